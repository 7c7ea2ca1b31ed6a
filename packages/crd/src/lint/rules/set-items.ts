import type { Issue } from '@kindbox/core'
import type { DecodedSchema } from '../decode/decoded-crd.ts'
import { forbidden, invalid } from '../field-error.ts'
import type { Rule } from '../rule.ts'
import { child, type FieldPath } from '../../review/go/field-path.ts'
import { marshal } from '../../review/go/json.ts'

/** validation.go, ValidateCustomResourceDefinitionOpenAPISchema and validateMapListKeysMapSet. */
export const setItems: Rule = {
  name: 'set-items',
  about: 'An item of a set is its own key: never null, and replaced as a whole, which an object has to say.',
  *node({ schema, at }, { strictness }) {
    const items = schema.items?.schema
    if (schema['x-kubernetes-list-type'] !== 'set' || items === undefined) return
    if (strictness.atomicSetType && schema.type === 'array') yield* notAtomic(items, child(at, 'items'))
    if (strictness.mapListKeys && items.nullable) {
      yield forbidden(child(child(at, 'items'), 'nullable'), 'cannot be nullable when x-kubernetes-list-type is set')
    }
  },
}

/** Whether the server can tell one item of a set from another: scalars always, arrays unless they say otherwise, objects if they say so. */
export function isAtomic({ type, 'x-kubernetes-list-type': listType, 'x-kubernetes-map-type': mapType }: DecodedSchema): boolean {
  if (type === 'array') return listType === undefined || listType === 'atomic'
  return type !== 'object' || mapType === 'atomic'
}

function* notAtomic(items: DecodedSchema, at: FieldPath): Iterable<Issue> {
  if (isAtomic(items)) return
  const keyword = items.type === 'array' ? 'x-kubernetes-list-type' : 'x-kubernetes-map-type'
  // The server shows the list type in either case.
  const value = marshal(items['x-kubernetes-list-type'])
  yield invalid(child(at, keyword), value, 'must be atomic as item of a list with x-kubernetes-list-type=set')
}
