import { EvaluationError, type Value } from '../value.ts'
import { isEqual } from '../values/equal.ts'
import type { Part } from '../values/parts.ts'
import { isKind } from '../values/value-kind.ts'

/** Values without those that equal an earlier one, in their order; errors equal nothing. Scalars take linear time. */
export function distinct(values: readonly Part[]): readonly Part[] {
  const seen = new Set<unknown>()
  const others: Value[] = []
  return values.filter((value) => {
    if (value instanceof EvaluationError) return true
    const scalar = scalarOf(value)
    if (scalar !== undefined) return !seen.has(scalar) && seen.add(scalar) !== undefined
    if (others.some((other) => isEqual(value, other))) return false
    others.push(value)
    return true
  })
}

/** What two scalars have in common if and only if they are equal; numbers are equal across their types. */
function scalarOf(value: Value): unknown {
  if (typeof value === 'number') return Number.isInteger(value) ? BigInt(value) : Number.isNaN(value) ? {} : value
  if (isKind(value, 'uint')) return value.value
  return typeof value === 'object' ? undefined : value
}
