import type { OpaqueValue } from '../value.ts'
import { EvaluationError } from '../value.ts'

/**
 * A quantity as apimachinery's `resource.Quantity` holds it. Which of the two forms it has shows: only the first may be an integer to
 * `isInteger`, and the second rounds otherwise to floating point.
 */
export type Amount =
  /** `value` times ten to the `exponent`; the value has at most 64 bits. */
  | { readonly form: 'int64'; readonly value: bigint; readonly exponent: number }
  /** The same with any number of digits. */
  | { readonly form: 'decimal'; readonly value: bigint; readonly exponent: number }

/** The value of `quantity()`. */
export interface Quantity extends OpaqueValue {
  readonly amount: Amount
}

const FORMAT_WRONG = "quantities must match the regular expression '^([+-]?[0-9.]+)([eEinumkKMGTP]*[-+]?[0-9]*)$'"
const SUFFIX_WRONG = "unable to parse quantity's suffix"
const NUMBER_WRONG = 'unable to parse numeric part of quantity'

const DECIMAL_SUFFIXES: ReadonlyMap<string, number> = new Map([
  ['n', -9],
  ['u', -6],
  ['m', -3],
  ['', 0],
  ['k', 3],
  ['M', 6],
  ['G', 9],
  ['T', 12],
  ['P', 15],
  ['E', 18],
])
const BINARY_SUFFIXES: ReadonlyMap<string, number> = new Map([
  ['Ki', 10],
  ['Mi', 20],
  ['Gi', 30],
  ['Ti', 40],
  ['Pi', 50],
  ['Ei', 60],
])

/** Nothing smaller than a billionth is kept. */
const NANO = -9
/** Decimal digits that surely fit 64 bits (apimachinery resource/math.go, `maxInt64Factors`). */
const SAFE_DIGITS = 18
/**
 * Powers of ten that are written out. The server has no such limit and would compute numbers of a billion digits here; a quantity that
 * needs more ends in an error instead.
 */
const MAX_DIGITS = 20_000

/**
 * Parses as apimachinery's `resource.ParseQuantity`.
 *
 * @throws EvaluationError
 */
export function parseAmount(text: string): Amount {
  const parts = /^([+-]?)0*([0-9]*)(?:\.([0-9]*))?([eEinumkKMGTP]*[-+]?[0-9]*)$/.exec(text)
  if (text === '' || parts === null) throw new EvaluationError(FORMAT_WRONG)
  const [, sign, whole = '', fraction = '', suffix = ''] = parts
  const digits = whole === '' ? '0' : whole
  const negative = sign === '-'
  const { base, exponent } = readSuffix(suffix)
  const small = smallAmount(digits, fraction, base, exponent)
  if (small !== undefined) return negative ? { ...small, value: -small.value } : small
  const large = largeAmount(digits, fraction, base, exponent)
  return negative ? { ...large, value: -large.value } : large
}

function readSuffix(suffix: string): { readonly base: 2 | 10; readonly exponent: number } {
  const decimal = DECIMAL_SUFFIXES.get(suffix)
  if (decimal !== undefined) return { base: 10, exponent: decimal }
  const binary = BINARY_SUFFIXES.get(suffix)
  if (binary !== undefined) return { base: 2, exponent: binary }
  const scientific = /^[eE]([-+]?[0-9]+)$/.exec(suffix)?.[1]
  if (scientific === undefined || !isInt64(BigInt(scientific.replace('+', '')))) throw new EvaluationError(SUFFIX_WRONG)
  return { base: 10, exponent: Number(BigInt.asIntN(32, BigInt(scientific.replace('+', '')))) }
}

/** The form of 64 bits, where that is certain to hold the number. */
function smallAmount(digits: string, fraction: string, base: 2 | 10, exponent: number): Amount | undefined {
  if (base === 2) {
    if (fraction !== '' || 15 - digits.length - Math.trunc((exponent * 3) / 10) - 1 < 0) return undefined
    const value = BigInt(digits) << BigInt(exponent)
    return isInt64(value) ? { form: 'int64', value, exponent: 0 } : undefined
  }
  const places = exponent - fraction.length
  if (SAFE_DIGITS - digits.length - fraction.length < 0 || places < NANO) return undefined
  return { form: 'int64', value: BigInt(digits + fraction), exponent: places }
}

