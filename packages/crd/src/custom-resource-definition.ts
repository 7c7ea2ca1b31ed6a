import { structuralResource, type KubeObject, type ObjectMeta, type Resource, type StructuralSchema } from '@kindbox/core'

/** A `CustomResourceDefinition` document as a user writes it or a server returns it (apiextensions.k8s.io/v1). */
export interface CustomResourceDefinition {
  apiVersion: 'apiextensions.k8s.io/v1'
  kind: 'CustomResourceDefinition'
  metadata: ObjectMeta & { name: string }
  spec: CustomResourceDefinitionSpec
  status?: CustomResourceDefinitionStatus
}

export interface CustomResourceDefinitionSpec {
  group: string
  names: CustomResourceDefinitionNames
  scope: 'Namespaced' | 'Cluster'
  versions: CustomResourceDefinitionVersion[]
  conversion?: CustomResourceConversion
  /** Only `false` is accepted in v1. */
  preserveUnknownFields?: boolean
}

export interface CustomResourceDefinitionNames {
  plural: string
  /** Default: `kind` in lower case. */
  singular?: string
  shortNames?: string[]
  kind: string
  /** Default: `kind` followed by `List`. */
  listKind?: string
  categories?: string[]
}

export interface CustomResourceDefinitionVersion {
  name: string
  served: boolean
  storage: boolean
  deprecated?: boolean
  deprecationWarning?: string
  schema?: { openAPIV3Schema?: StructuralSchema }
  subresources?: { status?: Record<string, never>; scale?: CustomResourceSubresourceScale }
  additionalPrinterColumns?: CustomResourceColumnDefinition[]
  selectableFields?: { jsonPath: string }[]
}

export interface CustomResourceSubresourceScale {
  specReplicasPath: string
  statusReplicasPath: string
  labelSelectorPath?: string
}

export interface CustomResourceColumnDefinition {
  name: string
  type: string
  format?: string
  description?: string
  /** Columns with a priority above 0 appear only in wide output. */
  priority?: number
  jsonPath: string
}

export interface CustomResourceConversion {
  strategy: 'None' | 'Webhook'
  webhook?: {
    clientConfig?: {
      url?: string
      service?: { namespace: string; name: string; path?: string; port?: number }
      caBundle?: string
    }
    conversionReviewVersions: string[]
  }
}

export interface CustomResourceDefinitionStatus {
  conditions?: CustomResourceDefinitionCondition[]
  acceptedNames?: CustomResourceDefinitionNames
  storedVersions?: string[]
  observedGeneration?: number
}

export interface CustomResourceDefinitionCondition {
  type: string
  status: 'True' | 'False' | 'Unknown'
  lastTransitionTime?: string
  reason?: string
  message?: string
  observedGeneration?: number
}

const open: StructuralSchema = { type: 'object', 'x-kubernetes-preserve-unknown-fields': true }
const names: StructuralSchema = {
  type: 'object',
  required: ['plural', 'kind'],
  properties: {
    plural: { type: 'string' },
    singular: { type: 'string' },
    shortNames: { type: 'array', items: { type: 'string' } },
    kind: { type: 'string' },
    listKind: { type: 'string' },
    categories: { type: 'array', items: { type: 'string' } },
  },
}

/** CustomResourceDefinitions as a resource, to install and read them with: `client.api(CustomResourceDefinition)`. */
export const CustomResourceDefinition: Resource<CustomResourceDefinition & KubeObject, 'Cluster', CustomResourceDefinition> =
  structuralResource({
    group: 'apiextensions.k8s.io',
    version: 'v1',
    kind: 'CustomResourceDefinition',
    plural: 'customresourcedefinitions',
    shortNames: ['crd', 'crds'],
    categories: ['api-extensions'],
    scope: 'Cluster',
    subresources: { status: true },
    schema: {
      type: 'object',
      required: ['spec'],
      properties: {
        apiVersion: { type: 'string' },
        kind: { type: 'string' },
        metadata: { type: 'object' },
        spec: {
          type: 'object',
          required: ['group', 'names', 'scope', 'versions'],
          properties: {
            group: { type: 'string' },
            names,
            scope: { type: 'string', enum: ['Namespaced', 'Cluster'] },
            versions: {
              type: 'array',
              items: {
                type: 'object',
                required: ['name', 'served', 'storage'],
                properties: {
                  name: { type: 'string' },
                  served: { type: 'boolean' },
                  storage: { type: 'boolean' },
                  deprecated: { type: 'boolean' },
                  deprecationWarning: { type: 'string' },
                  schema: open,
                  subresources: open,
                  additionalPrinterColumns: { type: 'array', items: open },
                  selectableFields: { type: 'array', items: open },
                },
              },
            },
            conversion: open,
            preserveUnknownFields: { type: 'boolean' },
          },
        },
        status: {
          type: 'object',
          properties: {
            conditions: { type: 'array', items: { ...open, required: ['type', 'status'] }, nullable: true },
            acceptedNames: names,
            storedVersions: { type: 'array', items: { type: 'string' }, nullable: true },
            observedGeneration: { type: 'integer' },
          },
        },
      },
    },
  })
