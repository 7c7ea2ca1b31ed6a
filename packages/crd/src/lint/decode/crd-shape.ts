import { jsonSchemaProps } from './schema-shape.ts'
import { any, bool, bytes, inline, int32, int64, map, optional, pointerTo, scalar, slice, string, struct, time } from './shape.ts'

// staging/src/k8s.io/apiextensions-apiserver/pkg/apis/apiextensions/types.go for the order, v1/types.go for the types; apimachinery
// pkg/apis/meta/v1/types.go for the metadata.

const names = struct('CustomResourceDefinitionNames', {
  plural: string,
  singular: string,
  shortNames: slice('[]string', string),
  kind: string,
  listKind: string,
  categories: slice('[]string', string),
})

const validation = struct('CustomResourceValidation', {
  openAPIV3Schema: optional(() => jsonSchemaProps, 'v1.JSONSchemaProps'),
})

const scale = struct('CustomResourceSubresourceScale', {
  specReplicasPath: string,
  statusReplicasPath: string,
  labelSelectorPath: pointerTo('string'),
})

const status = struct('CustomResourceSubresourceStatus', {})

const subresources = struct('CustomResourceSubresources', {
  status: optional(() => status, 'v1.CustomResourceSubresourceStatus'),
  scale: optional(() => scale, 'v1.CustomResourceSubresourceScale'),
})

const column = struct('CustomResourceColumnDefinition', {
  name: string,
  type: string,
  format: string,
  description: string,
  priority: int32,
  jsonPath: ['JSONPath', string],
})

const selectableField = struct('SelectableField', { jsonPath: ['JSONPath', string] })

/** A version; with the internal type's field names it is what `spec.versions` looks like in a message. */
export const version = struct('CustomResourceDefinitionVersion', {
  name: string,
  served: bool,
  storage: bool,
  deprecated: bool,
  deprecationWarning: pointerTo('string'),
  schema: optional(() => validation, 'v1.CustomResourceValidation'),
  subresources: optional(() => subresources, 'v1.CustomResourceSubresources'),
  additionalPrinterColumns: slice(
    '[]v1.CustomResourceColumnDefinition',
    inline(() => column, 'v1.CustomResourceColumnDefinition'),
  ),
  selectableFields: slice(
    '[]v1.SelectableField',
    inline(() => selectableField, 'v1.SelectableField'),
  ),
})

const serviceReference = struct('ServiceReference', {
  namespace: string,
  name: string,
  path: pointerTo('string'),
  port: pointerTo('int32'),
})

const clientConfig = struct('WebhookClientConfig', {
  url: ['URL', pointerTo('string')],
  service: optional(() => serviceReference, 'v1.ServiceReference'),
  caBundle: ['CABundle', bytes],
})

const webhook = struct('WebhookConversion', {
  clientConfig: optional(() => clientConfig, 'v1.WebhookClientConfig'),
  conversionReviewVersions: slice('[]string', string),
})

const conversion = struct('CustomResourceConversion', {
  strategy: scalar('string', 'v1.ConversionStrategyType'),
  webhook: optional(() => webhook, 'v1.WebhookConversion'),
})

const spec = struct('CustomResourceDefinitionSpec', {
  group: string,
  names: inline(() => names, 'v1.CustomResourceDefinitionNames'),
  scope: scalar('string', 'v1.ResourceScope'),
  versions: slice(
    '[]v1.CustomResourceDefinitionVersion',
    inline(() => version, 'v1.CustomResourceDefinitionVersion'),
  ),
  conversion: optional(() => conversion, 'v1.CustomResourceConversion'),
  preserveUnknownFields: bool,
})

const condition = struct('CustomResourceDefinitionCondition', {
  type: scalar('string', 'v1.CustomResourceDefinitionConditionType'),
  status: scalar('string', 'v1.ConditionStatus'),
  lastTransitionTime: time,
  reason: string,
  message: string,
  observedGeneration: int64,
})

const crdStatus = struct('CustomResourceDefinitionStatus', {
  conditions: slice(
    '[]v1.CustomResourceDefinitionCondition',
    inline(() => condition, 'v1.CustomResourceDefinitionCondition'),
  ),
  acceptedNames: inline(() => names, 'v1.CustomResourceDefinitionNames'),
  storedVersions: slice('[]string', string),
  observedGeneration: int64,
})

const ownerReference = struct('OwnerReference', {
  apiVersion: ['APIVersion', string],
  kind: string,
  name: string,
  uid: ['UID', scalar('string', 'types.UID')],
  controller: pointerTo('bool'),
  blockOwnerDeletion: pointerTo('bool'),
})

const managedFieldsEntry = struct('ManagedFieldsEntry', {
  manager: string,
  operation: scalar('string', 'v1.ManagedFieldsOperationType'),
  apiVersion: ['APIVersion', string],
  time,
  fieldsType: string,
  fieldsV1: any,
  subresource: string,
})

const objectMeta = struct('ObjectMeta', {
  name: string,
  generateName: string,
  namespace: string,
  selfLink: string,
  uid: ['UID', scalar('string', 'types.UID')],
  resourceVersion: string,
  generation: int64,
  creationTimestamp: time,
  deletionTimestamp: time,
  deletionGracePeriodSeconds: pointerTo('int64'),
  labels: map('map[string]string', string),
  annotations: map('map[string]string', string),
  ownerReferences: slice(
    '[]v1.OwnerReference',
    inline(() => ownerReference, 'v1.OwnerReference'),
  ),
  finalizers: slice('[]string', string),
  managedFields: slice(
    '[]v1.ManagedFieldsEntry',
    inline(() => managedFieldsEntry, 'v1.ManagedFieldsEntry'),
  ),
})

export const customResourceDefinition = struct('CustomResourceDefinition', {
  apiVersion: ['APIVersion', string],
  kind: string,
  metadata: ['ObjectMeta', inline(() => objectMeta, 'v1.ObjectMeta')],
  spec: inline(() => spec, 'v1.CustomResourceDefinitionSpec'),
  status: inline(() => crdStatus, 'v1.CustomResourceDefinitionStatus'),
})
