import type { StatusCause, StructuralSchema } from '@kindbox/core'
import { isRecord } from '../decode/record.ts'

/**
 * What is wrong with the nulls of an object that nobody decoded: of what is sent the server drops them, but not of what it made itself by applying, where
 * they stand for fields of which nothing is left.
 */
export function nullCauses(schema: StructuralSchema | undefined, value: unknown, field = ''): StatusCause[] {
  if (schema === undefined) return []
  if (Array.isArray(value)) return value.flatMap((item, index) => nullCauses(schema.items, item, `${field}[${index}]`))
  if (!isRecord(value)) return []
  const { properties = {}, additionalProperties } = schema
  return Object.entries(value).flatMap(([name, inside]) => {
    // Metadata has no schema of the kind's own.
    if (field === '' && name === 'metadata') return []
    const below = Object.hasOwn(properties, name)
      ? properties[name]
      : isRecord(additionalProperties)
        ? (additionalProperties as StructuralSchema)
        : undefined
    const path = field === '' ? name : `${field}.${name}`
    return inside === null ? nullCause(below, path) : nullCauses(below, inside, path)
  })
}

function nullCause(schema: StructuralSchema | undefined, field: string): StatusCause[] {
  if (schema === undefined || schema.nullable === true || schema.default !== undefined || schema.type === undefined) return []
  return [
    { reason: 'FieldValueTypeInvalid', message: `Invalid value: "null": ${field} in body must be of type ${schema.type}: "null"`, field },
  ]
}
