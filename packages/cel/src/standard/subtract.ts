import { EvaluationError, type Timestamp, type Value } from '../value.ts'
import { duration, floorDivide, isInt, NANOSECONDS_PER_SECOND } from '../values/scalars.ts'
import { isKind } from '../values/value-kind.ts'
import { checkedInt, checkedTimestamp, checkedUint } from './checked-number.ts'
import { mismatch, unsupported } from './no-such-overload.ts'

/** `left - right`: numbers, durations, and times. */
export function subtract(left: Value, right: Value): Value {
  if (typeof left === 'bigint') {
    if (typeof right === 'bigint') return checkedInt(left - right)
    throw mismatch()
  }
  if (typeof left === 'number') {
    if (typeof right === 'number') return left - right
    throw mismatch()
  }
  if (isKind(left, 'uint')) {
    if (isKind(right, 'uint')) return checkedUint(left.value - right.value)
    throw mismatch()
  }
  if (isKind(left, 'duration')) {
    if (isKind(right, 'duration')) return duration(checkedInt(left.nanoseconds - right.nanoseconds))
    throw mismatch()
  }
  if (isKind(left, 'timestamp')) return subtractFromTimestamp(left, right)
  throw unsupported('_-_', left)
}

function subtractFromTimestamp(left: Timestamp, right: Value): Value {
  if (isKind(right, 'duration')) return checkedTimestamp(left.nanoseconds + checkedInt(-right.nanoseconds), left.offset)
  if (!isKind(right, 'timestamp')) throw mismatch()
  // cel-go checks the whole seconds on their own, so the last second before the limit does not fit (overflow.go, subtractTimeChecked).
  const seconds = wholeSeconds(left) - wholeSeconds(right)
  if (!isInt(seconds * NANOSECONDS_PER_SECOND)) throw new EvaluationError('integer overflow')
  return duration(checkedInt(left.nanoseconds - right.nanoseconds))
}

function wholeSeconds({ nanoseconds }: Timestamp): bigint {
  return floorDivide(nanoseconds, NANOSECONDS_PER_SECOND)
}
