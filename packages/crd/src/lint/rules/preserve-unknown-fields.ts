import { invalid } from '../field-error.ts'
import type { Rule } from '../rule.ts'
import { child } from '../../review/go/field-path.ts'

/** validation.go, ValidateCustomResourceDefinitionOpenAPISchema. */
export const preserveUnknownFields: Rule = {
  name: 'preserve-unknown-fields',
  about: 'Below a node that keeps unknown fields no other one can stop that, so `x-kubernetes-preserve-unknown-fields` is true or absent.',
  *node({ schema, at }) {
    const name = 'x-kubernetes-preserve-unknown-fields'
    if (schema[name] === false) yield invalid(child(at, name), 'false', 'must be true or undefined')
  },
}
