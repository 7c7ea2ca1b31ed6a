import { goQuote, wellFormed } from '@kindbox/core'
import type { Path, StatusCause } from '@kindbox/core'
import { formatNumber, isGoNumber } from './number.ts'
import { marshal } from './json.ts'
import { type FieldPath, toPath } from './field-path.ts'

/**
 * One error of a validation: the cause that the server's Status lists, and the place in the document.
 * Made as apimachinery's `field.Error` is (staging/src/k8s.io/apimachinery/pkg/util/validation/field/errors.go).
 */
export interface FieldError {
  readonly reason: CauseReason
  /** As the server writes it; `<nil>` where the server names no field. */
  readonly field: string
  readonly message: string
  /** Where the fault is, also where the server names no field. */
  readonly path: Path
}

export type CauseReason =
  | 'FieldValueRequired'
  | 'FieldValueInvalid'
  | 'FieldValueTypeInvalid'
  | 'FieldValueNotSupported'
  | 'FieldValueDuplicate'
  | 'FieldValueForbidden'
  | 'FieldValueTooLong'
  | 'FieldValueTooMany'

/** What Go's nil `field.Path` prints. */
export const NO_FIELD = '<nil>'

/** Stands for a value that the message leaves out. */
export const OMITTED = Symbol('omitted')

export function invalid(at: FieldPath | undefined, value: unknown, detail: string): FieldError {
  return fieldError('FieldValueInvalid', at, withDetail(withValue('Invalid value', value), detail))
}

/** For a value that Go prints in its own order of fields. */
export function invalidPrinted(at: FieldPath | undefined, printed: string, detail: string): FieldError {
  return fieldError('FieldValueInvalid', at, withDetail(`Invalid value: ${printed}`, detail))
}

export function required(at: FieldPath | undefined, detail = ''): FieldError {
  return fieldError('FieldValueRequired', at, withDetail('Required value', detail))
}

export function duplicate(at: FieldPath | undefined, value: unknown): FieldError {
  return fieldError('FieldValueDuplicate', at, withValue('Duplicate value', value))
}

export function forbidden(at: FieldPath | undefined, detail: string): FieldError {
  return fieldError('FieldValueForbidden', at, withDetail('Forbidden', detail))
}

export function tooLong(at: FieldPath | undefined, maximum: number): FieldError {
  return fieldError('FieldValueTooLong', at, tooLongMessage(maximum))
}

/** The server counts code points in a schema's maxLength and bytes elsewhere, and says bytes in both cases. */
export function tooLongMessage(maximum: number): string {
  if (maximum < 0) return 'Too long: value is too long'
  return `Too long: may not be more than ${maximum} ${maximum === 1 ? 'byte' : 'bytes'}`
}

export function tooManyMessage(actual: number, maximum: number): string {
  if (maximum < 0) return `Too many: ${actual}: has too many items`
  return `Too many: ${actual}: must have at most ${maximum} ${maximum === 1 ? 'item' : 'items'}`
}

export function notSupportedMessage(value: unknown, supported: readonly string[]): string {
  const detail = supported.length === 0 ? '' : `supported values: ${supported.map(goQuote).join(', ')}`
  return withDetail(`Unsupported value: ${badValue(value)}`, detail)
}

/** How `field.Error` prints the value at fault: numbers and booleans plainly, strings quoted, all else as JSON. */
export function badValue(value: unknown): string {
  if (typeof value === 'string') return goQuote(value)
  if (typeof value === 'boolean') return String(value)
  return isGoNumber(value) ? formatNumber(value) : marshal(value)
}

function withValue(message: string, value: unknown): string {
  return value === OMITTED ? message : `${message}: ${badValue(value)}`
}

export function withDetail(message: string, detail: string): string {
  return detail === '' ? message : `${message}: ${detail}`
}

/** The form in which the cause travels in `details.causes`. */
export function toCause(error: FieldError): StatusCause {
  return { reason: error.reason, message: wellFormed(error.message), field: error.field }
}

function fieldError(reason: CauseReason, at: FieldPath | undefined, message: string): FieldError {
  return { reason, field: at?.text ?? NO_FIELD, message, path: toPath(at) }
}
