import type { StructuralSchema } from '@kindbox/core'
import { isObject, type Json, type JsonObject } from './json.ts'

/** Where a value stands in a document, and what the schema says of it. */
export interface Place {
  readonly parent: JsonObject | Json[]
  readonly key: string | number
  readonly value: Json
  readonly schema: StructuralSchema | undefined
}

/** Every place below a value, but for the object's own metadata, which is mutated by itself. */
export function placesOf(root: JsonObject, schema: StructuralSchema | undefined): Place[] {
  const places: Place[] = []
  const visit = (value: Json, own: StructuralSchema | undefined) => {
    if (Array.isArray(value)) value.forEach((item, index) => add(value, index, item, own?.items))
    else if (isObject(value)) {
      for (const [field, item] of Object.entries(value)) {
        if (value === root && field === 'metadata') continue
        add(value, field, item, propertySchema(own, field))
      }
    }
  }
  const add = (parent: Place['parent'], key: string | number, value: Json, own: StructuralSchema | undefined) => {
    places.push({ parent, key, value, schema: own })
    visit(value, own)
  }
  visit(root, schema)
  return places
}

/** The objects among them whose schema names fields, with the root. */
export function objectsOf(root: JsonObject, schema: StructuralSchema | undefined, places: readonly Place[]): Place[] {
  const whole: Place = { parent: [root], key: 0, value: root, schema }
  return [whole, ...places].filter(({ value, schema: own }) => isObject(value) && own !== undefined)
}

export function propertySchema(schema: StructuralSchema | undefined, field: string): StructuralSchema | undefined {
  const { properties = {}, additionalProperties } = schema ?? {}
  if (Object.hasOwn(properties, field)) return properties[field]
  return typeof additionalProperties === 'object' ? additionalProperties : undefined
}
