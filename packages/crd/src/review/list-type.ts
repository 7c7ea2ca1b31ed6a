import type { StructuralSchema } from '@kindbox/core'
import { child, type FieldPath, index, key as entry } from './go/field-path.ts'
import { duplicate, type FieldError, invalid } from './go/field-error.ts'
import { marshal } from './go/json.ts'
import { hasField, isObject, type JsonObject } from './go/record.ts'

/** Reports repeated items of sets and repeated keys of list maps. */
export type CheckListTypes = (value: unknown) => FieldError[]

/**
 * Compiles the uniqueness that `x-kubernetes-list-type` `set` and `map` promise (apiextensions-apiserver
 * pkg/apiserver/schema/listtype/validation.go). Undefined when a schema has neither.
 */
export function compileListTypes(schema: StructuralSchema): CheckListTypes | undefined {
  const node = compileNode(schema)
  if (node === undefined) return undefined
  return (value) => {
    const found: Found[] = []
    node(value, found)
    return found.map(({ way, error }) => error(way.reduceRight<FieldPath | undefined>((at, step) => step(at), undefined)))
  }
}

/** A fault, with the way to it from its end: it is completed on the way back, so that lists without faults pay nothing for paths. */
interface Found {
  readonly way: ((at: FieldPath | undefined) => FieldPath)[]
  readonly error: (at: FieldPath | undefined) => FieldError
}

type Node = (value: unknown, found: Found[]) => void

function compileNode(schema: StructuralSchema): Node | undefined {
  const properties = compileProperties(schema)
  const additional = typeof schema.additionalProperties === 'object' ? compileNode(schema.additionalProperties) : undefined
  const item = schema.items === undefined ? undefined : compileNode(schema.items)
  const unique = compileUnique(schema)
  if (properties.size === 0 && additional === undefined && item === undefined && unique === undefined) return undefined

  return (value, found) => {
    if (Array.isArray(value)) {
      if (value.length > 0) unique?.(value, found)
      if (item !== undefined) for (let i = 0; i < value.length; i++) below(item, value[i], index, i, found)
    } else if (isObject(value)) {
      for (const name of Object.keys(value)) {
        if (additional !== undefined) below(additional, value[name], entry, name, found)
        const property = properties.get(name)
        if (property !== undefined) below(property, value[name], child, name, found)
      }
    }
  }
}

type Step<Segment> = (at: FieldPath | undefined, segment: Segment) => FieldPath

function below<Segment>(node: Node, value: unknown, step: Step<Segment>, segment: Segment, found: Found[]): void {
  const before = found.length
  node(value, found)
  for (let i = before; i < found.length; i++) found[i]?.way.push((at) => step(at, segment))
}

function compileProperties(schema: StructuralSchema): ReadonlyMap<string, Node> {
  const properties = new Map<string, Node>()
  for (const [name, property] of Object.entries(schema.properties ?? {})) {
    const node = compileNode(property)
    if (node !== undefined) properties.set(name, node)
  }
  return properties
}

type Unique = (items: readonly unknown[], found: Found[]) => void

function compileUnique(schema: StructuralSchema): Unique | undefined {
  const keys = schema['x-kubernetes-list-map-keys'] ?? []
  switch (schema['x-kubernetes-list-type']) {
    case 'set':
      return (items, found) => {
        for (const i of repeated(items)) found.push({ way: [], error: (at) => duplicate(index(at, i), items[i]) })
      }
    case 'map':
      return (items, found) => {
        const stray = items.findIndex((item) => item !== null && !isObject(item))
        if (stray !== -1) {
          const detail = 'must be an object for an array of list-type map'
          found.push({ way: [], error: (at) => invalid(index(at, stray), items[stray], detail) })
          return
        }
        if (items.length < 2) return
        for (const i of repeated(items.map((item) => identityText(item, keys))))
          found.push({ way: [], error: (at) => duplicate(index(at, i), identity(items[i], keys)) })
      }
    default:
      return undefined
  }
}

/** The keys that an item has; a key that is missing is its own value, unlike every other, null included. */
function identity(item: unknown, keys: readonly string[]): JsonObject {
  const present: JsonObject = {}
  if (isObject(item)) for (const key of keys) if (hasField(item, key)) present[key] = item[key]
  return present
}

/** The same as a text: nothing for a key that is missing, JSON for another, and each ends where it says itself that it does. */
function identityText(item: unknown, keys: readonly string[]): string {
  let text = ''
  for (const key of keys) text += `${isObject(item) && hasField(item, key) ? valueText(item[key]) : ''},`
  return text
}

function valueText(value: unknown): string {
  return typeof value === 'string' && !SURROGATE.test(value) ? `"${value.length}:${value}` : marshal(value)
}

/** Half of a pair is no character: Go has another in its place, and so has its JSON. */
const SURROGATE = /[\ud800-\udfff]/

/** Where a value occurs for the second time; further repetitions of it are not reported. */
function repeated(values: readonly unknown[]): number[] {
  if (values.length < 2) return []
  const seen = new Map<unknown, number>()
  const second: number[] = []
  values.forEach((value, i) => {
    const known = typeof value === 'object' && value !== null ? marshal(value) : scalar(value)
    const times = seen.get(known) ?? 0
    if (times === 1) second.push(i)
    seen.set(known, times + 1)
  })
  return second
}

/** Keeps a scalar apart from the JSON text of an object. */
function scalar(value: unknown): unknown {
  return typeof value === 'string' ? `"${value}` : value
}
