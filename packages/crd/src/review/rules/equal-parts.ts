import { equal, EvaluationError, type Value } from '@kindbox/cel'

/**
 * Whether two parts of larger values are equal. One that is not of its schema's type is an error on the left; on the right it is only that beside a
 * list or a map, and something else than any scalar.
 */
export function equalParts(left: () => Value, right: () => Value): boolean {
  const mine = left()
  let theirs: Value
  try {
    theirs = right()
  } catch (error) {
    if (error instanceof EvaluationError && !isContainer(mine)) return false
    throw error
  }
  return equal(mine, theirs)
}

function isContainer(value: Value): boolean {
  return typeof value === 'object' && value !== null && 'kind' in value && (value.kind === 'list' || value.kind === 'map')
}
