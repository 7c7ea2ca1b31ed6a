import type { ObjectMeta, StructuralSchema } from '@kindbox/core'

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
