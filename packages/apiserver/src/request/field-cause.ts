import { goQuote, type StatusCause } from '@kindbox/core'

/** Causes of refused options, worded as apimachinery's `field.Error` (pkg/util/validation/field/errors.go). */

export function forbiddenCause(field: string, detail: string): StatusCause {
  return { reason: 'FieldValueForbidden', message: `Forbidden: ${detail}`, field }
}

export function requiredCause(field: string, detail: string): StatusCause {
  return { reason: 'FieldValueRequired', message: `Required value: ${detail}`, field }
}

export function invalidCause(field: string, value: string, detail: string): StatusCause {
  return { reason: 'FieldValueInvalid', message: `Invalid value: ${goQuote(value)}: ${detail}`, field }
}

export function tooLongCause(field: string, bytes: number): StatusCause {
  return { reason: 'FieldValueTooLong', message: `Too long: may not be more than ${bytes} bytes`, field }
}

export function notSupportedCause(field: string, value: unknown, supported: readonly string[]): StatusCause {
  const listed = supported.map((each) => JSON.stringify(each)).join(', ')
  return { reason: 'FieldValueNotSupported', message: `Unsupported value: ${JSON.stringify(value)}: supported values: ${listed}`, field }
}
