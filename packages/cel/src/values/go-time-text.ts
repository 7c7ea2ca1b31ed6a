import type { Duration, Timestamp } from '../value.ts'
import { floorDivide, NANOSECONDS_PER_SECOND } from './scalars.ts'

const MINUTE = 60n * NANOSECONDS_PER_SECOND

/** `2026-01-02 03:04:05.5 +0000 UTC`, as Go's `time.Time` writes itself; an offset stands there twice, as it has no name. */
export function goTime({ nanoseconds, offset = 0 }: Timestamp): string {
  const seconds = floorDivide(nanoseconds, NANOSECONDS_PER_SECOND)
  const [day, time] = new Date((Number(seconds) + offset * 60) * 1000).toISOString().slice(0, -5).split('T')
  const minutes = Math.abs(offset)
  const digits = [Math.floor(minutes / 60), minutes % 60].map((part) => String(part).padStart(2, '0')).join('')
  const zone = `${offset < 0 ? '-' : '+'}${digits}`
  return `${day} ${time}${fraction(nanoseconds - seconds * NANOSECONDS_PER_SECOND, 9)} ${zone} ${offset === 0 ? 'UTC' : zone}`
}

/** `1h0m1.5s`, as Go's `time.Duration` writes itself. */
export function goDuration({ nanoseconds }: Duration): string {
  if (nanoseconds === 0n) return '0s'
  const sign = nanoseconds < 0n ? '-' : ''
  const length = nanoseconds < 0n ? -nanoseconds : nanoseconds
  for (const [unit, digits] of [
    ['ns', 0],
    ['\u00b5s', 3],
    ['ms', 6],
  ] as const) {
    const scale = 10n ** BigInt(digits)
    if (length < scale * 1000n) return `${sign}${length / scale}${fraction(length % scale, digits)}${unit}`
  }
  const seconds = `${(length % MINUTE) / NANOSECONDS_PER_SECOND}${fraction(length % NANOSECONDS_PER_SECOND, 9)}s`
  const minutes = length / MINUTE
  if (minutes === 0n) return sign + seconds
  return minutes < 60n ? `${sign}${minutes}m${seconds}` : `${sign}${minutes / 60n}h${minutes % 60n}m${seconds}`
}

function fraction(rest: bigint, digits: number): string {
  return rest === 0n ? '' : `.${String(rest).padStart(digits, '0').replace(/0+$/u, '')}`
}
