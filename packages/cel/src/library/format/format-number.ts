import { EvaluationError } from '../../value.ts'
import { formatPlainDouble } from '../../values/format-double.ts'

/** Beyond this, padding would only fill memory. */
const widest = 2 ** 24
const significantDigits = 6
/** So many digits tell whether what is left out is exactly one half. */
const tellingDigits = 60
const superscripts = Array.from('⁰¹²³⁴⁵⁶⁷⁸⁹')

/** NaN and the infinities as Go's printer for English writes them; undefined for all other numbers. */
function special(value: number): string | undefined {
  if (Number.isNaN(value)) return 'NaN'
  if (Number.isFinite(value)) return undefined
  return value > 0 ? '∞' : '-∞'
}

/**
 * `1,234.500`: rounded half to even by its exact value, with groups of three. Go's printer keeps the precision in 16 bits where it limits
 * digits, and in 8 where it adds zeros; without a limit it takes the shortest digits.
 */
export function formatFixed(value: number, precision: number): string {
  const least = precision % 2 ** 8
  const limit = ((precision + 2 ** 15) % 2 ** 16) - 2 ** 15
  const [whole = '', fraction = ''] = (limit < 0 ? formatPlainDouble(Math.abs(value)) : roundExactly(Math.abs(value), limit)).split('.')
  return special(value) ?? fixedText(value, whole, fraction, least)
}

function fixedText(value: number, whole: string, fraction: string, least: number): string {
  const digits = fraction.replace(/0+$/u, '').padEnd(least, '0')
  const grouped = whole.replaceAll(/\B(?=(?:\d{3})+$)/gu, ',')
  return `${value < 0 ? '-' : ''}${grouped}${digits === '' ? '' : `.${digits}`}`
}

/** `1.234568×10¹¹`, always with six digits after the point: upstream takes the precision for a width. */
export function formatScientific(value: number, width: number): string {
  if (width > widest) throw new EvaluationError(`format: width ${width} is more than ${widest}`)
  return (special(value) ?? scientificText(value)).padStart(width)
}

function scientificText(value: number): string {
  const [mantissa = '', power = ''] = Math.abs(value).toExponential(tellingDigits).split('e')
  const digits = mantissa.replace('.', '')
  const kept = BigInt(digits.slice(0, significantDigits + 1))
  const rounded = String(isRoundedUp(digits.slice(significantDigits + 1), kept) ? kept + 1n : kept)
  const carried = rounded.length > significantDigits + 1
  const exponent = Number(power) + (carried ? 1 : 0)
  const shown = value === 0 ? '0'.repeat(significantDigits + 1) : rounded
  const raised = Array.from(String(Math.abs(exponent)).padStart(2, '0'), (digit) => superscripts[Number(digit)]).join('')
  return `${value < 0 ? '-' : ''}${shown[0]}.${shown.slice(1, significantDigits + 1)}×10${exponent < 0 ? '⁻' : ''}${raised}`
}

function isRoundedUp(rest: string, kept: bigint): boolean {
  const half = `5${'0'.repeat(rest.length - 1)}`
  return rest > half || (rest === half && kept % 2n === 1n)
}

/** A finite number that is not negative, with at most so many digits after the point. */
function roundExactly(value: number, limit: number): string {
  if (!Number.isFinite(value)) return ''
  const { mantissa, exponent } = binary(value)
  if (exponent >= 0) return String(mantissa << BigInt(exponent))
  // More digits than powers of two below the point are zeros.
  const digits = Math.min(limit, -exponent)
  const scaled = mantissa * 10n ** BigInt(digits)
  const unit = 1n << BigInt(-exponent)
  const quotient = scaled / unit
  const twice = (scaled % unit) * 2n
  const rounded = twice > unit || (twice === unit && quotient % 2n === 1n) ? quotient + 1n : quotient
  const text = String(rounded).padStart(digits + 1, '0')
  return digits === 0 ? text : `${text.slice(0, -digits)}.${text.slice(-digits)}`
}

/** `mantissa * 2 ** exponent`. */
function binary(value: number): { readonly mantissa: bigint; readonly exponent: number } {
  const view = new DataView(new ArrayBuffer(8))
  view.setFloat64(0, value)
  const bits = view.getBigUint64(0)
  const fraction = bits & (2n ** 52n - 1n)
  const power = Number((bits >> 52n) & 0x7ffn)
  return power === 0 ? { mantissa: fraction, exponent: -1074 } : { mantissa: fraction | (1n << 52n), exponent: power - 1075 }
}
