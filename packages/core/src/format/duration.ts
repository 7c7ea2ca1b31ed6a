/**
 * What either Go's time.ParseDuration takes (`1h30m`, `-1.5s`, `0`) or kube-openapi's strfmt finds at least one amount in
 * (`1 day`, `PT1H`, `2 weeks and 3 hours`).
 */
export function isDuration(value: string): boolean {
  return hasAmount(value) || isGoDuration(value)
}

/** Units that a word may be, and those that it may begin with, of kube-openapi strfmt.ParseDuration. */
const UNIT = /^(?:ns|us|µs|ms|s|m|h|hr|d|w|wk|nano.*|micro.*|milli.*|sec.*|min.*|hour.*|day.*|week.*)$/i
const INT64_MAX = '9223372036854775807'

/**
 * Whether some digits, white space and a unit follow each other anywhere. An amount that no int64 holds spoils the whole.
 * A hand-written scan: a backtracking search would take quadratic time on a long row of digits.
 */
function hasAmount(value: string): boolean {
  let found = false
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
      if (!isInt64Digits(value.slice(position, digits))) return false
      found ||= UNIT.test(value.slice(space, word))
    }
    position = word
  }
  return found
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

function isInt64Digits(digits: string): boolean {
  const significant = digits.replace(/^0+/, '')
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
function isGoDuration(value: string): boolean {
  const sign = value[0] === '-' || value[0] === '+' ? value[0] : ''
  const amounts = value.slice(sign.length)
  if (amounts === '0') return true
  const part = /([0-9]*)(?:\.([0-9]*))?(ns|us|µs|μs|ms|s|m|h)(?=[0-9.]|$)/y
  let total = 0n
  while (part.lastIndex < amounts.length) {
    const [, whole = '', fraction = '', unit = ''] = part.exec(amounts) ?? []
    const scale = NANOSECONDS[unit]
    if (scale === undefined || whole + fraction === '') return false
    // Longer ones than this are beyond int64 whatever they say; BigInt of a long string takes quadratic time.
    const significant = whole.replace(/^0+/, '')
    if (significant.length > INT64_MAX.length) return false
    const amount = BigInt(significant === '' ? '0' : significant) * scale
    if (amount > TWO_63) return false
    total += amount + BigInt(Math.trunc(Number(`0.${fraction || '0'}`) * Number(scale)))
    if (total > TWO_63) return false
  }
  return amounts !== '' && (sign === '-' || total < TWO_63)
}
