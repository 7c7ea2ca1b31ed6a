import { compile } from '../compile/compile.ts'
import { estimateCost } from '../estimate/estimate-cost.ts'
import { plan } from '../evaluate/plan.ts'
import { kubernetesEnvironment } from '../kubernetes-environment.ts'
import { EvaluationError, type Value } from '../value.ts'
import { goText } from '../values/go-text.ts'

/**
 * What an expression without variables comes to, what it cost, and what it can cost at most, as far as numbers are exact. Errors are texts
 * that begin so.
 */
export function evaluated(source: string): { readonly value: string; readonly cost: number; readonly estimate: number } {
  const result = compile(kubernetesEnvironment, source)
  if ('text' in result) throw new Error(result.text)
  const { value, cost } = plan(result.expr).evaluate({})
  const { max } = estimateCost(result.expr, { sizeOf: () => undefined })
  const text = value instanceof EvaluationError ? `error: ${value.message}` : shown(value)
  return { value: text, cost, estimate: Math.min(max, Number.MAX_SAFE_INTEGER) }
}

function shown(value: Value): string {
  return typeof value === 'string' ? JSON.stringify(value) : goText(value)
}
