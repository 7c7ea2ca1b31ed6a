import type { Timestamp } from '../value.ts'
import { NANOSECONDS_PER_SECOND } from '../values/scalars.ts'
import { checkedTimestamp } from './checked-number.ts'

/** What Go's `time.Parse` takes for RFC 3339: also an hour of one digit, and a comma before the fraction. */
const RFC3339 = /^(\d{4})-(\d\d)-(\d\d)T(\d\d?):(\d\d):(\d\d)(?:[.,](\d+))?(?:Z|([+-])(\d\d):(\d\d))$/

/**
 * A timestamp from its text, as Go's `time.Parse(time.RFC3339, text)`; undefined when it is none. Digits beyond nanoseconds are dropped.
 *
 * @throws EvaluationError outside the years 1 to 9999
 */
export function parseTimestamp(text: string): Timestamp | undefined {
  const parts = RFC3339.exec(text)
  if (parts === null) return undefined
  const [year, month, day, hour, minute, second] = parts.slice(1, 7).map(Number) as [number, number, number, number, number, number]
  if (month < 1 || month > 12 || day < 1 || day > daysIn(year, month)) return undefined
  if (hour > 23 || minute > 59 || second > 59) return undefined
  const [fraction = '', sign, offsetHours = '0', offsetMinutes = '0'] = parts.slice(7)
  // Go allows what some people write: offsets of 24 hours and of 60 minutes.
  if (Number(offsetHours) > 24 || Number(offsetMinutes) > 60) return undefined
  const offset = (Number(offsetHours) * 60 + Number(offsetMinutes)) * (sign === '-' ? -1 : 1)
  const seconds = secondsSince1970(year, month, day) + (hour * 60 + minute - offset) * 60 + second
  const nanoseconds = BigInt(fraction.slice(0, 9).padEnd(9, '0'))
  return checkedTimestamp(BigInt(seconds) * NANOSECONDS_PER_SECOND + nanoseconds, offset)
}

function daysIn(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31
}

function secondsSince1970(year: number, month: number, day: number): number {
  // Date.UTC takes the years 0 to 99 for 1900 to 1999.
  return new Date(0).setUTCFullYear(year, month - 1, day) / 1000
}
