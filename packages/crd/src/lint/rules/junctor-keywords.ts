import { forbidden } from '../field-error.ts'
import { valueKeywords } from '../keywords.ts'
import type { Rule } from '../rule.ts'
import { child, key } from '../../review/go/field-path.ts'

/** schema/validation.go, validateNestedValueValidation. */
export const junctorKeywords: Rule = {
  name: 'junctor-keywords',
  about:
    'Below `allOf`, `anyOf`, `oneOf` and `not` a schema only restricts values; what they are, how they are documented and kept, and which rules they ' +
    'follow is told outside. The one exception is an `anyOf` of the types integer and string, in this order.',
  *structure({ role, schema, at }) {
    if (role !== 'value') return
    const used = new Set(valueKeywords(schema))
    for (const [name, detail] of STRUCTURAL) {
      if (used.has(name) && !EMPTY_LISTS.some((list) => list === name && schema[list]!.length === 0))
        yield forbidden(child(at, name), detail)
    }
    if (schema.properties?.has('metadata')) {
      yield forbidden(key(child(at, 'properties'), 'metadata'), 'must not be specified in a nested context')
    }
  },
}

const STRUCTURAL = [
  ['type', 'must be empty to be structural'],
  ['additionalProperties', 'must be undefined to be structural'],
  ['default', 'must be undefined to be structural'],
  ['title', 'must be empty to be structural'],
  ['description', 'must be empty to be structural'],
  ['nullable', 'must be false to be structural'],
  ['x-kubernetes-preserve-unknown-fields', 'must be false to be structural'],
  ['x-kubernetes-embedded-resource', 'must be false to be structural'],
  ['x-kubernetes-int-or-string', 'must be false to be structural'],
  ['x-kubernetes-list-map-keys', 'must be empty to be structural'],
  ['x-kubernetes-list-type', 'must be undefined to be structural'],
  ['x-kubernetes-map-type', 'must be undefined to be structural'],
  ['x-kubernetes-validations', 'must be empty to be structural'],
] as const

/** Of a list Go asks for the length. */
const EMPTY_LISTS = ['x-kubernetes-list-map-keys', 'x-kubernetes-validations'] as const
