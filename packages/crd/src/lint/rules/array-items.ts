import { required } from '../field-error.ts'
import type { Rule } from '../rule.ts'
import { child } from '../../review/go/field-path.ts'

/** schema/validation.go, validateStructuralInvariants. */
export const arrayItems: Rule = {
  name: 'array-items',
  about: 'The structure of an array is that of its items, so it has `items`.',
  *structure({ role, schema, at }) {
    if (role === 'structure' && schema.type === 'array' && schema.items?.schema === undefined)
      yield required(child(at, 'items'), 'must be specified')
  },
}
