import { child } from '../../review/go/field-path.ts'
import type { Rule } from '../rule.ts'
import { trap } from './trap.ts'

/** What tells elements apart in most APIs of Kubernetes. */
const KEYS = ['name', 'key', 'type', 'id'] as const

/** A list without a type is atomic to server-side apply (structured-merge-diff). */
export const namedItems: Rule = {
  name: 'named-items',
  about: 'A list of objects with a required name, but without a list type, is replaced as a whole by every server-side apply.',
  *node({ schema, at, role }) {
    if (role !== 'structure' || schema.type !== 'array' || schema['x-kubernetes-list-type'] !== undefined) return
    const item = schema.items?.schema
    const key = KEYS.find((name) => item?.required?.includes(name) && item.properties?.get(name)?.type === 'string')
    if (key === undefined) return
    yield trap(child(at, 'x-kubernetes-list-type'), {
      message: 'every server-side apply replaces the whole list, also what other managers put in it',
      expected: 'a list type',
      actual: 'none',
      fix: `say x-kubernetes-list-type: map with x-kubernetes-list-map-keys: [${key}], or atomic if that is meant`,
    })
  },
}
