/**
 * Numbers as the server holds them: an `int64` where the document wrote an integer that fits, a `float64` otherwise
 * (sigs.k8s.io/json, `UnmarshalCaseSensitivePreserveInts`). A JavaScript number is an int64 when it has no fraction and
 * fits; a bigint is an int64 that a JavaScript number cannot hold exactly.
 */
export type GoNumber = number | bigint

const TWO_63 = 2 ** 63
const MAX_SAFE = 2 ** 53 - 1
const MAX_INT32 = 2 ** 31 - 1
const MIN_INT32 = -(2 ** 31)

export function isGoNumber(value: unknown): value is GoNumber {
  return typeof value === 'number' || typeof value === 'bigint'
}

/** Whether Go holds the number as an int64. */
export function isInt64(value: GoNumber): boolean {
  return typeof value === 'bigint' || fitsInt64(value)
}

/** Whether a float is a whole number that an int64 can hold: `strconv.ParseInt` of its decimal digits succeeds. */
export function fitsInt64(value: number): boolean {
  return Number.isInteger(value) && value >= -TWO_63 && value < TWO_63
}

export function fitsInt32(value: GoNumber): boolean {
  return typeof value === 'bigint' ? false : Number.isInteger(value) && value >= MIN_INT32 && value <= MAX_INT32
}

/** Go's `int64(float)`: the fraction is cut off; what does not fit becomes the smallest int64, as on amd64. */
export function truncateToInt64(value: number): GoNumber {
  const whole = Math.trunc(value)
  if (!fitsInt64(whole)) return BigInt(-TWO_63)
  // Go prints all digits of an int64.
  if (!Number.isSafeInteger(whole)) return BigInt(whole)
  return whole === 0 ? 0 : whole
}

/**
 * `swag.IsFloat64AJSONInteger`: whole, or so near to it that a relative error of 1e-9 explains the difference. Only
 * floats within ±(2^53 - 1) can be.
 */
export function isJsonInteger(value: number): boolean {
  if (Number.isNaN(value) || Math.abs(value) > MAX_SAFE) return false
  if (Number.isInteger(value)) return true
  // A negative float converts to a huge uint64 in Go, so that the comparison below never holds for one.
  const whole = Math.trunc(value)
  if (value < 0 || whole === 0) return false
  return (value - whole) / (value + whole) < 1e-9
}

/** `fmt.Sprintf("%v", n)`: integers in digits, floats as {@link formatFloat}. */
export function formatNumber(value: GoNumber): string {
  if (typeof value === 'bigint') return value.toString()
  return fitsInt64(value) ? formatDigits(value) : formatFloat(value)
}

/** `fmt.Sprintf("%v", f)` of a float64: shortest digits, with an exponent below 1e-4 and from 1e6. */
export function formatFloat(value: number): string {
  if (value === 0) return Object.is(value, -0) ? '-0' : '0'
  if (!Number.isFinite(value)) return Number.isNaN(value) ? 'NaN' : value > 0 ? '+Inf' : '-Inf'
  const [mantissa = '', exponentText = '0'] = value.toExponential().split('e')
  const exponent = Number(exponentText)
  if (exponent >= -4 && exponent < 6) return positional(mantissa, exponent)
  const digits = Math.abs(exponent).toString().padStart(2, '0')
  return `${mantissa}e${exponent < 0 ? '-' : '+'}${digits}`
}

function positional(mantissa: string, exponent: number): string {
  const sign = mantissa.startsWith('-') ? '-' : ''
  const digits = mantissa.replace('-', '').replace('.', '')
  if (exponent < 0) return `${sign}0.${'0'.repeat(-exponent - 1)}${digits}`
  if (digits.length <= exponent + 1) return sign + digits.padEnd(exponent + 1, '0')
  return `${sign}${digits.slice(0, exponent + 1)}.${digits.slice(exponent + 1)}`
}

function formatDigits(value: number): string {
  return value === 0 ? '0' : value.toString()
}
