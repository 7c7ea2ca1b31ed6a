import { child } from '../../review/go/field-path.ts'
import type { DecodedSchema } from '../decode/decoded-crd.ts'
import type { Rule } from '../rule.ts'
import type { SchemaNode } from '../walk.ts'
import { trap } from './trap.ts'

/** Beside one of these a name is that of something else, or may occur twice: references, and names with a value or a comparison. */
const NOT_ALONE = ['namespace', 'kind', 'group', 'apiGroup', 'apiVersion', 'key', 'value', 'values', 'operator'] as const

/** A list without a type is atomic to server-side apply (structured-merge-diff). One warning for a schema: where one is missing, many are. */
export const namedItems: Rule = {
  name: 'named-items',
  about: 'A list of named objects, or of conditions, without a list type is replaced as a whole by every server-side apply.',
  *root(_root, { nodes }) {
    const lists = nodes.flatMap((node) => {
      const key = keyOf(node)
      return key === undefined ? [] : [{ at: node.at, key }]
    })
    const [first] = lists
    if (first === undefined) return
    const more = lists.length - 1
    const others = more === 0 ? '' : `, and so of ${more} other ${more === 1 ? 'list' : 'lists'} of this schema`
    yield trap(child(first.at, 'x-kubernetes-list-type'), {
      message: `every server-side apply replaces the whole list, also what other managers put in it${others}`,
      expected: 'a list type',
      actual: 'none',
      fix:
        `say x-kubernetes-list-type: map with x-kubernetes-list-map-keys: [${first.key}] if no two items may have the same ${first.key}, ` +
        'or atomic if the list has one manager; the same in all versions',
    })
  },
}

/** What tells the items apart, where the server would take it as a key. */
function keyOf({ schema, role }: SchemaNode): string | undefined {
  const item = schema.items?.schema
  if (role !== 'structure' || schema.type !== 'array' || schema['x-kubernetes-list-type'] !== undefined) return undefined
  if (item?.type !== 'object' || item.nullable) return undefined
  if (isKey(item, 'name')) return NOT_ALONE.some((name) => item.properties?.has(name)) ? undefined : 'name'
  // The keys of a metav1.Condition.
  return isKey(item, 'type') && isKey(item, 'status') ? 'type' : undefined
}

function isKey(item: DecodedSchema, name: string): boolean {
  const property = item.properties?.get(name)
  return item.required?.includes(name) === true && property?.type === 'string' && !property.nullable
}
