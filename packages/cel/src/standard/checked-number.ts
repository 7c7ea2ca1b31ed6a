import { EvaluationError, type Timestamp, type Uint } from '../value.ts'
import {
  floorDivide,
  isInt,
  isUint,
  MAX_TIMESTAMP_SECONDS,
  MIN_TIMESTAMP_SECONDS,
  NANOSECONDS_PER_SECOND,
  timestamp,
  uint,
} from '../values/scalars.ts'

/** An int, unless the result does not fit 64 bits. */
export function checkedInt(result: bigint): bigint {
  if (!isInt(result)) throw new EvaluationError('integer overflow')
  return result
}

/** A uint, unless the result does not fit 64 bits. */
export function checkedUint(result: bigint): Uint {
  if (!isUint(result)) throw new EvaluationError('unsigned integer overflow')
  return uint(result)
}

/** A timestamp, unless it falls outside the years 1 to 9999. */
export function checkedTimestamp(nanoseconds: bigint, offset?: number): Timestamp {
  const seconds = floorDivide(nanoseconds, NANOSECONDS_PER_SECOND)
  if (seconds < MIN_TIMESTAMP_SECONDS || seconds > MAX_TIMESTAMP_SECONDS) throw new EvaluationError('timestamp overflow')
  return timestamp(nanoseconds, offset)
}
