import type { DecodedSchema } from '../decode/decoded-crd.ts'

/**
 * The schema at a path of names (`.spec.replicas`). Where fields need not be declared, in metadata and below preserved unknown fields, the
 * schema there; undefined where the path leads nowhere.
 */
export function declaredAt(root: DecodedSchema, path: string): DecodedSchema | undefined {
  const [first = '', ...rest] = path.split('.').slice(1)
  if (['metadata', 'kind', 'apiVersion'].includes(first)) return root
  let schema: DecodedSchema | undefined = root
  for (const name of [first, ...rest]) {
    if (schema === undefined || keepsAll(schema)) return schema
    const { properties, additionalProperties }: DecodedSchema = schema
    schema = properties?.get(name) ?? additionalProperties?.schema
  }
  return schema
}

function keepsAll(schema: DecodedSchema): boolean {
  return (
    schema['x-kubernetes-preserve-unknown-fields'] === true ||
    schema['x-kubernetes-embedded-resource'] === true ||
    (schema.additionalProperties?.allows === true && schema.additionalProperties.schema === undefined)
  )
}
