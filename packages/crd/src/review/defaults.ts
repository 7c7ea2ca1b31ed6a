import type { StructuralSchema } from '@kindbox/core'
import { copyOf, hasField, isObject, type JsonObject, setField } from './go/record.ts'

/** Fills in defaults, into a copy where one is missing. Filled in values are fresh and belong to the caller. */
export type FillDefaults = (value: unknown) => unknown

/**
 * Compiles the server's defaulting (apiextensions-apiserver pkg/apiserver/schema/defaulting/algorithm.go, `Default`): a missing
 * property gets its default, a null that is not allowed too, and what was filled in is completed in turn. An object that is
 * missing itself is not made up for the sake of defaults inside it. Undefined when there is no default anywhere below.
 */
export function compileDefaults(schema: StructuralSchema): FillDefaults | undefined {
  const fields = new Map<string, Field>()
  for (const [name, property] of Object.entries(schema.properties ?? {})) {
    const field = compileField(property)
    if (field !== undefined) fields.set(name, field)
  }
  const declared = new Set(Object.keys(schema.properties ?? {}))
  const defaults = [...fields].flatMap(([name, { makeDefault }]) => (makeDefault === undefined ? [] : [{ name, makeDefault }]))
  const additional = typeof schema.additionalProperties === 'object' ? compileField(schema.additionalProperties) : undefined
  const item = schema.items === undefined ? undefined : compileField(schema.items)
  if (fields.size === 0 && additional === undefined && item === undefined) return undefined

  function fillObject(object: JsonObject): JsonObject {
    let filled: JsonObject | undefined
    if (fields.size > 0 || additional !== undefined) {
      for (const key of Object.keys(object)) {
        const value = object[key]
        // Only null, and what has something inside, can become another value.
        if (typeof value !== 'object') continue
        const field = fields.get(key) ?? (additional === undefined || declared.has(key) ? undefined : additional)
        if (field === undefined) continue
        const completed = fill(field, value)
        if (completed === value) continue
        filled ??= copyOf(object)
        setField(filled, key, completed)
      }
    }
    for (const { name, makeDefault } of defaults) {
      if (hasField(object, name)) continue
      filled ??= copyOf(object)
      setField(filled, name, makeDefault())
    }
    return filled ?? object
  }

  return (value) => {
    if (isObject(value)) return fillObject(value)
    return Array.isArray(value) && item !== undefined ? fillItems(value, item) : value
  }
}

interface Field {
  readonly nullable: boolean
  readonly makeDefault: (() => unknown) | undefined
  readonly inside: FillDefaults | undefined
}

function compileField(schema: StructuralSchema): Field | undefined {
  const inside = compileDefaults(schema)
  const declared = schema.default
  const makeDefault =
    declared === undefined || declared === null ? undefined : defaultMaker(inside === undefined ? declared : inside(copy(declared)))
  if (makeDefault === undefined && inside === undefined) return undefined
  return { nullable: schema.nullable === true, makeDefault, inside }
}

/** A default is completed once; objects and arrays are copied for every use, so that no two documents share one. */
function defaultMaker(completed: unknown): () => unknown {
  return typeof completed === 'object' ? () => copy(completed) : () => completed
}

function fill(field: Field, value: unknown): unknown {
  if (value === null && !field.nullable && field.makeDefault !== undefined) return field.makeDefault()
  return field.inside === undefined ? value : field.inside(value)
}

function fillItems(items: readonly unknown[], field: Field): readonly unknown[] {
  let filled: unknown[] | undefined
  for (let i = 0; i < items.length; i++) {
    const value = fill(field, items[i])
    if (value === items[i]) continue
    filled ??= [...items]
    filled[i] = value
  }
  return filled ?? items
}

function copy(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(copy)
  if (!isObject(value)) return value
  const copied: JsonObject = {}
  for (const key of Object.keys(value)) setField(copied, key, copy(value[key]))
  return copied
}
