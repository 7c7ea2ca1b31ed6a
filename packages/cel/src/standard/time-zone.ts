import { goQuote } from '@kindbox/core'

import { EvaluationError } from '../value.ts'
import { isInt } from '../values/scalars.ts'

/** Seconds east of UTC at an instant, given in seconds since 1970. */
type Offset = (seconds: number) => number

/** Zones kept ready; making a formatter costs about as much as a thousand evaluations. */
const CACHE_SIZE = 500

const cache = new Map<string, Offset>()

/**
 * How far a time zone is from UTC: an IANA name as Go's `time.LoadLocation` takes it, or hours and minutes such as `-08:30`.
 *
 * @throws EvaluationError when there is no such zone
 */
export function timeZoneOffset(zone: string): Offset {
  const colon = zone.indexOf(':')
  if (colon !== -1) return fixed(zone, colon)
  if (zone === '' || zone === 'UTC' || zone === 'Local') return () => 0
  const cached = cache.get(zone) ?? named(zone)
  if (cache.size >= CACHE_SIZE) cache.clear()
  cache.set(zone, cached)
  return cached
}

function fixed(zone: string, colon: number): Offset {
  const hours = atoi(zone.slice(0, colon))
  const minutes = atoi(zone.slice(colon + 1))
  const offset = (hours * 60 + (zone.startsWith('-') ? -minutes : minutes)) * 60
  return () => offset
}

function atoi(text: string): number {
  if (!/^[+-]?\d+$/.test(text)) throw new EvaluationError(`strconv.Atoi: parsing ${goQuote(text)}: invalid syntax`)
  const value = text.length > 40 ? 2n ** 64n : BigInt(text.startsWith('+') ? text.slice(1) : text)
  if (!isInt(value)) throw new EvaluationError(`strconv.Atoi: parsing ${goQuote(text)}: value out of range`)
  return Number(value)
}

function named(zone: string): Offset {
  if (zone.includes('..') || zone.startsWith('/') || zone.includes('\\')) throw new EvaluationError('time: invalid location name')
  const format = formatter(zone)
  if (format === undefined) throw new EvaluationError(`unknown time zone ${zone}`)
  return (seconds) => localSeconds(format, seconds) - seconds
}

/** Names of zones are names of files to Go, so their case counts; to JavaScript it does not. */
const NAME = /^[A-Z][\w+-]*(?:\/[A-Z][\w+-]*)*$/

function formatter(zone: string): Intl.DateTimeFormat | undefined {
  if (!NAME.test(zone)) return undefined
  try {
    return new Intl.DateTimeFormat('en-US-u-ca-gregory-nu-latn', {
      timeZone: zone,
      hourCycle: 'h23',
      era: 'short',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    })
  } catch (error) {
    if (error instanceof RangeError) return undefined
    throw error
  }
}

function localSeconds(format: Intl.DateTimeFormat, seconds: number): number {
  const parts = new Map<string, string>()
  for (const { type, value } of format.formatToParts(seconds * 1000)) parts.set(type, value)
  const number = (name: string): number => Number(parts.get(name))
  const year = parts.get('era') === 'AD' ? number('year') : 1 - number('year')
  const days = new Date(0).setUTCFullYear(year, number('month') - 1, number('day')) / 1000
  return days + number('hour') * 3600 + number('minute') * 60 + number('second')
}
