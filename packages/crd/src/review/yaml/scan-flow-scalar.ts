import { type Cursor, isBlank, isBlankOrEnd, isBreak, isEnd } from './cursor.ts'
import { LineFolding } from './line-folding.ts'
import type { ScalarToken } from './token.ts'
import { type Mark, scannerError } from './yaml-error.ts'

/** Escapes of a double-quoted scalar that stand for one character. */
const ESCAPES: ReadonlyMap<string, string> = new Map([
  ['0', '\0'],
  ['a', '\u0007'],
  ['b', '\b'],
  ['t', '\t'],
  ['\t', '\t'],
  ['n', '\n'],
  ['v', '\v'],
  ['f', '\f'],
  ['r', '\r'],
  ['e', '\u001b'],
  [' ', ' '],
  ['"', '"'],
  ["'", "'"],
  ['\\', '\\'],
  ['N', '\u0085'],
  ['_', '\u00a0'],
  ['L', '\u2028'],
  ['P', '\u2029'],
])

/** Escapes that are followed by so many hexadecimal digits. */
const CODE_LENGTHS: ReadonlyMap<string, number> = new Map([
  ['x', 2],
  ['u', 4],
  ['U', 8],
])

/** Scans a scalar in single or double quotes. Line breaks inside are folded: one becomes a space. */
export function scanFlowScalar(cursor: Cursor): ScalarToken {
  const start = cursor.mark
  const quote = cursor.character
  cursor.skip()
  let value = ''
  for (;;) {
    if (cursor.atDocumentIndicator()) throw scannerError('found unexpected document indicator', cursor.mark, start)
    if (isEnd(cursor.peek())) throw scannerError('found unexpected end of stream', cursor.mark, start)
    const folding = new LineFolding()
    value += takeContent(cursor, quote, folding, start)
    if (cursor.character === quote) break
    while (isBlank(cursor.peek()) || isBreak(cursor.peek())) folding.take(cursor)
    value += folding.end()
  }
  cursor.skip()
  return { type: 'scalar', start, end: cursor.mark, value, plain: false }
}

/** Takes what is neither blank nor the closing quote. An escaped line break ends it, and is nothing itself. */
function takeContent(cursor: Cursor, quote: string, folding: LineFolding, start: Mark): string {
  let content = ''
  let from = cursor.offset
  while (!isBlankOrEnd(cursor.peek())) {
    const character = cursor.character
    if (character === quote) {
      if (quote === '"' || cursor.text.charAt(cursor.offset + 1) !== quote) break
      content += cursor.text.slice(from, cursor.offset + 1)
      cursor.skip(2)
      from = cursor.offset
    } else if (quote === '"' && character === '\\') {
      content += cursor.text.slice(from, cursor.offset)
      if (isBreak(cursor.peek(1))) {
        cursor.skip()
        cursor.takeBreak()
        folding.escapeBreak()
        return content
      }
      content += takeEscape(cursor, start)
      from = cursor.offset
    } else {
      cursor.skip()
    }
  }
  return content + cursor.text.slice(from, cursor.offset)
}

function takeEscape(cursor: Cursor, start: Mark): string {
  const letter = cursor.text.charAt(cursor.offset + 1)
  const character = ESCAPES.get(letter)
  const length = CODE_LENGTHS.get(letter)
  if (character === undefined && length === undefined) throw scannerError('found unknown escape character', cursor.mark, start)
  cursor.skip(2)
  if (character !== undefined || length === undefined) return character ?? ''
  const digits = cursor.text.slice(cursor.offset, cursor.offset + length)
  if (!/^[\da-f]+$/i.test(digits)) throw scannerError('did not find expected hexdecimal number', cursor.mark, start)
  const code = Number.parseInt(digits, 16)
  if ((code >= 0xd800 && code <= 0xdfff) || code > 0x10ffff)
    throw scannerError('found invalid Unicode character escape code', cursor.mark, start)
  cursor.skip(length)
  return String.fromCodePoint(code)
}
