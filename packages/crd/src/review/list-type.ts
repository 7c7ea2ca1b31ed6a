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
    const errors: FieldError[] = []
    node(value, undefined, errors)
    return errors
  }
}

type Node = (value: unknown, at: FieldPath | undefined, errors: FieldError[]) => void

function compileNode(schema: StructuralSchema): Node | undefined {
  const properties = compileProperties(schema)
  const additional = typeof schema.additionalProperties === 'object' ? compileNode(schema.additionalProperties) : undefined
  const item = schema.items === undefined ? undefined : compileNode(schema.items)
  const unique = compileUnique(schema)
  if (properties.size === 0 && additional === undefined && item === undefined && unique === undefined) return undefined

  return (value, at, errors) => {
    if (Array.isArray(value)) {
      unique?.(value, at, errors)
      if (item !== undefined) value.forEach((element, i) => item(element, index(at, i), errors))
    } else if (isObject(value)) {
      for (const name of Object.keys(value)) {
        additional?.(value[name], entry(at, name), errors)
        properties.get(name)?.(value[name], child(at, name), errors)
      }
    }
  }
}

function compileProperties(schema: StructuralSchema): ReadonlyMap<string, Node> {
  const properties = new Map<string, Node>()
  for (const [name, property] of Object.entries(schema.properties ?? {})) {
    const node = compileNode(property)
    if (node !== undefined) properties.set(name, node)
  }
  return properties
}

type Unique = (items: readonly unknown[], at: FieldPath | undefined, errors: FieldError[]) => void

function compileUnique(schema: StructuralSchema): Unique | undefined {
  const keys = schema['x-kubernetes-list-map-keys'] ?? []
  switch (schema['x-kubernetes-list-type']) {
    case 'set':
      return (items, at, errors) => {
        for (const i of repeated(items)) errors.push(duplicate(index(at, i), items[i]))
      }
    case 'map':
      return (items, at, errors) => {
        const stray = items.findIndex((item) => item !== null && !isObject(item))
        if (stray !== -1) {
          errors.push(invalid(index(at, stray), items[stray], 'must be an object for an array of list-type map'))
          return
        }
        const identities = items.map((item) => identity(item, keys))
        for (const i of repeated(identities)) errors.push(duplicate(index(at, i), identities[i]))
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
