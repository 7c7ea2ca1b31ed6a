import { compileEvaluateRules, type EvaluateRules } from '@kindbox/crd/steps'
import { median } from '../statistics.ts'
import { COMPILATIONS, type Measurement, SLICE } from './measurement.ts'
import type { RuleCase } from './rule-case.ts'

/** The clock is asked seldom, so that asking takes no part of the time. */
const BATCH = 16

/** Measures a rule with `@kindbox/cel`, from the JSON value to the server's errors. */
export function measureKindbox({ schema, object }: RuleCase): Measurement {
  const compilations: number[] = []
  let evaluate: EvaluateRules | undefined
  for (let i = 0; i < COMPILATIONS; i++) {
    const started = performance.now()
    evaluate = compileEvaluateRules(schema)
    // Rules are compiled when a value comes.
    evaluate?.(object)
    compilations.push((performance.now() - started) * 1000)
  }
  if (evaluate === undefined) throw new TypeError('a schema without rules')
  const { errors } = evaluate(object)
  let evaluations = 0
  let time = 0
  for (const started = performance.now(); time < SLICE; time = performance.now() - started) {
    for (let i = 0; i < BATCH; i++) evaluate(object)
    evaluations += BATCH
  }
  return { perSecond: (evaluations / time) * 1000, compile: median(compilations), errors: errors.map(({ message }) => message) }
}
