import type { Duration, Timestamp, Uint } from '../value.ts'

export const MIN_INT = -(2n ** 63n)
export const MAX_INT = 2n ** 63n - 1n
export const MAX_UINT = 2n ** 64n - 1n

/** Seconds since 1970 between which CEL knows timestamps: the years 1 to 9999. */
export const MIN_TIMESTAMP_SECONDS = -62_135_596_800n
export const MAX_TIMESTAMP_SECONDS = 253_402_300_799n

export const NANOSECONDS_PER_SECOND = 1_000_000_000n

export const uint = (value: bigint): Uint => ({ kind: 'uint', value })

export const duration = (nanoseconds: bigint): Duration => ({ kind: 'duration', nanoseconds })

export function timestamp(nanoseconds: bigint, offset = 0): Timestamp {
  return offset === 0 ? { kind: 'timestamp', nanoseconds } : { kind: 'timestamp', nanoseconds, offset }
}

export const isInt = (value: bigint): boolean => value >= MIN_INT && value <= MAX_INT
export const isUint = (value: bigint): boolean => value >= 0n && value <= MAX_UINT

/** Division that rounds towards negative infinity, as seconds of an instant before 1970 are counted. */
export function floorDivide(dividend: bigint, divisor: bigint): bigint {
  const quotient = dividend / divisor
  return dividend % divisor < 0n ? quotient - 1n : quotient
}
