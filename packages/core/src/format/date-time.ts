import { isDate } from './date.ts'

// Any character may stand before the fraction: upstream's pattern has an unescaped dot. No leap seconds.
const TIME = /^(?:[01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9](?:[^\n][0-9]+)?(?:[zZ]|[+-][0-9]{2}:[0-9]{2})$/u

/**
 * A date, `T` and a time with zone (RFC 3339), as lax as the server: the offset may be any two pairs of digits, and what
 * follows a second `T` is not looked at (kube-openapi strfmt.IsDateTime splits at every T).
 */
export function isDateTime(value: string): boolean {
  if (value[10] !== 'T' && value[10] !== 't') return false
  const rest = value.slice(11)
  const end = rest.search(/[tT]/)
  return isDate(value.slice(0, 10)) && TIME.test(end === -1 ? rest : rest.slice(0, end))
}
