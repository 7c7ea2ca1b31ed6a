import { MAX_INT } from '../values/scalars.ts'

const LIMIT = 2n ** 63n

const NANOSECONDS: ReadonlyMap<string, bigint> = new Map([
  ['ns', 1n],
  ['us', 1_000n],
  // The micro sign and the Greek letter mu.
  ['\u00b5s', 1_000n],
  ['\u03bcs', 1_000n],
  ['ms', 1_000_000n],
  ['s', 1_000_000_000n],
  ['m', 60_000_000_000n],
  ['h', 3_600_000_000_000n],
])

const PART = /(\d*)(?:\.(\d*))?([^\d.]+)/y

/** Nanoseconds of `1h30m`, `-1.5s`, `0`, as Go's `time.ParseDuration`; undefined when the text is no duration or does not fit 64 bits. */
export function parseDuration(text: string): bigint | undefined {
  const negative = text.startsWith('-')
  const rest = negative || text.startsWith('+') ? text.slice(1) : text
  if (rest === '0') return 0n
  if (rest === '') return undefined
  const total = sum(rest)
  if (total === undefined || total > LIMIT) return undefined
  if (negative) return -total
  return total > MAX_INT ? undefined : total
}

function sum(text: string): bigint | undefined {
  let total = 0n
  PART.lastIndex = 0
  while (PART.lastIndex < text.length) {
    const match = PART.exec(text)
    if (match === null) return undefined
    const value = nanoseconds(match[1] ?? '', match[2] ?? '', match[3] ?? '')
    if (value === undefined) return undefined
    total += value
    if (total > LIMIT) return undefined
  }
  return total
}

function nanoseconds(whole: string, fraction: string, unitName: string): bigint | undefined {
  const unit = NANOSECONDS.get(unitName)
  if (unit === undefined || (whole === '' && fraction === '')) return undefined
  // More digits than any duration has; BigInt would take quadratic time for a megabyte of them.
  const significant = whole.replace(/^0+/, '')
  if (significant.length > 19) return undefined
  const value = BigInt(significant) * unit + fractionOf(fraction, unit)
  return value > LIMIT ? undefined : value
}

/** The part after the point. Go counts it in a double, from as many digits as fit 63 bits. */
function fractionOf(digits: string, unit: bigint): bigint {
  let value = 0n
  let scale = 1
  for (const digit of digits.slice(0, 19)) {
    const next = value * 10n + BigInt(digit)
    if (value > MAX_INT / 10n || next > LIMIT) break
    value = next
    scale *= 10
  }
  return BigInt(Math.trunc(Number(value) * (Number(unit) / scale)))
}
