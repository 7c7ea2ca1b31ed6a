import { structuralResource } from '@kindbox/core'
import { CustomResourceDefinition } from '@kindbox/crd'

/** What users install definitions with, but for the schema: what a definition may hold is judged by the lint of `@kindbox/crd`. */
export const definitionKind = structuralResource({
  ...CustomResourceDefinition,
  schema: { type: 'object', 'x-kubernetes-preserve-unknown-fields': true },
})
