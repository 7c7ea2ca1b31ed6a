import { invalid } from '../field-error.ts'
import type { Rule } from '../rule.ts'
import { child } from '../../review/go/field-path.ts'

/** schema/validation.go, validateExtensions. */
export const intOrString: Rule = {
  name: 'int-or-string',
  about: 'What is an integer or a string is no object, so it neither keeps unknown fields nor embeds a resource.',
  *structure({ role, schema, at }) {
    if (role !== 'structure' || !schema['x-kubernetes-int-or-string']) return
    for (const name of ['x-kubernetes-preserve-unknown-fields', 'x-kubernetes-embedded-resource'] as const) {
      if (schema[name]) yield invalid(child(at, name), 'true', 'must be false if x-kubernetes-int-or-string is true')
    }
  },
}
