import type { StructuralSchema } from '@kindbox/core'
import type { DecodedSchema, SchemaOrBool } from './decode/decoded-crd.ts'

const forms = new WeakMap<DecodedSchema, StructuralSchema>()

/** A schema that passed structural validation, as the rooms that judge objects take it. Always the same for one schema. */
export function structuralForm(schema: DecodedSchema): StructuralSchema {
  const known = forms.get(schema)
  if (known !== undefined) return known
  const form = convert(schema)
  forms.set(schema, form)
  return form
}

function convert({ properties, additionalProperties, items, not, allOf, anyOf, oneOf, ...rest }: DecodedSchema): StructuralSchema {
  const {
    id,
    $schema,
    $ref,
    patternProperties,
    dependencies,
    additionalItems,
    definitions,
    'x-kubernetes-validations': rules,
    ...keywords
  } = rest
  return {
    ...keywords,
    ...(rules && { 'x-kubernetes-validations': rules.map((rule) => ({ rule: '', ...rule })) }),
    ...(properties && { properties: Object.fromEntries([...properties].map(([name, schema]) => [name, structuralForm(schema)])) }),
    ...(additionalProperties && { additionalProperties: additional(additionalProperties) }),
    ...(items?.schema && { items: structuralForm(items.schema) }),
    ...(not && { not: structuralForm(not) }),
    ...(allOf && { allOf: allOf.map(structuralForm) }),
    ...(anyOf && { anyOf: anyOf.map(structuralForm) }),
    ...(oneOf && { oneOf: oneOf.map(structuralForm) }),
    // Type, list type and the like are strings to the decoder; by now they are among those that mean something.
  } as StructuralSchema
}

function additional({ schema, allows }: SchemaOrBool): StructuralSchema | boolean {
  return schema === undefined ? allows : structuralForm(schema)
}
