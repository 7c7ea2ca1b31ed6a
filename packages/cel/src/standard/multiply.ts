import { EvaluationError, type Value } from '../value.ts'
import { duration, uint } from '../values/scalars.ts'
import { isKind } from '../values/value-kind.ts'
import { checkedInt, checkedUint } from './checked-number.ts'
import { mismatch, unsupported } from './no-such-overload.ts'

/** `left * right` of numbers of one type. */
export function multiply(left: Value, right: Value): Value {
  if (typeof left === 'bigint') {
    if (typeof right === 'bigint') return checkedInt(left * right)
    throw mismatch()
  }
  if (typeof left === 'number') {
    if (typeof right === 'number') return left * right
    throw mismatch()
  }
  if (!isKind(left, 'uint')) throw unsupported('_*_', left)
  if (isKind(right, 'uint')) return checkedUint(left.value * right.value)
  throw mismatch()
}

/** `left / right` of numbers of one type; integers are cut off towards zero. */
export function divide(left: Value, right: Value): Value {
  if (typeof left === 'bigint') {
    if (typeof right === 'bigint') return checkedInt(left / divisor(right, 'division'))
    throw mismatch()
  }
  if (typeof left === 'number') {
    if (typeof right === 'number') return left / right
    throw mismatch()
  }
  if (!isKind(left, 'uint')) throw unsupported('_/_', left)
  if (isKind(right, 'uint')) return uint(left.value / divisor(right.value, 'division'))
  throw mismatch()
}

/** `left % right` of integers of one type; the sign is the dividend's. */
export function modulo(left: Value, right: Value): Value {
  if (typeof left === 'bigint') {
    if (typeof right !== 'bigint') throw mismatch()
    const remainder = left % divisor(right, 'modulus')
    // The quotient of the least int by -1 does not fit, and cel-go refuses its remainder too.
    if (right === -1n) checkedInt(-left)
    return remainder
  }
  if (!isKind(left, 'uint')) throw unsupported('_%_', left)
  if (isKind(right, 'uint')) return uint(left.value % divisor(right.value, 'modulus'))
  throw mismatch()
}

function divisor(value: bigint, operation: 'division' | 'modulus'): bigint {
  if (value === 0n) throw new EvaluationError(`${operation} by zero`)
  return value
}

/** `-operand`: of numbers, and of durations where the type is known only at run time. */
export function negate(operand: Value): Value {
  if (typeof operand === 'bigint') return checkedInt(-operand)
  if (typeof operand === 'number') return -operand
  if (typeof operand === 'boolean') throw mismatch()
  if (isKind(operand, 'duration')) return duration(checkedInt(-operand.nanoseconds))
  throw unsupported('-_', operand)
}
