import { goQuote } from '@kindbox/core'
import { invalid, notSupported, required } from '../field-error.ts'
import type { Rule } from '../rule.ts'
import { child } from '../../review/go/field-path.ts'

/** validation.go, ValidateCustomResourceDefinitionOpenAPISchema. */
export const listType: Rule = {
  name: 'list-type',
  about: 'A list is replaced as a whole (`atomic`), or is a `set`, or a `map` by some keys; nothing else has a list type.',
  *node({ schema, at }) {
    const { type, 'x-kubernetes-list-type': given } = schema
    if (given === undefined) return
    const detail = 'must be array if x-kubernetes-list-type is specified'
    if (type === undefined) yield required(child(at, 'type'), detail)
    else if (type !== 'array') yield invalid(child(at, 'type'), goQuote(type), detail)
    if (!LIST_TYPES.includes(given)) yield notSupported(child(at, 'x-kubernetes-list-type'), goQuote(given), LIST_TYPES)
  },
}

const LIST_TYPES = ['atomic', 'set', 'map']
