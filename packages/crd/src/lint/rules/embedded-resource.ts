import { goQuote } from '@kindbox/core'
import { forbidden, invalid, required } from '../field-error.ts'
import type { Rule } from '../rule.ts'
import { child } from '../../review/go/field-path.ts'

/** schema/validation.go, validateStructuralInvariants; validation.go, specStandardValidatorV3.validate. */
export const embeddedResource: Rule = {
  name: 'embedded-resource',
  about:
    'An embedded resource is an object of named fields, some of which are specified or all of which are kept; its metadata embeds none.',
  *node({ schema, at, insideMeta }) {
    if (!schema['x-kubernetes-embedded-resource'] || !insideMeta) return
    yield forbidden(child(at, 'x-kubernetes-embedded-resource'), 'must not be used inside of resource meta')
  },
  *structure({ role, schema, at }) {
    if (role !== 'structure' || !schema['x-kubernetes-embedded-resource']) return
    const { type } = schema
    const detail = 'must be object if x-kubernetes-embedded-resource is true'
    if (type === undefined) yield required(child(at, 'type'), detail)
    else if (type !== 'object') yield invalid(child(at, 'type'), goQuote(type), detail)
    if (schema.additionalProperties !== undefined) {
      yield forbidden(child(at, 'additionalProperties'), 'must not be used if x-kubernetes-embedded-resource is set')
    }
    if (schema['x-kubernetes-preserve-unknown-fields'] || (schema.properties?.size ?? 0) > 0) return
    yield required(
      child(at, 'properties'),
      'must not be empty if x-kubernetes-embedded-resource is true without x-kubernetes-preserve-unknown-fields',
    )
  },
}
