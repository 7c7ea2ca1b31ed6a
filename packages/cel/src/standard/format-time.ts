import type { Duration, Timestamp } from '../value.ts'
import { floorDivide, NANOSECONDS_PER_SECOND } from '../values/scalars.ts'
import { formatPlainDouble } from '../values/format-double.ts'

/** `2024-02-29T12:00:00.5+01:00`: with the offset it was written with, and no more digits than needed (Go's `time.RFC3339Nano`). */
export function formatTimestamp({ nanoseconds, offset = 0 }: Timestamp): string {
  const seconds = Number(floorDivide(nanoseconds, NANOSECONDS_PER_SECOND)) + offset * 60
  const date = new Date(seconds * 1000)
  const day = [pad(date.getUTCFullYear(), 4), pad(date.getUTCMonth() + 1), pad(date.getUTCDate())].join('-')
  const time = [pad(date.getUTCHours()), pad(date.getUTCMinutes()), pad(date.getUTCSeconds())].join(':')
  return `${day}T${time}${fraction(nanoseconds)}${zone(offset)}`
}

function fraction(nanoseconds: bigint): string {
  const rest = nanoseconds - floorDivide(nanoseconds, NANOSECONDS_PER_SECOND) * NANOSECONDS_PER_SECOND
  return rest === 0n ? '' : `.${String(rest).padStart(9, '0').replace(/0+$/, '')}`
}

function zone(offset: number): string {
  if (offset === 0) return 'Z'
  const minutes = Math.abs(offset)
  return `${offset < 0 ? '-' : '+'}${pad(Math.floor(minutes / 60))}:${pad(minutes % 60)}`
}

function pad(value: number, digits = 2): string {
  return String(value).padStart(digits, '0')
}

/** `1.5s`: seconds as a double, which for long durations forgets nanoseconds, as upstream does. */
export function formatDuration({ nanoseconds }: Duration): string {
  const seconds = Number(nanoseconds / NANOSECONDS_PER_SECOND) + Number(nanoseconds % NANOSECONDS_PER_SECOND) / 1e9
  return `${formatPlainDouble(seconds)}s`
}
