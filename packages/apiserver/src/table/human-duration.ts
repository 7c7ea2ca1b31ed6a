const MINUTE = 60
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR
const YEAR = 365 * DAY

/** Up to so many seconds, a duration is written in these one or two units (apimachinery pkg/util/duration). */
const STEPS: readonly [below: number, unit: number, sign: string, rest: number, restSign: string][] = [
  [2 * MINUTE, 1, 's', 0, ''],
  [10 * MINUTE, MINUTE, 'm', 1, 's'],
  [3 * HOUR, MINUTE, 'm', 0, ''],
  [8 * HOUR, HOUR, 'h', MINUTE, 'm'],
  [2 * DAY, HOUR, 'h', 0, ''],
  [8 * DAY, DAY, 'd', HOUR, 'h'],
  [2 * YEAR, DAY, 'd', 0, ''],
  [8 * YEAR, YEAR, 'y', DAY, 'd'],
  [Infinity, YEAR, 'y', 0, ''],
]

/** An age as kubectl shows it: `5s`, `3m20s`, `2d`. Milliseconds; clocks may differ by a second. */
export function humanDuration(milliseconds: number): string {
  const seconds = Math.trunc(milliseconds / 1_000)
  if (seconds < -1) return '<invalid>'
  if (seconds < 0) return '0s'
  const [, unit, sign, rest, restSign] = STEPS.find(([below]) => seconds < below)!
  const whole = `${Math.floor(seconds / unit)}${sign}`
  const left = rest === 0 ? 0 : Math.floor((seconds % unit) / rest)
  return left === 0 ? whole : `${whole}${left}${restSign}`
}
