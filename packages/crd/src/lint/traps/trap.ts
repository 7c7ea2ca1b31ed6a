import { fieldOf, type Issue } from '@kindbox/core'
import { type FieldPath, toPath } from '../../review/go/field-path.ts'

export interface Trap {
  /** What will happen, in one sentence. */
  readonly message: string
  readonly expected: string
  readonly actual: string
  readonly fix: string
}

/** What the server accepts without a word though nobody can have meant it. The field is the one in the document, not the server's name for it. */
export function trap(at: FieldPath, { message, expected, actual, fix }: Trap): Issue {
  const path = toPath(at)
  return { code: 'Trap', severity: 'warning', path, field: fieldOf(path), message, expected, actual, fix }
}
