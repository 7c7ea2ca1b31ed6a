import { EvaluationError } from '../value.ts'

/** A value that has no counterpart in the other type. */
export function conversionError(from: string, to: string): EvaluationError {
  return new EvaluationError(`type conversion error from '${from}' to '${to}'`)
}
