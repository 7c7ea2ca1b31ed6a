import type { DecodedSchema } from './decode/decoded-crd.ts'
import { valueKeywords } from './keywords.ts'
import { child, type FieldPath, index, key } from '../review/go/field-path.ts'

/** One schema within a schema, with all that a rule may ask about where it stands. */
export interface SchemaNode {
  readonly schema: DecodedSchema
  readonly at: FieldPath
  /** Undefined for the root. */
  readonly parent: SchemaNode | undefined
  /**
   * What the server's structural validation takes it for: part of the `structure`; a `value` validation, below a junctor; or `exempt`, where
   * that validation does not look: below `definitions` and `dependencies`, and the int-or-string pattern.
   */
  readonly role: 'structure' | 'value' | 'exempt'
  /** How the structure came to it: the root, an array's items, a property, or an entry of a map: an additional property. */
  readonly level: 'root' | 'item' | 'property' | 'entry'
  /** It belongs to the type or object metadata of a resource, of the root or an embedded one. */
  readonly insideMeta: boolean
  /** Why no default may stand here. */
  readonly noDefault: string | undefined
}

/** All nodes below a schema and itself, parents first. Keeps a stack of its own, so that no schema is too deep. */
export function walk(schema: DecodedSchema, at: FieldPath): SchemaNode[] {
  const nodes: SchemaNode[] = []
  const pending: SchemaNode[] = [
    { schema, at, parent: undefined, role: 'structure', level: 'root', insideMeta: false, noDefault: undefined },
  ]
  for (let node = pending.pop(); node !== undefined; node = pending.pop()) {
    nodes.push(node)
    pending.push(...below(node).toReversed())
  }
  return nodes
}

type Inherited = Pick<SchemaNode, 'role' | 'level' | 'insideMeta' | 'noDefault'>

function below(node: SchemaNode): SchemaNode[] {
  const { schema, at } = node
  const nodes: SchemaNode[] = []
  const add = (inner: DecodedSchema | undefined, place: FieldPath, inherited: Partial<Inherited>): void => {
    if (inner !== undefined) nodes.push({ ...node, parent: node, schema: inner, at: place, ...inherited })
  }
  for (const [name, inner] of schema.properties ?? []) add(inner, key(child(at, 'properties'), name), property(node, name))
  add(schema.additionalProperties?.schema, child(at, 'additionalProperties'), additionalProperty(node))
  add(schema.items?.schema, child(at, 'items'), { level: 'item' })
  for (const [i, inner] of (schema.items?.schemas ?? []).entries()) add(inner, index(child(at, 'items'), i), { role: 'exempt' })

  const value = node.role === 'structure' ? 'value' : node.role
  add(schema.not, child(at, 'not'), { role: value })
  for (const junctor of ['allOf', 'anyOf', 'oneOf'] as const) {
    const role = junctor === 'anyOf' && isIntOrString(node) ? 'exempt' : value
    for (const [i, inner] of (schema[junctor] ?? []).entries()) add(inner, index(child(at, junctor), i), { role })
  }
  for (const [name, inner] of schema.definitions ?? []) add(inner, key(child(at, 'definitions'), name), { role: 'exempt' })
  for (const [name, inner] of schema.dependencies ?? []) add(inner.schema, key(child(at, 'dependencies'), name), { role: 'exempt' })
  return nodes
}

/** The parts of a resource that the server knows without a schema. */
const META = new Set(['metadata', 'kind', 'apiVersion'])

function property({ schema, parent }: SchemaNode, name: string): Partial<Inherited> {
  const isRoot = parent === undefined
  if (!META.has(name) || !(isRoot || schema['x-kubernetes-embedded-resource'])) return { level: 'property' }
  return { level: 'property', insideMeta: true, ...(isRoot && { noDefault: `in top-level ${name}` }) }
}

/** In a map nobody can tell what a default inside metadata will surround, so it cannot be pruned beforehand. */
function additionalProperty({ role, insideMeta }: SchemaNode): Partial<Inherited> {
  return {
    level: 'entry',
    role: role === 'structure' ? 'structure' : 'exempt',
    ...(insideMeta && { noDefault: 'inside additionalProperties applying to object metadata' }),
  }
}

/**
 * Whether the `anyOf` of a node is the one that may name types: integer or string, in this order and nothing else, in the structure or in
 * the first `allOf` of it (schema/validation.go, isIntOrStringAnyOfPattern and isIntOrStringAllOfPattern).
 */
function isIntOrString({ schema, role, parent }: SchemaNode): boolean {
  const inFirstAllOf = parent?.role === 'structure' && parent.schema.allOf?.[0] === schema
  if (role !== 'structure' && !inFirstAllOf) return false
  const { anyOf = [] } = schema
  return anyOf.length === 2 && isOnly(anyOf[0]!, 'integer') && isOnly(anyOf[1]!, 'string')
}

function isOnly(schema: DecodedSchema, type: string): boolean {
  return schema.type === type && valueKeywords(schema).length === 1
}
