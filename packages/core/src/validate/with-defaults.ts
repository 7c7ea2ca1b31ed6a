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
  return Array.isArray(value) ? filledItems(value, schema.items) : filledFields(value as Fields, schema)
}

function filledItems(items: readonly unknown[], schema: StructuralSchema | undefined): readonly unknown[] {
  if (schema === undefined) return items
  const filled = items.map((item) => filledValue(item, schema))
  return filled.some((item, index) => item !== items[index]) ? filled : items
}

function filledFields(fields: Fields, schema: StructuralSchema): Fields {
  const { properties = {}, additionalProperties } = schema
  let filled = fields
  const fill = (name: string, value: unknown, property: StructuralSchema) => {
    const complete = filledValue(value, property)
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

/** The default in place of nothing, and of null where null is no value. */
function filledValue(value: unknown, schema: StructuralSchema): unknown {
  const unset = value === undefined || (value === null && schema.nullable !== true)
  return withDefaults(unset && schema.default !== undefined ? schema.default : value, schema)
}
