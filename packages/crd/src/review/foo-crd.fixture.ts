import type { StructuralSchema } from '@kindbox/core'
import type { CustomResourceDefinition } from '../custom-resource-definition.ts'

/** A definition to review by: namespaced, with a status of its own. */
export function fooCrd(
  properties: StructuralSchema['properties'],
  more: Partial<CustomResourceDefinition['spec']> = {},
): CustomResourceDefinition {
  const openAPIV3Schema: StructuralSchema = {
    type: 'object',
    properties: { apiVersion: { type: 'string' }, kind: { type: 'string' }, metadata: { type: 'object' }, ...properties },
  }
  return {
    apiVersion: 'apiextensions.k8s.io/v1',
    kind: 'CustomResourceDefinition',
    metadata: { name: 'foos.example.com' },
    spec: {
      group: 'example.com',
      scope: 'Namespaced',
      names: { plural: 'foos', kind: 'Foo' },
      versions: [{ name: 'v1', served: true, storage: true, subresources: { status: {} }, schema: { openAPIV3Schema } }],
      ...more,
    },
  }
}

/** A Foo as it is sent. */
export function foo(fields: { readonly [field: string]: unknown } = {}): { readonly [field: string]: unknown } {
  return { apiVersion: 'example.com/v1', kind: 'Foo', metadata: { name: 'a' }, ...fields }
}
