import { startsWithDate, twoDigits } from './date.ts'

// Any character may stand before the fraction: upstream's pattern has an unescaped dot.
const FRACTION_AND_ZONE = /^(?:[^\n][0-9]+)?(?:[zZ]|[+-][0-9]{2}:[0-9]{2})$/u

/**
 * A date, `T` and a time with zone (RFC 3339), as lax as the server: the offset may be any two pairs of digits, and what
 * follows a second `T` is not looked at (kube-openapi strfmt.IsDateTime splits at every T). No leap seconds.
 */
export function isDateTime(value: string): boolean {
  if ((value[10] !== 'T' && value[10] !== 't') || value[13] !== ':' || value[16] !== ':') return false
  if (!(twoDigits(value, 11) <= 23 && twoDigits(value, 14) <= 59 && twoDigits(value, 17) <= 59) || !startsWithDate(value)) return false
  if (value.length === 20 && value[19] === 'Z') return true
  const [zone = ''] = value.slice(19).split(/[tT]/, 1)
  return FRACTION_AND_ZONE.test(zone)
}
