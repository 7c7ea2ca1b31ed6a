const MIN_INT64 = -(2n ** 63n)
const MAX_UINT64 = 2n ** 64n - 1n

/**
 * `strconv.ParseInt(text, 0, 64)`, then `ParseUint`, of a text without underscores: decimal, or with a prefix `0x`, `0o`, `0b`, or
 * octal with a leading zero. Undefined when it is none or does not fit 64 bits.
 */
export function parseGoInt(text: string): number | bigint | undefined {
  const match = /^([-+]?)(?:(0[xX])([\da-fA-F]+)|(0[oO])([0-7]+)|(0[bB])([01]+)|0([0-7]+)|(0|[1-9]\d*))$/.exec(text)
  if (match === null) return undefined
  const [, sign, , hexadecimal, , octal, , binary, zeroOctal, decimal] = match
  const digits = literal({ hexadecimal, octal: octal ?? zeroOctal, binary, decimal })
  const magnitude = BigInt(digits)
  const value = sign === '-' ? -magnitude : magnitude
  // An unsigned number has no sign, not even a plus.
  const limit = sign === '' ? MAX_UINT64 : 2n ** 63n - 1n
  if (value < MIN_INT64 || value > limit) return undefined
  return toNumber(value)
}

/** `strconv.ParseFloat` of a decimal; undefined for what is none and for what is too large for a float64. */
export function parseGoFloat(text: string): number | undefined {
  if (!/^[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?$/.test(text)) return undefined
  const value = Number(text)
  return Number.isFinite(value) ? value : undefined
}

interface Digits {
  readonly hexadecimal: string | undefined
  readonly octal: string | undefined
  readonly binary: string | undefined
  readonly decimal: string | undefined
}

function literal({ hexadecimal, octal, binary, decimal }: Digits): string {
  if (hexadecimal !== undefined) return `0x${hexadecimal}`
  if (octal !== undefined) return `0o${octal}`
  return binary === undefined ? (decimal ?? '0') : `0b${binary}`
}

/** Beyond int64 the JSON that the server makes of it is read as a float64. */
function toNumber(value: bigint): number | bigint {
  const number = Number(value)
  return Number.isSafeInteger(number) || value > 2n ** 63n - 1n ? number : value
}
