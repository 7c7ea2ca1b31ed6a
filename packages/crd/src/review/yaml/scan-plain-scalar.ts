import { type Cursor, isBlank, isBlankOrEnd, isBreak } from './cursor.ts'
import { LineFolding } from './line-folding.ts'
import type { ScalarToken } from './token.ts'
import { scannerError } from './yaml-error.ts'

export interface PlainScalar {
  readonly token: ScalarToken
  /** Whether a line break follows, after which a key may come. */
  readonly brokenAtEnd: boolean
}

/** What ends a plain scalar between brackets. A colon alone does not: `{a:1}` has one key and no value. */
const FLOW_INDICATORS: ReadonlySet<string> = new Set([',', '?', '[', ']', '{', '}'])
const TAB = 0x09

/** Scans a scalar without quotes. It may go over several lines that are indented more than `indent`. */
export function scanPlainScalar(cursor: Cursor, indent: number, inFlow: boolean): PlainScalar {
  const start = cursor.mark
  let end = start
  let value = ''
  const folding = new LineFolding()
  for (;;) {
    if (cursor.atDocumentIndicator() || cursor.character === '#') break
    const from = cursor.offset
    while (!isBlankOrEnd(cursor.peek()) && !endsHere(cursor, inFlow)) cursor.skip()
    if (cursor.offset > from) {
      value += folding.end() + cursor.text.slice(from, cursor.offset)
      end = cursor.mark
    }
    if (!isBlank(cursor.peek()) && !isBreak(cursor.peek())) break
    while (isBlank(cursor.peek()) || isBreak(cursor.peek())) {
      if (folding.hasBreak && cursor.column <= indent && cursor.peek() === TAB) {
        throw scannerError('found a tab character that violates indentation', cursor.mark, start)
      }
      folding.take(cursor)
    }
    if (!inFlow && cursor.column <= indent) break
  }
  return { token: { type: 'scalar', start, end, value, plain: true }, brokenAtEnd: folding.hasBreak }
}

function endsHere(cursor: Cursor, inFlow: boolean): boolean {
  const { character } = cursor
  if (character === ':') return isBlankOrEnd(cursor.peek(1))
  return inFlow && FLOW_INDICATORS.has(character)
}
