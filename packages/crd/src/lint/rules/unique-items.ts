import { forbidden } from '../field-error.ts'
import type { Rule } from '../rule.ts'
import { child } from '../../review/go/field-path.ts'

/** validation.go, ValidateCustomResourceDefinitionOpenAPISchema. */
export const uniqueItems: Rule = {
  name: 'unique-items',
  about: 'Comparing all items with each other takes too long; a list of unique items has `x-kubernetes-list-type: set` or `map`.',
  *node({ schema, at }) {
    if (!schema.uniqueItems) return
    yield forbidden(child(at, 'uniqueItems'), 'uniqueItems cannot be set to true since the runtime complexity becomes quadratic')
  },
}
