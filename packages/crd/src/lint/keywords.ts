import type { DecodedSchema } from './decode/decoded-crd.ts'

// Which keywords are left of a schema in the server's structural form (schema/convert.go, NewStructural). It compares such forms to tell
// whether a schema says only what it may; an empty list then counts where the conversion keeps it, and does not where it appends to nothing.

/** The keywords of a schema of the structure. */
export function structureKeywords(schema: DecodedSchema): string[] {
  return Object.keys(schema).filter((name) => {
    if (name === 'properties') return schema.properties!.size > 0
    return name === 'additionalProperties' || isKept(schema, name)
  })
}

/** The keywords of a schema below a junctor. */
export function valueKeywords(schema: DecodedSchema): string[] {
  return Object.keys(schema).filter((name) => {
    if (name === 'additionalProperties') return schema.additionalProperties!.allows
    return name === 'properties' || isKept(schema, name)
  })
}

function isKept(schema: DecodedSchema, name: string): boolean {
  switch (name) {
    case 'enum':
    case 'allOf':
    case 'anyOf':
    case 'oneOf':
      return schema[name]!.length > 0
    case 'items':
      return schema.items!.schema !== undefined
    case '$ref':
    case 'patternProperties':
    case 'definitions':
    case 'dependencies':
      return false
    default:
      return true
  }
}
