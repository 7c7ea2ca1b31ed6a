import { child } from '../../review/go/field-path.ts'
import type { Rule } from '../rule.ts'
import type { SchemaNode } from '../walk.ts'
import { trap } from './trap.ts'

/** Cardinality is the product of the bounds on the way to a rule; without one, as many elements are assumed as a request of 3 MiB holds. */
export const unboundedRules: Rule = {
  name: 'unbounded-rules',
  about: 'Rules in a list or map without a bound are priced for the largest request, so that a small change makes them too expensive.',
  *node(node) {
    const { schema, at, role } = node
    if (role !== 'structure') return
    if (schema.type === 'array' && schema.maxItems === undefined && hasRules(schema.items?.schema)) yield unbounded(at, 'maxItems', 'list')
    if (schema.type === 'object' && schema.maxProperties === undefined && hasRules(schema.additionalProperties?.schema)) {
      yield unbounded(at, 'maxProperties', 'map')
    }
  },
}

function unbounded(at: SchemaNode['at'], keyword: string, what: string) {
  return trap(child(at, keyword), {
    message: `the rules in this ${what} are priced for as many elements as a request of 3 MiB can hold`,
    expected: `a ${keyword}`,
    actual: 'none',
    fix: `set ${keyword} to the greatest number that makes sense`,
  })
}

function hasRules(schema: SchemaNode['schema'] | undefined): boolean {
  const pending = schema === undefined ? [] : [schema]
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    if ((next['x-kubernetes-validations']?.length ?? 0) > 0) return true
    pending.push(...(next.properties?.values() ?? []))
    if (next.additionalProperties?.schema !== undefined) pending.push(next.additionalProperties.schema)
    if (next.items?.schema !== undefined) pending.push(next.items.schema)
  }
  return false
}
