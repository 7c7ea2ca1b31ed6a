import type { StructuralSchema } from '@kindbox/core'
import { isObject, type JsonObject, setField } from './go/record.ts'

/** Removes nulls from a value, into a copy where there are any. */
export type DropNulls = (value: unknown) => unknown

/**
 * Compiles the server's removal of nulls that a schema neither allows (`nullable`) nor replaces (`default`), from objects and
 * maps, not from arrays (apiextensions-apiserver pkg/apiserver/schema/defaulting/prunenulls.go,
 * `PruneNonNullableNullsWithoutDefaults`).
 */
export function compileDropNulls(schema: StructuralSchema): DropNulls {
  const fields = new Map(Object.entries(schema.properties ?? {}).map(([name, property]) => [name, compileField(property)]))
  const additional = typeof schema.additionalProperties === 'object' ? compileField(schema.additionalProperties) : undefined
  const item = schema.items === undefined ? undefined : compileDropNulls(schema.items)

  function dropFromObject(object: JsonObject): JsonObject {
    let dropped: JsonObject | undefined
    for (const key of Object.keys(object)) {
      const value = object[key]
      if (typeof value !== 'object') continue
      const field = fields.get(key) ?? additional
      if (field === undefined) continue
      if (value === null) {
        if (field.keepsNull) continue
        dropped ??= { ...object }
        delete dropped[key]
        continue
      }
      const kept = field.drop(value)
      if (kept === value) continue
      dropped ??= { ...object }
      setField(dropped, key, kept)
    }
    return dropped ?? object
  }

  return (value) => {
    if (isObject(value)) return dropFromObject(value)
    return Array.isArray(value) && item !== undefined ? dropFromItems(value, item) : value
  }
}

interface Field {
  readonly keepsNull: boolean
  readonly drop: DropNulls
}

function compileField(schema: StructuralSchema): Field {
  const keepsNull = schema.nullable === true || (schema.default !== undefined && schema.default !== null)
  return { keepsNull, drop: compileDropNulls(schema) }
}

function dropFromItems(items: readonly unknown[], drop: DropNulls): readonly unknown[] {
  let dropped: unknown[] | undefined
  for (let i = 0; i < items.length; i++) {
    const kept = drop(items[i])
    if (kept === items[i]) continue
    dropped ??= [...items]
    dropped[i] = kept
  }
  return dropped ?? items
}
