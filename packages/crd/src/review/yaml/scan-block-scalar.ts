import { type Cursor, isBlank, isBreak, isBreakOrEnd, isDigit, isEnd } from './cursor.ts'
import type { ScalarToken } from './token.ts'
import { type Mark, scannerError } from './yaml-error.ts'

const SPACE = 0x20
const TAB = 0x09

/** Scans a `|` or `>` scalar; `parentIndent` is the indentation of the collection it is in, -1 at the root. */
export function scanBlockScalar(cursor: Cursor, parentIndent: number): ScalarToken {
  const start = cursor.mark
  const literal = cursor.character === '|'
  cursor.skip()
  const { chomping, increment } = scanHeader(cursor, start)
  const explicit = increment === 0 ? 0 : Math.max(parentIndent, 0) + increment
  const first = takeBreaks(cursor, { indent: explicit, parentIndent, start })
  const { indent } = first
  let { breaks, end } = first

  let value = ''
  let lineBreak = ''
  let afterBlank = false
  while (cursor.column === indent && !isEnd(cursor.peek())) {
    const blank = isBlank(cursor.peek())
    // A folded scalar joins two lines by a space, unless one of them is indented further.
    if (!literal && lineBreak === '\n' && !afterBlank && !blank) value += breaks === '' ? ' ' : ''
    else value += lineBreak
    value += breaks
    afterBlank = blank
    value += cursor.takeWhile((code) => !isBreakOrEnd(code))
    lineBreak = cursor.takeBreak()
    const next = takeBreaks(cursor, { indent, parentIndent, start })
    breaks = next.breaks
    end = next.end
  }
  if (chomping !== '-') value += lineBreak
  if (chomping === '+') value += breaks
  return { type: 'scalar', start, end, value, plain: false }
}

interface Header {
  readonly chomping: string
  readonly increment: number
}

/** The indicators after `|`: how to end it, `+` or `-`, and how far it is indented, in either order. */
function scanHeader(cursor: Cursor, start: Mark): Header {
  let chomping = takeChomping(cursor)
  let increment = 0
  if (isDigit(cursor.peek())) {
    if (cursor.character === '0') throw scannerError('found an indentation indicator equal to 0', cursor.mark, start)
    increment = Number(cursor.character)
    cursor.skip()
    if (chomping === '') chomping = takeChomping(cursor)
  }
  cursor.skipBlanks()
  cursor.skipComment()
  if (!isBreakOrEnd(cursor.peek())) throw scannerError('did not find expected comment or line break', cursor.mark, start)
  cursor.takeBreak()
  return { chomping, increment }
}

function takeChomping(cursor: Cursor): string {
  const { character } = cursor
  if (character !== '+' && character !== '-') return ''
  cursor.skip()
  return character
}

interface BlockContext {
  /** 0 while it is to be found out from the first line. */
  readonly indent: number
  readonly parentIndent: number
  readonly start: Mark
}

interface Breaks {
  readonly indent: number
  readonly breaks: string
  readonly end: Mark
}

/** Takes empty lines, and the indentation of the line after them. */
function takeBreaks(cursor: Cursor, { indent, parentIndent, start }: BlockContext): Breaks {
  let breaks = ''
  let end = cursor.mark
  let deepest = 0
  for (;;) {
    while ((indent === 0 || cursor.column < indent) && cursor.peek() === SPACE) cursor.skip()
    deepest = Math.max(deepest, cursor.column)
    if ((indent === 0 || cursor.column < indent) && cursor.peek() === TAB) {
      throw scannerError('found a tab character where an indentation space is expected', cursor.mark, start)
    }
    if (!isBreak(cursor.peek())) break
    breaks += cursor.takeBreak()
    end = cursor.mark
  }
  return { indent: indent === 0 ? Math.max(deepest, parentIndent + 1, 1) : indent, breaks, end }
}
