import { EvaluationError, type Value } from '../value.ts'
import { isKind, typeNameOf } from '../values/value-kind.ts'

/** The second operand does not fit the first. */
export function mismatch(): EvaluationError {
  return new EvaluationError('no such overload')
}

/**
 * The first operand has no such operation at all. Upstream names the function, but not for types that look for a method of that name
 * themselves (cel-go's traits.ReceiverType).
 */
export function unsupported(name: string, operand: Value): EvaluationError {
  const receives = typeof operand === 'string' || isKind(operand, 'timestamp') || isKind(operand, 'duration')
  return receives ? mismatch() : new EvaluationError(`no such overload: ${name}`)
}

/** What a function with an implementation for each overload says of arguments that fit none. */
export function noSuchOverload(name: string, args: readonly Value[]): EvaluationError {
  return new EvaluationError(`no such overload: ${name}(${args.map(typeNameOf).join(', ')})`)
}
