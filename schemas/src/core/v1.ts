import { structuralResource, type KubeObject } from '@kindbox/core'

/** Configuration data for pods to consume. */
export interface ConfigMap extends KubeObject {
  /** UTF-8 text by key. */
  data?: { [key: string]: string }
  /** Base64 by key; no key of `data` occurs here. */
  binaryData?: { [key: string]: string }
  /** Once `true`, data cannot be changed any more, and neither can this. */
  immutable?: boolean
}

export const ConfigMap = structuralResource<ConfigMap, 'Namespaced'>({
  group: '',
  version: 'v1',
  kind: 'ConfigMap',
  plural: 'configmaps',
  shortNames: ['cm'],
  scope: 'Namespaced',
  schema: {
    type: 'object',
    properties: {
      apiVersion: { type: 'string' },
      kind: { type: 'string' },
      metadata: { type: 'object' },
      data: { type: 'object', additionalProperties: { type: 'string' } },
      binaryData: { type: 'object', additionalProperties: { type: 'string', format: 'byte' } },
      immutable: { type: 'boolean' },
    },
  },
})

/** Data that is kept out of logs and messages. */
export interface Secret extends KubeObject {
  /** Base64 by key. */
  data?: { [key: string]: string }
  /** Text by key; written only, the server moves it to `data`. */
  stringData?: { [key: string]: string }
  immutable?: boolean
  /** `Opaque`, `kubernetes.io/tls`, ... */
  type?: string
}

export const Secret = structuralResource<Secret, 'Namespaced'>({
  group: '',
  version: 'v1',
  kind: 'Secret',
  plural: 'secrets',
  scope: 'Namespaced',
  schema: {
    type: 'object',
    properties: {
      apiVersion: { type: 'string' },
      kind: { type: 'string' },
      metadata: { type: 'object' },
      data: { type: 'object', additionalProperties: { type: 'string', format: 'byte' } },
      stringData: { type: 'object', additionalProperties: { type: 'string' } },
      immutable: { type: 'boolean' },
      type: { type: 'string' },
    },
  },
})

/** A scope for names. */
export interface Namespace extends KubeObject {
  spec?: NamespaceSpec
  status?: NamespaceStatus
}

export interface NamespaceSpec {
  finalizers?: string[]
}

export interface NamespaceStatus {
  phase?: 'Active' | 'Terminating'
  conditions?: { type: string; status: string; lastTransitionTime?: string | null; reason?: string; message?: string }[]
}

export const Namespace = structuralResource<Namespace, 'Cluster'>({
  group: '',
  version: 'v1',
  kind: 'Namespace',
  plural: 'namespaces',
  shortNames: ['ns'],
  scope: 'Cluster',
  subresources: { status: true },
  schema: {
    type: 'object',
    properties: {
      apiVersion: { type: 'string' },
      kind: { type: 'string' },
      metadata: { type: 'object' },
      spec: { type: 'object', properties: { finalizers: { type: 'array', items: { type: 'string' } } } },
      status: {
        type: 'object',
        properties: {
          phase: { type: 'string', enum: ['Active', 'Terminating'] },
          conditions: {
            type: 'array',
            items: {
              type: 'object',
              required: ['type', 'status'],
              properties: {
                type: { type: 'string' },
                status: { type: 'string' },
                lastTransitionTime: { type: 'string', format: 'date-time', nullable: true },
                reason: { type: 'string' },
                message: { type: 'string' },
              },
            },
          },
        },
      },
    },
  },
})
