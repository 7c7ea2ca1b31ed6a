/**
 * What either Go's time.ParseDuration takes (`1h30m`, `-1.5s`, `0`) or kube-openapi's strfmt finds at least one amount in
 * (`1 day`, `PT1H`, `2 weeks and 3 hours`).
 */
export function isDuration(value: string): boolean {
  return parseDuration(value) !== undefined
}

/** The nanoseconds of a duration, which an int64 holds; undefined for what is none. */
export function parseDuration(value: string): bigint | undefined {
  return parseGoDuration(value) ?? sumOfAmounts(value)
}

const SECOND = 1_000_000_000n
const HOUR = 3_600n * SECOND

/** Units that a word may be, and those that it may begin with, of kube-openapi strfmt.ParseDuration. */
const UNITS: readonly (readonly [unit: RegExp, nanoseconds: bigint])[] = [
  [/^(?:ns|nano.*)$/i, 1n],
  [/^(?:us|µs|micro.*)$/i, 1_000n],
  [/^(?:ms|milli.*)$/i, 1_000_000n],
  [/^(?:s|sec.*)$/i, SECOND],
  [/^(?:m|min.*)$/i, 60n * SECOND],
  [/^(?:h|hr|hour.*)$/i, HOUR],
  [/^(?:d|day.*)$/i, 24n * HOUR],
  [/^(?:w|wk|week.*)$/i, 168n * HOUR],
]
const INT64_MAX = '9223372036854775807'

/**
 * Digits, white space and a unit that follow each other anywhere, added up as int64s that overflow. An amount that no int64 holds spoils the
 * whole. A hand-written scan: a backtracking search would take quadratic time on a long row of digits.
 */
function sumOfAmounts(value: string): bigint | undefined {
  let sum: bigint | undefined
  let position = 0
  while (position < value.length) {
    const digits = runEnd(value, position, isDigit)
    if (digits === position) {
      position++
      continue
    }
    const space = runEnd(value, digits, isSpace)
    const word = runEnd(value, space, isUnitLetter)
    if (word > space) {
      const amount = withoutZeros(value.slice(position, digits))
      if (!isInt64Digits(amount)) return undefined
      const unit = UNITS.find(([pattern]) => pattern.test(value.slice(space, word)))
      if (unit !== undefined) sum = BigInt.asIntN(64, (sum ?? 0n) + BigInt(amount) * unit[1])
    }
    position = word
  }
  return sum
}

function runEnd(value: string, start: number, belongs: (code: number) => boolean): number {
  let end = start
  while (end < value.length && belongs(value.charCodeAt(end))) end++
  return end
}

function isDigit(code: number): boolean {
  return code >= 0x30 && code <= 0x39
}

/** Go's `\s`: tab, line feed, form feed, carriage return, space. */
function isSpace(code: number): boolean {
  return code === 0x20 || code === 0x09 || code === 0x0a || code === 0x0c || code === 0x0d
}

function isUnitLetter(code: number): boolean {
  return (code >= 0x41 && code <= 0x5a) || (code >= 0x61 && code <= 0x7a) || code === 0xb5
}

function withoutZeros(digits: string): string {
  return digits.replace(/^0+/, '')
}

function isInt64Digits(significant: string): boolean {
  return significant.length < INT64_MAX.length || (significant.length === INT64_MAX.length && significant <= INT64_MAX)
}

const NANOSECONDS: { readonly [unit: string]: bigint } = {
  ns: 1n,
  us: 1_000n,
  µs: 1_000n, // U+00B5, micro sign
  μs: 1_000n, // U+03BC, Greek letter mu
  ms: 1_000_000n,
  s: 1_000_000_000n,
  m: 60_000_000_000n,
  h: 3_600_000_000_000n,
}
const TWO_63 = 1n << 63n

/** Signed decimal numbers with units, in all less than 2^63 nanoseconds. */
function parseGoDuration(value: string): bigint | undefined {
  const sign = value[0] === '-' || value[0] === '+' ? value[0] : ''
  const amounts = value.slice(sign.length)
  if (amounts === '0') return 0n
  const part = /([0-9]*)(?:\.([0-9]*))?(ns|us|µs|μs|ms|s|m|h)(?=[0-9.]|$)/y
  let total = 0n
  while (part.lastIndex < amounts.length) {
    const [, whole = '', fraction = '', unit = ''] = part.exec(amounts) ?? []
    const scale = NANOSECONDS[unit]
    if (scale === undefined || whole + fraction === '') return undefined
    // Longer ones than this are beyond int64 whatever they say; BigInt of a long string takes quadratic time.
    const significant = withoutZeros(whole)
    if (significant.length > INT64_MAX.length) return undefined
    const amount = BigInt(significant) * scale
    if (amount > TWO_63) return undefined
    total += amount + BigInt(Math.trunc(Number(`0.${fraction || '0'}`) * Number(scale)))
    if (total > TWO_63) return undefined
  }
  if (amounts === '' || (sign !== '-' && total === TWO_63)) return undefined
  return sign === '-' ? -total : total
}
