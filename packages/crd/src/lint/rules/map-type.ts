import { goQuote } from '@kindbox/core'
import { invalid, notSupported, required } from '../field-error.ts'
import type { Rule } from '../rule.ts'
import { child } from '../../review/go/field-path.ts'

/** validation.go, ValidateCustomResourceDefinitionOpenAPISchema. */
export const mapType: Rule = {
  name: 'map-type',
  about: 'An object is replaced as a whole (`atomic`) or field by field (`granular`); nothing else has a map type.',
  *node({ schema, at }) {
    const { type, 'x-kubernetes-map-type': given } = schema
    if (given === undefined) return
    const detail = 'must be object if x-kubernetes-map-type is specified'
    if (type === undefined) yield required(child(at, 'type'), detail)
    else if (type !== 'object') yield invalid(child(at, 'type'), goQuote(type), detail)
    if (!MAP_TYPES.includes(given)) yield notSupported(child(at, 'x-kubernetes-map-type'), goQuote(given), MAP_TYPES)
  },
}

const MAP_TYPES = ['atomic', 'granular']
