import { forbidden } from '../field-error.ts'
import type { Rule } from '../rule.ts'
import { child } from '../../review/go/field-path.ts'

/** validation.go, validateCustomResourceDefinitionValidation. */
export const rootNullable: Rule = {
  name: 'root-nullable',
  about: 'An object is never null.',
  *root({ schema, at }) {
    if (schema.nullable) yield forbidden(child(at, 'nullable'), 'nullable cannot be true at the root')
  },
}
