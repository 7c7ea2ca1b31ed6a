import { child } from '../../review/go/field-path.ts'
import type { Rule } from '../rule.ts'
import { type SchemaNode, walk } from '../walk.ts'
import { trap } from './trap.ts'

/** What tells elements apart in most APIs of Kubernetes. */
const KEYS = ['name', 'key', 'type', 'id'] as const

/** A list without a type is atomic to server-side apply (structured-merge-diff). One warning for a schema: where one is missing, many are. */
export const namedItems: Rule = {
  name: 'named-items',
  about: 'A list of objects with a required name, but without a list type, is replaced as a whole by every server-side apply.',
  *root(root) {
    const lists = walk(root.schema, root.at).filter((node) => keyOf(node) !== undefined)
    const [first] = lists
    if (first === undefined) return
    const others = lists.length === 1 ? '' : `, and so of ${lists.length - 1} other lists of this schema`
    yield trap(child(first.at, 'x-kubernetes-list-type'), {
      message: `every server-side apply replaces the whole list, also what other managers put in it${others}`,
      expected: 'a list type',
      actual: 'none',
      fix: `say x-kubernetes-list-type: map with x-kubernetes-list-map-keys: [${keyOf(first)}], or atomic if that is meant`,
    })
  },
}

function keyOf({ schema, role }: SchemaNode): string | undefined {
  if (role !== 'structure' || schema.type !== 'array' || schema['x-kubernetes-list-type'] !== undefined) return undefined
  const item = schema.items?.schema
  return KEYS.find((name) => item?.required?.includes(name) && item.properties?.get(name)?.type === 'string')
}
