import { structuralResource } from '@kindbox/core'
import { CustomResourceDefinition } from '@kindbox/crd'
import { objectType } from '../managed-fields/merge-type.ts'

/** What users install definitions with, but for the schema: what a definition may hold is judged by the lint of `@kindbox/crd`. */
export const definitionKind = structuralResource({
  ...CustomResourceDefinition,
  schema: { type: 'object', 'x-kubernetes-preserve-unknown-fields': true },
})

const byKey = (key: string) => ({
  type: 'array' as const,
  'x-kubernetes-list-type': 'map' as const,
  'x-kubernetes-list-map-keys': [key],
  items: { type: 'object' as const },
})

/** How definitions are merged: versions by their names, conditions by their types. */
export const definitionMergeType = objectType({
  type: 'object',
  properties: {
    spec: { type: 'object', 'x-kubernetes-preserve-unknown-fields': true, properties: { versions: byKey('name') } },
    status: { type: 'object', 'x-kubernetes-preserve-unknown-fields': true, properties: { conditions: byKey('type') } },
  },
})
