import { forbidden } from '../field-error.ts'
import type { Rule } from '../rule.ts'
import { child } from '../../review/go/field-path.ts'

/** validation.go, ValidateCustomResourceDefinitionOpenAPISchema. */
export const additionalProperties: Rule = {
  name: 'additional-properties',
  about:
    'An object is either a struct, with `properties`, or a map, with `additionalProperties`; `additionalProperties: true` says nothing.',
  *node({ schema, at }) {
    const { additionalProperties: additional, properties } = schema
    if (additional === undefined || (properties?.size ?? 0) === 0) return
    if (additional.allows && additional.schema === undefined) return
    yield forbidden(child(at, 'additionalProperties'), 'additionalProperties and properties are mutual exclusive')
  },
}
