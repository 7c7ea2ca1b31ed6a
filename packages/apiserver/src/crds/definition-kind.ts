import { structuralResource } from '@kindbox/core'

/** `CustomResourceDefinition` of apiextensions.k8s.io/v1. What its spec may hold is judged by the lint of `@kindbox/crd`, not by a schema. */
export const definitionKind = structuralResource({
  group: 'apiextensions.k8s.io',
  version: 'v1',
  kind: 'CustomResourceDefinition',
  plural: 'customresourcedefinitions',
  shortNames: ['crd', 'crds'],
  categories: ['api-extensions'],
  scope: 'Cluster',
  subresources: { status: true },
  schema: { type: 'object', 'x-kubernetes-preserve-unknown-fields': true },
})
