/**
 * A double as Go's `%g` writes it: the shortest digits that give the same number, with an exponent below 1e-4 and from 1e6 on
 * (`strconv.FormatFloat(value, 'g', -1, 64)`).
 */
export function formatDouble(value: number): string {
  if (!Number.isFinite(value) || value === 0) return special(value)
  const { sign, digits, exponent } = shortest(value)
  if (exponent >= -4 && exponent < 6) return sign + positional(digits, exponent)
  const fraction = digits.length > 1 ? `.${digits.slice(1)}` : ''
  return `${sign}${digits.charAt(0)}${fraction}e${exponent < 0 ? '-' : '+'}${String(Math.abs(exponent)).padStart(2, '0')}`
}

/** The same without ever an exponent: `strconv.FormatFloat(value, 'f', -1, 64)`. */
export function formatPlainDouble(value: number): string {
  if (!Number.isFinite(value) || value === 0) return special(value)
  const { sign, digits, exponent } = shortest(value)
  return sign + positional(digits, exponent)
}

function special(value: number): string {
  if (Number.isNaN(value)) return 'NaN'
  if (value === 0) return Object.is(value, -0) ? '-0' : '0'
  return value > 0 ? '+Inf' : '-Inf'
}

/** JavaScript finds the same shortest digits as Go; only where it puts the point differs. */
function shortest(value: number): { sign: string; digits: string; exponent: number } {
  const [mantissa = '', exponent = '0'] = Math.abs(value).toExponential().split('e')
  return { sign: value < 0 ? '-' : '', digits: mantissa.replace('.', ''), exponent: Number(exponent) }
}

function positional(digits: string, exponent: number): string {
  if (exponent < 0) return `0.${'0'.repeat(-exponent - 1)}${digits}`
  if (exponent >= digits.length - 1) return digits.padEnd(exponent + 1, '0')
  return `${digits.slice(0, exponent + 1)}.${digits.slice(exponent + 1)}`
}
