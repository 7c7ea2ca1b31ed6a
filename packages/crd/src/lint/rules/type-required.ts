import { goQuote } from '@kindbox/core'
import { invalid, required } from '../field-error.ts'
import type { Rule } from '../rule.ts'
import { child } from '../../review/go/field-path.ts'

/** schema/validation.go, validateStructuralInvariants. */
export const typeRequired: Rule = {
  name: 'type-required',
  about: 'Every node has a type, unless it is an int-or-string or keeps whatever it is given; the root is an object.',
  *structure({ role, level, schema, at }) {
    if (role !== 'structure') return
    const { type } = schema
    if (level === 'root' && type !== undefined && type !== 'object')
      yield invalid(child(at, 'type'), goQuote(type), 'must be object at the root')
    // What an embedded resource must be is a rule of its own.
    if (type !== undefined || schema['x-kubernetes-embedded-resource']) return
    if (schema['x-kubernetes-int-or-string'] || schema['x-kubernetes-preserve-unknown-fields']) return
    yield required(child(at, 'type'), `must not be empty ${PLACES[level]}`)
  },
}

const FIELD = 'for specified object fields'
const PLACES = { root: 'at the root', item: 'for specified array items', property: FIELD, entry: FIELD }
