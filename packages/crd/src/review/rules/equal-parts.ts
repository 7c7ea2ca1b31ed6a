import { EvaluationError, type Part, partsEqual } from '@kindbox/cel'

/**
 * Whether two parts of larger values are equal.
 *
 * @throws EvaluationError where they cannot be compared
 */
export function equalParts(left: Part, right: Part): boolean {
  const equal = partsEqual(left, right)
  if (equal instanceof EvaluationError) throw equal
  return equal
}
