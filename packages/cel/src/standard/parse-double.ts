const SPECIAL = /^(?:nan|([+-]?)inf(?:inity)?)$/i
const DECIMAL = /^[+-]?(?:[\d_]+\.?[\d_]*|\.[\d_]+)(?:e[+-]?[\d_]+)?$/i
const HEXADECIMAL = /^([+-]?)0x([\da-f_]*)(?:\.([\da-f_]*))?p([+-]?[\d_]+)$/i
/** An underscore that does not stand between two digits, of which the prefix counts as one. */
const STRAY_UNDERSCORE = /(?:^|[^\da-fx])_|_(?![\da-f])/i

/** A double from its text, as Go's `strconv.ParseFloat`; undefined when it is none or too great. */
export function parseDouble(text: string): number | undefined {
  const special = SPECIAL.exec(text)
  if (special !== null) return /^n/i.test(text) ? NaN : special[1] === '-' ? -Infinity : Infinity
  if (STRAY_UNDERSCORE.test(text)) return undefined
  const plain = text.replaceAll('_', '')
  const value = DECIMAL.test(text) && /\d/.test(plain) ? Number(plain) : parseHexadecimal(plain)
  return value !== undefined && Number.isFinite(value) ? value : undefined
}

function parseHexadecimal(text: string): number | undefined {
  const parts = HEXADECIMAL.exec(text)
  if (parts === null) return undefined
  const [, sign, whole = '', fraction = '', exponent = '0'] = parts
  const digits = whole + fraction
  if (digits === '') return undefined
  // 300 digits are more than a double tells apart; the rest only moves the point.
  const kept = digits.slice(0, 300)
  const magnitude = Number(BigInt(`0x${kept}`)) * 2 ** (Number(exponent) + 4 * (digits.length - kept.length - fraction.length))
  return sign === '-' ? -magnitude : magnitude
}
