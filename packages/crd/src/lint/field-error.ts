import { goQuote } from '@kindbox/core'
import type { Issue, IssueCode } from '@kindbox/core'
import type { FieldError } from '../review/go/field-error.ts'
import { type FieldPath, toPath } from '../review/go/field-path.ts'

// One function for each error of apimachinery's pkg/util/validation/field/errors.go; `message` is what its ErrorBody() gives, and so what
// the server's cause says. `value` is the offending value already in Go's words: goQuote() for a string, marshal() for what Go prints as JSON.

/** A value is missing, or empty where that means the same. */
export function required(at: FieldPath, detail = ''): Issue {
  return issue('FieldValueRequired', at, body('Required value', detail), detail === '' ? 'a value' : detail, 'nothing')
}

export function invalid(at: FieldPath, value: string, detail: string): Issue {
  return issue('FieldValueInvalid', at, body(`Invalid value: ${value}`, detail), detail, value)
}

/** The value is none of those listed. */
export function notSupported(at: FieldPath, value: string, supported: readonly string[]): Issue {
  const values = supported.map(goQuote).join(', ')
  return issue('FieldValueNotSupported', at, `Unsupported value: ${value}: supported values: ${values}`, `one of ${values}`, value)
}

/** The field may be set, but not here. */
export function forbidden(at: FieldPath, detail: string): Issue {
  return issue('FieldValueForbidden', at, body('Forbidden', detail), detail, 'a value')
}

/** Something that the server blames itself for. */
export function internalError(at: FieldPath, detail: string): Issue {
  return issue('InternalError', at, body('Internal error', detail), 'a schema that rules can see', detail)
}

/** Something over which the server panics: it hangs up, and nobody hears of it nor of what else is wrong. */
export function unanswered(at: FieldPath, detail: string): Issue {
  return issue('Unanswered', at, `kube-apiserver 1.36 panics and hangs up: ${detail}`, 'a definition that gets an answer', detail)
}

export function duplicate(at: FieldPath, value: string): Issue {
  return issue('FieldValueDuplicate', at, `Duplicate value: ${value}`, 'a value that stands here once', value)
}

export function tooMany(at: FieldPath, count: number, most: number): Issue {
  const detail = `must have at most ${most} ${most === 1 ? 'item' : 'items'}`
  return issue('FieldValueTooMany', at, `Too many: ${count}: ${detail}`, detail, `${count} items`)
}

/** An error that another room found; what was expected and what was there is in its message. */
export function issueOf({ reason, field, path, message }: FieldError): Issue {
  const [, value, detail] = /^[A-Z][a-z ]+: ("(?:[^"\\]|\\.)*"|[^"]\S*): +(.+)$/s.exec(message) ?? []
  const expected = detail ?? message
  return {
    code: reason,
    severity: 'error',
    path,
    field,
    message,
    expected,
    actual: shortened(value ?? (reason === 'FieldValueRequired' ? 'nothing' : 'something else')),
  }
}

function body(text: string, detail: string): string {
  return detail === '' ? text : `${text}: ${detail}`
}

function issue(code: IssueCode, at: FieldPath, message: string, expected: string, actual: string): Issue {
  return { code, severity: 'error', path: toPath(at), field: at.text, message, expected, actual: shortened(actual) }
}

function shortened(value: string): string {
  return value.length > 100 ? `${value.slice(0, 99)}…` : value
}
