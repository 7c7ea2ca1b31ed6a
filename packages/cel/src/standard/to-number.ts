import { EvaluationError, type Duration, type Timestamp, type Uint, type Value } from '../value.ts'
import { floorDivide, isInt, isUint, MAX_UINT, NANOSECONDS_PER_SECOND, uint } from '../values/scalars.ts'
import { checkedInt, checkedUint } from './checked-number.ts'
import { conversionError } from './conversion-error.ts'
import { parseDouble } from './parse-double.ts'

/** `int(text)`: decimal digits with an optional sign. */
export function intOfString(text: Value): bigint {
  const value = parseInteger(text as string, /^[+-]?\d+$/)
  if (value === undefined || !isInt(value)) throw conversionError('string', 'int')
  return value
}

/** `uint(text)`: decimal digits. */
export function uintOfString(text: Value): Uint {
  const value = parseInteger(text as string, /^\d+$/)
  if (value === undefined || !isUint(value)) throw conversionError('string', 'uint')
  return uint(value)
}

function parseInteger(text: string, pattern: RegExp): bigint | undefined {
  if (!pattern.test(text)) return undefined
  const negative = text.startsWith('-')
  const digits = text.replace(/^[+-]?0*/, '')
  // BigInt would take quadratic time for a megabyte of digits.
  const magnitude = digits.length > 20 ? MAX_UINT + 1n : BigInt(digits)
  return negative ? -magnitude : magnitude
}

/** `int(double)`: cut off towards zero. Both ends of the range are refused, as upstream does. */
export function intOfDouble(value: Value): bigint {
  const double = value as number
  if (!(double > -(2 ** 63) && double < 2 ** 63)) throw new EvaluationError('integer overflow')
  return BigInt(Math.trunc(double))
}

/** `uint(double)`: cut off towards zero. */
export function uintOfDouble(value: Value): Uint {
  const double = value as number
  if (!(double >= 0 && double < 2 ** 64)) throw new EvaluationError('unsigned integer overflow')
  return uint(BigInt(Math.trunc(double)))
}

export const intOfUint = (value: Value): bigint => checkedInt((value as Uint).value)
export const uintOfInt = (value: Value): Uint => checkedUint(value as bigint)

/** Nanoseconds. */
export const intOfDuration = (value: Value): bigint => (value as Duration).nanoseconds
/** Whole seconds since 1970. */
export const intOfTimestamp = (value: Value): bigint => floorDivide((value as Timestamp).nanoseconds, NANOSECONDS_PER_SECOND)

export const doubleOfInt = (value: Value): number => Number(value as bigint)
export const doubleOfUint = (value: Value): number => Number((value as Uint).value)

export function doubleOfString(text: Value): number {
  const value = parseDouble(text as string)
  if (value === undefined) throw conversionError('string', 'double')
  return value
}
