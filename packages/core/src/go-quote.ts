import { isEscapedByte } from './utf8.ts'

/**
 * Go's `strconv.Quote` and `%q`: a double-quoted string in which everything that is not printable (`strconv.IsPrint`:
 * letters, marks, numbers, punctuation, symbols and the ASCII space) is escaped.
 */
export function goQuote(text: string): string {
  if (PLAIN.test(text)) return `"${text}"`
  let quoted = '"'
  for (const character of text) quoted += escape(character)
  return `${quoted}"`
}

const PLAIN = /^[ !#-[\]-~]*$/
const PRINTABLE = /^[ \p{L}\p{M}\p{N}\p{P}\p{S}]$/u

const SHORT_ESCAPES: ReadonlyMap<string, string> = new Map([
  ['"', '\\"'],
  ['\\', '\\\\'],
  ['\u0007', '\\a'],
  ['\b', '\\b'],
  ['\f', '\\f'],
  ['\n', '\\n'],
  ['\r', '\\r'],
  ['\t', '\\t'],
  ['\v', '\\v'],
])

function escape(character: string): string {
  const short = SHORT_ESCAPES.get(character)
  if (short !== undefined) return short
  if (PRINTABLE.test(character)) return character
  const code = character.codePointAt(0) ?? 0
  if (isEscapedByte(code)) return `\\x${hex(code & 0xff, 2)}`
  // A lone surrogate is no rune; Go holds the replacement character in its place.
  if (code >= 0xd800 && code <= 0xdfff) return '\ufffd'
  if (code < 0x20 || code === 0x7f) return `\\x${hex(code, 2)}`
  return code < 0x10000 ? `\\u${hex(code, 4)}` : `\\U${hex(code, 8)}`
}

function hex(code: number, width: number): string {
  return code.toString(16).padStart(width, '0')
}
