import { contentError, type Mark } from './yaml-error.ts'

const TAB = 0x09
const LINE_FEED = 0x0a
const CARRIAGE_RETURN = 0x0d
const SPACE = 0x20
const NEXT_LINE = 0x85
const LINE_SEPARATOR = 0x2028
const PARAGRAPH_SEPARATOR = 0x2029
/** What follows the last character; no text contains it, for control characters are refused. */
const END = 0

/** What YAML 1.1 allows in a text, besides the surrogates that stand for the other planes. */
const FORBIDDEN = /[^\t\n\r -~\u0085\u00a0-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/u

export function isBreak(code: number): boolean {
  return code === LINE_FEED || code === CARRIAGE_RETURN || code === NEXT_LINE || code === LINE_SEPARATOR || code === PARAGRAPH_SEPARATOR
}

export function isBlank(code: number): boolean {
  return code === SPACE || code === TAB
}

export function isEnd(code: number): boolean {
  return code === END
}

export function isBreakOrEnd(code: number): boolean {
  return code === END || isBreak(code)
}

/** A blank, a line break or the end: what may follow an indicator. */
export function isBlankOrEnd(code: number): boolean {
  return isBlank(code) || isBreakOrEnd(code)
}

/** Letters, digits, `_` and `-`: what names of anchors and directives consist of. */
export function isWord(code: number): boolean {
  return (
    (code >= 0x30 && code <= 0x39) || (code >= 0x41 && code <= 0x5a) || (code >= 0x61 && code <= 0x7a) || code === 0x5f || code === 0x2d
  )
}

export function isDigit(code: number): boolean {
  return code >= 0x30 && code <= 0x39
}

/** Reads a text character by character and knows where it is. */
export class Cursor {
  readonly text: string
  offset = 0
  line = 0
  column = 0

  /** @throws YamlError when the text has characters that YAML does not allow. */
  constructor(text: string) {
    const found = FORBIDDEN.exec(text)
    if (found !== null) throw contentError('control characters are not allowed', markAt(text, found.index))
    this.text = `${text}\0\0\0\0`
    // A byte order mark at the beginning tells the encoding and is no content.
    if (text.startsWith('\ufeff')) this.offset = 1
  }

  get mark(): Mark {
    return { offset: this.offset, line: this.line, column: this.column }
  }

  /** The code unit so many places ahead; 0 at the end. */
  peek(ahead = 0): number {
    return this.text.charCodeAt(this.offset + ahead)
  }

  /** The same as a string, for indicators. */
  get character(): string {
    return this.text.charAt(this.offset)
  }

  skip(count = 1): void {
    this.offset += count
    this.column += count
  }

  /** Goes past one line break, if there is one, and returns it as YAML reads it: CR LF, CR and NEL are all a line feed. */
  takeBreak(): string {
    const code = this.peek()
    if (!isBreak(code)) return ''
    this.offset += code === CARRIAGE_RETURN && this.peek(1) === LINE_FEED ? 2 : 1
    this.line++
    this.column = 0
    return code === LINE_SEPARATOR || code === PARAGRAPH_SEPARATOR ? String.fromCharCode(code) : '\n'
  }

  skipBlanks(): void {
    while (isBlank(this.peek())) this.skip()
  }

  skipComment(): void {
    if (this.character === '#') while (!isBreakOrEnd(this.peek())) this.skip()
  }

  /** Takes characters while they satisfy a condition. */
  takeWhile(condition: (code: number) => boolean): string {
    const start = this.offset
    while (condition(this.peek())) this.skip()
    return this.text.slice(start, this.offset)
  }

  /** Whether a line begins here with `---` or `...`, alone or followed by a blank. */
  atDocumentIndicator(): boolean {
    if (this.column !== 0) return false
    const indicator = this.text.slice(this.offset, this.offset + 3)
    return (indicator === '---' || indicator === '...') && isBlankOrEnd(this.peek(3))
  }
}

function markAt(text: string, offset: number): Mark {
  const lines = text.slice(0, offset).split(/\r\n|[\r\n]/)
  return { offset, line: lines.length - 1, column: lines.at(-1)?.length ?? 0 }
}
