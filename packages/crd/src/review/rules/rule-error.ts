import type { StructuralSchema, ValidationRule } from '@kindbox/core'
import { duplicate, type FieldError, forbidden, invalid, OMITTED, required } from '../go/field-error.ts'
import { child, type FieldPath } from '../go/field-path.ts'
import { trimSpace } from '../go/trim-space.ts'
import type { ResolvedField } from './resolve-field-path.ts'

/** What stands for a rule in messages about it: its message, else its text. */
export function nameOf({ message = '', rule }: ValidationRule): string {
  return trimSpace(message === '' ? rule : message)
}

/** What the server says of a rule that does not hold. */
export function failureOf(rule: ValidationRule): string {
  return (rule.message ?? '') === '' ? `failed rule: ${nameOf(rule)}` : nameOf(rule)
}

/** The place of the field that a rule is about. */
export function placeOf(at: FieldPath | undefined, field: ResolvedField<StructuralSchema> | undefined): FieldPath | undefined {
  if (field === undefined || field.names.length === 0) return at
  let place = at
  for (const name of field.names) place = child(place, name)
  // The server puts the whole path into one element.
  const text = field.text.replace(/^\./, '')
  return place && { ...place, text: at === undefined ? text : `${at.text}.${text}` }
}

/** The error of a rule that does not hold, by its reason; values that are no scalars are not shown. */
export function ruleError(
  { reason }: ValidationRule,
  at: FieldPath | undefined,
  value: unknown,
  type: string | undefined,
  detail: string,
): FieldError {
  const shown = type === 'object' || type === 'array' ? OMITTED : value
  switch (reason) {
    case 'FieldValueForbidden':
      return forbidden(at, detail)
    case 'FieldValueRequired':
      return required(at, detail)
    case 'FieldValueDuplicate':
      return duplicate(at, shown)
    default:
      return invalid(at, shown, detail)
  }
}

/** The error of a rule that could not be evaluated; it shows the type in place of the value. */
export function evaluationError(at: FieldPath | undefined, { type }: StructuralSchema, detail: string): FieldError {
  return invalid(at, type ?? '', detail)
}
