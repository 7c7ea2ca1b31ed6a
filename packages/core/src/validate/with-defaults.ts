import type { StructuralSchema } from '../structural-schema.ts'

interface Fields {
  [name: string]: unknown
}

/**
 * The value as it is once the server has filled in defaults (apiextensions-apiserver schema/defaulting/algorithm.go). What
 * changes is copied, what does not is shared.
 */
export function withDefaults(value: unknown, schema: StructuralSchema | undefined): unknown {
  if (schema === undefined || typeof value !== 'object' || value === null) return value
  return Array.isArray(value) ? itemsWithDefaults(value, schema.items) : fieldsWithDefaults(value as Fields, schema)
}

function itemsWithDefaults(items: readonly unknown[], schema: StructuralSchema | undefined): readonly unknown[] {
  if (schema === undefined) return items
  const filled = items.map((item) => withDefaults(item, schema))
  return filled.some((item, index) => item !== items[index]) ? filled : items
}

function fieldsWithDefaults(fields: Fields, schema: StructuralSchema): Fields {
  const { properties = {}, additionalProperties } = schema
  let filled = fields
  const fill = (name: string, value: unknown, property: StructuralSchema) => {
    const complete = withDefaults(isUnset(value, property) ? property.default : value, property)
    if (complete === value) return
    if (filled === fields) filled = { ...fields }
    // Defined, not assigned: a field may be called __proto__.
    Object.defineProperty(filled, name, { value: complete, enumerable: true, configurable: true, writable: true })
  }
  for (const [name, property] of Object.entries(properties)) {
    fill(name, Object.hasOwn(fields, name) ? fields[name] : undefined, property)
  }
  if (typeof additionalProperties === 'object') {
    for (const [name, value] of Object.entries(fields)) {
      if (!Object.hasOwn(properties, name)) fill(name, value, additionalProperties)
    }
  }
  return filled
}

/** Missing, or null where null is no value: the server puts the default there, if there is one. */
function isUnset(value: unknown, { default: preset, nullable }: StructuralSchema): boolean {
  return preset !== undefined && (value === undefined || (value === null && nullable !== true))
}
