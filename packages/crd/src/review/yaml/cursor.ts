import { contentError, type Mark, type YamlError } from './yaml-error.ts'
import { yamlText } from './yaml-text.ts'

const TAB = 0x09
const LINE_FEED = 0x0a
const CARRIAGE_RETURN = 0x0d
const SPACE = 0x20
const NEXT_LINE = 0x85
const LINE_SEPARATOR = 0x2028
const PARAGRAPH_SEPARATOR = 0x2029
/** What follows the last character; no text contains it, for control characters are refused. */
const END = 0

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

  constructor(text: string) {
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

/** Reads a text that goes on with what is no character of YAML, and fails where it has to look at that. */
class FaultyCursor extends Cursor {
  private readonly error: YamlError
  private readonly reach: number

  constructor(text: string, error: YamlError, reach: number) {
    super(text)
    this.error = error
    this.reach = reach
  }

  override peek(ahead = 0): number {
    if (this.offset + ahead >= this.reach) throw this.error
    return super.peek(ahead)
  }

  override get character(): string {
    if (this.offset >= this.reach) throw this.error
    return super.character
  }
}

/** A cursor at the beginning of a text, whose methods throw a YamlError where they come to characters that YAML does not allow, or to bytes that are none. */
export function cursorOver(source: string): Cursor {
  const { text, fault } = yamlText(source)
  return fault === undefined ? new Cursor(text) : new FaultyCursor(text, contentError(fault.problem, endOf(text)), fault.reach)
}

function endOf(text: string): Mark {
  const lines = text.split(/\r\n|[\r\n]/)
  return { offset: text.length, line: lines.length - 1, column: lines.at(-1)?.length ?? 0 }
}