/** Rounded up to billionths, so that who asks for something gets something; with binary suffixes no more than 64 bits. */
function largeAmount(digits: string, fraction: string, base: 2 | 10, exponent: number): Amount {
  const unscaled = BigInt(digits + fraction) << BigInt(base === 2 ? exponent : 0)
  if (unscaled === 0n) return { form: 'decimal', value: 0n, exponent: (base === 2 ? 0 : exponent) - fraction.length }
  const amount: Amount = { form: 'decimal', value: unscaled, exponent: (base === 2 ? 0 : exponent) - fraction.length }
  const nanos: Amount = { form: 'decimal', value: inBillionths(amount), exponent: NANO }
  const most: Amount = { form: 'decimal', value: MAX_INT64, exponent: 0 }
  return base === 2 && compareAmounts(nanos, most) > 0 ? most : nanos
}

function inBillionths({ value, exponent }: Amount): bigint {
  if (exponent >= NANO) return value * powerOfTen(exponent - NANO)
  const dropped = NANO - exponent
  // What is less than a billionth is one, however small.
  if (dropped > value.toString().length) return 1n
  const divisor = powerOfTen(dropped)
  return value / divisor + (value % divisor === 0n ? 0n : 1n)
}

/** -1, 0 or 1. */
export function compareAmounts(a: Amount, b: Amount): -1 | 0 | 1 {
  const [signA, signB] = [signOf(a), signOf(b)]
  if (signA !== signB) return signA < signB ? -1 : 1
  if (signA === 0) return 0
  // By their orders of magnitude first: the difference of the exponents may be beyond what can be written out.
  const [orderA, orderB] = [orderOf(a), orderOf(b)]
  if (orderA !== orderB) return orderA < orderB === signA > 0 ? -1 : 1
  const [x, y] = aligned(a, b)
  return x === y ? 0 : x < y ? -1 : 1
}

/** The sum; in 64 bits as long as they hold it. */
export function addAmounts(a: Amount, b: Amount): Amount {
  if (a.form === 'int64' && b.form === 'int64') {
    if (b.value === 0n) return a
    if (a.value === 0n) return b
    const [x, y] = aligned(a, b)
    if (isInt64(x) && isInt64(y) && isInt64(x + y)) return { form: 'int64', value: x + y, exponent: Math.min(a.exponent, b.exponent) }
  }
  const [x, y] = aligned(a, b)
  return { form: 'decimal', value: x + y, exponent: Math.min(a.exponent, b.exponent) }
}

export function negated(amount: Amount): Amount {
  return { ...amount, value: -amount.value }
}

export function signOf({ value }: Amount): -1 | 0 | 1 {
  return value === 0n ? 0 : value < 0n ? -1 : 1
}

/** The integer that the server reads off without a detour; undefined for a quantity of the second form, even where it is whole. */
export function integerOf({ form, value, exponent }: Amount): bigint | undefined {
  if (form !== 'int64' || exponent < 0) return undefined
  if (value === 0n) return 0n
  if (exponent > 19) return undefined
  const integer = value * 10n ** BigInt(exponent)
  return isInt64(integer) ? integer : undefined
}

/** The product of two floating-point numbers, as the server computes it, so that the last digit agrees too. */
export function approximation({ value, exponent }: Amount): number {
  return exponent === 0 ? Number(value) : Number(value) * pow10(exponent)
}

/** Go's `math.Pow10`: the product of two powers from its tables. */
function pow10(exponent: number): number {
  if (exponent > 308) return Infinity
  if (exponent < -323) return 0
  const size = Math.abs(exponent)
  const [high, low] = [size - (size % 32), size % 32]
  return exponent >= 0 ? Number(`1e${high}`) * Number(`1e${low}`) : Number(`1e-${high}`) / Number(`1e${low}`)
}

/** Both values at the smaller exponent. */
function aligned(a: Amount, b: Amount): [bigint, bigint] {
  const exponent = Math.min(a.exponent, b.exponent)
  return [a.value * powerOfTen(a.exponent - exponent), b.value * powerOfTen(b.exponent - exponent)]
}

function powerOfTen(exponent: number): bigint {
  if (exponent > MAX_DIGITS) throw new EvaluationError(NUMBER_WRONG)
  return 10n ** BigInt(exponent)
}

/** Digits before the decimal point. */
function orderOf({ value, exponent }: Amount): number {
  return (value < 0n ? -value : value).toString().length + exponent
}

const MAX_INT64 = 2n ** 63n - 1n

function isInt64(value: bigint): boolean {
  return BigInt.asIntN(64, value) === value
}
