import { structuralResource, type KubeObject, type StructuralSchema } from '@kindbox/core'

/** What is allowed: verbs on resources, or on URLs that are no resources. */
export interface PolicyRule {
  /** `get`, `list`, ...; `*` for all. */
  verbs: string[]
  /** The empty string names the group of `v1`; `*` for all. */
  apiGroups?: string[]
  /** Plurals, with a subresource after a slash: `foos/status`; `*` for all. */
  resources?: string[]
  /** Empty: every name. */
  resourceNames?: string[]
  /** Only in cluster roles. */
  nonResourceURLs?: string[]
}

/** Permissions within one namespace. */
export interface Role extends KubeObject {
  rules?: PolicyRule[] | null
}

const strings: StructuralSchema = { type: 'array', items: { type: 'string' } }

export const Role = structuralResource<Role, 'Namespaced'>({
  group: 'rbac.authorization.k8s.io',
  version: 'v1',
  kind: 'Role',
  plural: 'roles',
  scope: 'Namespaced',
  schema: {
    type: 'object',
    properties: {
      apiVersion: { type: 'string' },
      kind: { type: 'string' },
      metadata: { type: 'object' },
      rules: {
        type: 'array',
        nullable: true,
        items: {
          type: 'object',
          required: ['verbs'],
          properties: { verbs: strings, apiGroups: strings, resources: strings, resourceNames: strings, nonResourceURLs: strings },
        },
      },
    },
  },
})
