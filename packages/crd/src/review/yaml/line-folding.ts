import { type Cursor, isBlank } from './cursor.ts'

/**
 * White space inside a scalar that is not a block: blanks stay as they are, but around a line break they vanish; a single line
 * break becomes a space, of several all but the first stay.
 */
export class LineFolding {
  private blanks = ''
  private first = ''
  private rest = ''
  private broken = false

  get hasBreak(): boolean {
    return this.broken
  }

  get isEmpty(): boolean {
    return !this.broken && this.blanks === ''
  }

  /** Takes the blank or the line break at hand. */
  take(cursor: Cursor): void {
    if (isBlank(cursor.peek())) {
      if (!this.broken) this.blanks += cursor.character
      cursor.skip()
    } else if (this.broken) {
      this.rest += cursor.takeBreak()
    } else {
      this.blanks = ''
      this.broken = true
      this.first = cursor.takeBreak()
    }
  }

  /** A line break that a backslash takes back; blanks after it vanish all the same. */
  escapeBreak(): void {
    this.broken = true
  }

  /** What the white space stands for; it starts anew afterwards. */
  end(): string {
    const { blanks, first, rest, broken } = this
    this.blanks = ''
    this.first = ''
    this.rest = ''
    this.broken = false
    if (!broken) return blanks
    if (first !== '\n') return first + rest
    return rest === '' ? ' ' : rest
  }
}
