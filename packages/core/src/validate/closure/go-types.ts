import type { StructuralSchema } from '../../structural-schema.ts'

/** The JSON types that a schema takes, as Ajv would be told them; undefined where it takes any. */
export function typesOf({ type, format, nullable, ...schema }: StructuralSchema): string | readonly string[] | undefined {
  const intOrString = schema['x-kubernetes-int-or-string'] === true
  // A quantity may be any number; only integers are what CustomResourceDefinitions have a word for.
  const types = intOrString ? [format === 'quantity' ? 'number' : 'integer', 'string'] : type === undefined ? [] : [type]
  if (types.length > 0 && nullable === true) types.push('null')
  return types.length < 2 ? types[0] : types
}
