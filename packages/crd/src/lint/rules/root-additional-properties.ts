import { forbidden } from '../field-error.ts'
import type { Rule } from '../rule.ts'
import { child } from '../../review/go/field-path.ts'

/** schema/validation.go, validateStructuralInvariants. */
export const rootAdditionalProperties: Rule = {
  name: 'root-additional-properties',
  about: 'The root of an object is no map: it has apiVersion, kind and metadata beside what the schema names.',
  *structure({ parent, schema, at }) {
    if (parent === undefined && schema.additionalProperties !== undefined)
      yield forbidden(child(at, 'additionalProperties'), 'must not be used at the root')
  },
}
