import { compilePattern } from '../standard/strings.ts'
import { EvaluationError } from '../value.ts'
import { isKind } from '../values/value-kind.ts'
import { asStep } from './attribute.ts'
import { callStep, dispatched, guarded, type Implementation, type PlannedCall } from './call.ts'
import { callPrice } from './call-cost.ts'
import type { FunctionEntry } from './function-index.ts'
import { constantPlan, folded, stepPlan, type Planned } from './planned.ts'
import { membershipStep } from './set-membership.ts'

/** Functions that are called beforehand when their argument is a constant (cel-go's overloads.go, IsTypeConversionFunction). */
const conversions: ReadonlySet<string> = new Set([
  'bool',
  'bytes',
  'double',
  'duration',
  'dyn',
  'int',
  'string',
  'timestamp',
  'type',
  'uint',
])

/** Functions whose second argument is a pattern (cel-go's optimizations.go, Kubernetes' library/regex.go). */
const patterns: ReadonlySet<string> = new Set(['matches', 'find', 'findAll'])

/**
 * A call of a function of the libraries, where that is possible computed beforehand. `overloadId` is empty where the values decide.
 *
 * @throws EvaluationError
 */
export function planFunctionCall(entry: FunctionEntry, overloadId: string, operands: readonly Planned[]): Planned {
  const price = callPrice(entry, overloadId)
  const call: PlannedCall = { args: operands.map(asStep), ...implementation(entry, overloadId), price }
  const [first, second] = operands
  if (operands.length === 1 && first?.kind === 'constant' && conversions.has(entry.name)) return folded(callStep(call))
  if (second?.kind === 'constant') {
    if (overloadId === 'in_list' && isKind(second.value, 'list')) {
      if (second.value.size === 0) return constantPlan(false)
      const step = membershipStep(asStep(first as Planned), second.value)
      if (step !== undefined) return stepPlan(step)
    }
    if (typeof second.value === 'string' && patterns.has(entry.name)) {
      return stepPlan(callStep({ ...call, evaluate: withPattern(second.value, entry.name, call.evaluate), endsEarly: true }))
    }
  }
  return stepPlan(callStep(call))
}

function implementation(entry: FunctionEntry, overloadId: string): Pick<PlannedCall, 'evaluate' | 'endsEarly'> {
  if (entry.evaluate !== undefined) return { evaluate: entry.evaluate, endsEarly: false }
  const [only] = entry.overloads
  const overload = overloadId === '' && entry.overloads.length === 1 ? only : entry.overloads.find(({ id }) => id === overloadId)
  if (overload !== undefined) return { evaluate: guarded(entry.name, overload), endsEarly: false }
  return { evaluate: dispatched(entry), endsEarly: true }
}

/** A constant pattern is compiled once, and is refused before anything is evaluated. */
function withPattern(pattern: string, name: string, evaluate: Implementation): Implementation {
  const compiled = compilePattern(pattern)
  return (text, ...rest) => {
    if (typeof text !== 'string') throw new EvaluationError('no such overload')
    return name === 'matches' ? compiled.test(text) : evaluate(text, ...rest)
  }
}
