import { isObject, type Json, type JsonObject } from './json.ts'

/** Schemas of values, and those in junctors, which follow other rules. */
export function schemasIn(schema: Json | undefined): JsonObject[] {
  if (!isObject(schema)) return []
  const values = (value: Json | undefined): readonly Json[] => (Array.isArray(value) ? value : isObject(value) ? Object.values(value) : [])
  const { properties, items, additionalProperties, not, anyOf, allOf, oneOf } = schema
  const below = [...values(properties), items, additionalProperties, not, ...values(anyOf), ...values(allOf), ...values(oneOf)]
  return [schema, ...below.flatMap((one) => schemasIn(one))]
}
