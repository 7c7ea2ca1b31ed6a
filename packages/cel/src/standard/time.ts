import { durationType, intType, stringType, timestampType } from '../cel-type.ts'
import type { FunctionDeclaration } from '../function-declaration.ts'
import { method } from './overload.ts'

function getter(name: string, unit: string, withTimeZone = `timestamp_to_${unit}_with_tz`): FunctionDeclaration {
  return {
    name,
    overloads: [method(`timestamp_to_${unit}`, [timestampType], intType), method(withTimeZone, [timestampType, stringType], intType)],
  }
}

function getterOfDurationsToo(name: string, unit: string, withTimeZone?: string): FunctionDeclaration {
  const { overloads } = getter(name, unit, withTimeZone)
  return { name, overloads: [...overloads, method(`duration_to_${unit}`, [durationType], intType)] }
}

/** The parts of timestamps, in UTC or a named time zone, and of durations. */
export const time: readonly FunctionDeclaration[] = [
  getter('getFullYear', 'year'),
  getter('getMonth', 'month'),
  getter('getDayOfYear', 'day_of_year'),
  getter('getDayOfMonth', 'day_of_month'),
  getter('getDate', 'day_of_month_1_based'),
  getter('getDayOfWeek', 'day_of_week'),
  getterOfDurationsToo('getHours', 'hours'),
  getterOfDurationsToo('getMinutes', 'minutes'),
  getterOfDurationsToo('getSeconds', 'seconds', 'timestamp_to_seconds_tz'),
  getterOfDurationsToo('getMilliseconds', 'milliseconds'),
]
