import type { DecodedSchema } from './decode/decoded-crd.ts'
import { type ResolvedField, resolveFieldPath, type Unresolved } from '../review/rules/resolve-field-path.ts'

/** Follows `.spec.name` or `.spec['a.b']` through a schema, or says in the server's words why that is impossible. */
export function resolveSchemaPath(
  path: string,
  root: DecodedSchema | undefined,
  options?: { readonly brackets?: boolean },
): ResolvedField<DecodedSchema> | Unresolved {
  return resolveFieldPath(path, root, enter, options)
}

function enter(schema: DecodedSchema, name: string): { schema: DecodedSchema | undefined; named: boolean } | undefined {
  if ((schema.properties?.size ?? 0) > 0) {
    const property = schema.properties?.get(name)
    return property && { schema: property, named: true }
  }
  return schema.additionalProperties && { schema: schema.additionalProperties.schema, named: false }
}
