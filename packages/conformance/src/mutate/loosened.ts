import type { StructuralSchema } from '@kindbox/core'
import type { CustomResourceDefinition } from '@kindbox/crd'
import type { Random } from '../differential/random.ts'

/** What the server warns of with every answer until the definition is the strict one. */
export const LOOSE = 'this definition is loosened'

/** All that a schema may be without and still be structural: what goes is what ratcheting forgives. */
const judging: ReadonlySet<string> = new Set([
  ...[
    'minimum',
    'maximum',
    'exclusiveMinimum',
    'exclusiveMaximum',
    'multipleOf',
    'minLength',
    'maxLength',
    'pattern',
    'format',
    'enum',
    'required',
  ],
  ...['minItems', 'maxItems', 'uniqueItems', 'minProperties', 'maxProperties', 'allOf', 'anyOf', 'oneOf', 'not', 'default'],
  ...['x-kubernetes-validations', 'x-kubernetes-list-type', 'x-kubernetes-list-map-keys', 'x-kubernetes-embedded-resource'],
])

/** A definition that takes nearly everything, so that objects come into the store that the strict one would refuse. */
export function loosened(crd: CustomResourceDefinition, random: Random): CustomResourceDefinition {
  // Selectable fields need types that a loosened schema may lack.
  const versions = crd.spec.versions.map(({ selectableFields: _, ...version }) => ({
    ...version,
    deprecated: true,
    deprecationWarning: LOOSE,
    ...(version.schema?.openAPIV3Schema && { schema: { openAPIV3Schema: loose(version.schema.openAPIV3Schema, random, 0) } }),
  }))
  return { ...crd, spec: { ...crd.spec, versions } }
}

function loose(schema: StructuralSchema, random: Random, depth: number): StructuralSchema {
  // Not even of one type, at times.
  if (depth > 2 && random.oneIn(25)) return { 'x-kubernetes-preserve-unknown-fields': true }
  const kept = Object.fromEntries(Object.entries(schema).filter(([keyword]) => !judging.has(keyword))) as StructuralSchema
  const { properties, items, additionalProperties } = kept
  return {
    ...kept,
    ...(schema['x-kubernetes-embedded-resource'] === true && { 'x-kubernetes-preserve-unknown-fields': true }),
    ...(properties && {
      properties: Object.fromEntries(Object.entries(properties).map(([name, property]) => [name, loose(property, random, depth + 1)])),
    }),
    ...(items && { items: loose(items, random, depth + 1) }),
    ...(typeof additionalProperties === 'object' && { additionalProperties: loose(additionalProperties, random, depth + 1) }),
  }
}
