import { durationType, intType, stringType, timestampType } from '../cel-type.ts'
import type { FunctionDeclaration } from '../function-declaration.ts'
import type { Duration, Timestamp, Value } from '../value.ts'
import { floorDivide, NANOSECONDS_PER_SECOND } from '../values/scalars.ts'
import { method } from './overload.ts'
import { timeZoneOffset } from './time-zone.ts'

interface TimestampPart {
  /** What the part is called in the ids of overloads. */
  readonly unit: string
  /** Reads the part from a date whose UTC is the time in the zone asked for. */
  readonly read: (local: Date) => number
  /** The id with a time zone, where it does not follow the others. */
  readonly zonedId?: string
}

function getter(name: string, { unit, read, zonedId }: TimestampPart): FunctionDeclaration {
  return {
    name,
    // The values are of the declared types: cel-go guards these overloads, and so does the evaluator.
    overloads: [
      method(`timestamp_to_${unit}`, [timestampType], intType, (value) => BigInt(read(localDate(value as Timestamp, '')))),
      method(zonedId ?? `timestamp_to_${unit}_with_tz`, [timestampType, stringType], intType, (value, zone) =>
        BigInt(read(localDate(value as Timestamp, zone as string))),
      ),
    ],
  }
}

function getterOfDurationsToo(name: string, part: TimestampPart, ofDuration: (nanoseconds: bigint) => bigint): FunctionDeclaration {
  const evaluate = (value: Value): bigint => ofDuration((value as Duration).nanoseconds)
  return { name, overloads: [...getter(name, part).overloads, method(`duration_to_${part.unit}`, [durationType], intType, evaluate)] }
}

function localDate({ nanoseconds }: Timestamp, zone: string): Date {
  const milliseconds = Number(floorDivide(nanoseconds, 1_000_000n))
  return new Date(milliseconds + timeZoneOffset(zone)(Math.floor(milliseconds / 1000)) * 1000)
}

/** A duration in a greater unit, cut off. Go divides in doubles, which rounds the longest durations up. */
function inUnit(unit: bigint): (nanoseconds: bigint) => bigint {
  return (nanoseconds) => BigInt(Math.trunc(Number(nanoseconds / unit) + Number(nanoseconds % unit) / Number(unit)))
}

function dayOfYear(local: Date): number {
  const firstOfJanuary = new Date(0).setUTCFullYear(local.getUTCFullYear(), 0, 1)
  return Math.floor((local.getTime() - firstOfJanuary) / 86_400_000)
}

/** The parts of timestamps, in UTC or a named time zone, and of durations. Months, days and weekdays count from 0, but for `getDate`. */
export const time: readonly FunctionDeclaration[] = [
  getter('getFullYear', { unit: 'year', read: (local) => local.getUTCFullYear() }),
  getter('getMonth', { unit: 'month', read: (local) => local.getUTCMonth() }),
  getter('getDayOfYear', { unit: 'day_of_year', read: dayOfYear }),
  getter('getDayOfMonth', { unit: 'day_of_month', read: (local) => local.getUTCDate() - 1 }),
  getter('getDate', { unit: 'day_of_month_1_based', read: (local) => local.getUTCDate() }),
  getter('getDayOfWeek', { unit: 'day_of_week', read: (local) => local.getUTCDay() }),
  getterOfDurationsToo('getHours', { unit: 'hours', read: (local) => local.getUTCHours() }, inUnit(3600n * NANOSECONDS_PER_SECOND)),
  getterOfDurationsToo('getMinutes', { unit: 'minutes', read: (local) => local.getUTCMinutes() }, inUnit(60n * NANOSECONDS_PER_SECOND)),
  getterOfDurationsToo(
    'getSeconds',
    { unit: 'seconds', zonedId: 'timestamp_to_seconds_tz', read: (local) => local.getUTCSeconds() },
    inUnit(NANOSECONDS_PER_SECOND),
  ),
  getterOfDurationsToo(
    'getMilliseconds',
    { unit: 'milliseconds', read: (local) => local.getUTCMilliseconds() },
    (nanoseconds) => nanoseconds / 1_000_000n,
  ),
]
