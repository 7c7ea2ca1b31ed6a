import type { DecodedSchema } from './decode/decoded-crd.ts'
import type { SchemaNode } from './walk.ts'

/**
 * Why the server cannot bring a schema into structural form (schema/convert.go, validateUnsupportedFields), in its words. It goes no
 * further into the structure then, and says so only where nothing else is wrong: most of these have an error of their own.
 */
export function conversionProblem(nodes: readonly SchemaNode[]): string | undefined {
  for (const { schema } of nodes) {
    const keyword = UNSUPPORTED.find(([, isUsed]) => isUsed(schema))
    if (keyword !== undefined) return `OpenAPIV3Schema '${keyword[0]}' is not supported`
    if (schema['x-kubernetes-preserve-unknown-fields'] === false) {
      return "internal error: 'x-kubernetes-preserve-unknown-fields' must be true or undefined"
    }
    if ((schema.items?.schemas?.length ?? 0) > 0) return "OpenAPIV3Schema 'items' must be a schema, but is an array"
  }
  return undefined
}

const UNSUPPORTED: readonly (readonly [name: string, isUsed: (schema: DecodedSchema) => boolean])[] = [
  ['id', (schema) => schema.id !== undefined],
  ['schema', (schema) => schema.$schema !== undefined],
  ['$ref', (schema) => (schema.$ref ?? '') !== ''],
  ['patternProperties', (schema) => (schema.patternProperties?.size ?? 0) > 0],
  ['dependencies', (schema) => (schema.dependencies?.size ?? 0) > 0],
  ['additionalItems', (schema) => schema.additionalItems !== undefined],
  ['definitions', (schema) => (schema.definitions?.size ?? 0) > 0],
]
