import type { ObjectMeta, Path } from '@kindbox/core'
import { type GoField, type GoType, throughGo } from './go-type.ts'

const string: GoType = { is: 'string', name: 'string' }
const strings: GoType = { is: 'map', name: 'map[string]string', item: string }
const uid: GoType = { is: 'string', name: 'types.UID' }
const bool: GoType = { is: 'bool', name: 'bool' }
const int64: GoType = { is: 'int64', name: 'int64' }
const time: GoType = { is: 'time', name: 'v1.Time' }

const ownerReference = struct('v1.OwnerReference', {
  apiVersion: { type: string, always: true },
  kind: { type: string, always: true },
  name: { type: string, always: true },
  uid: { type: uid, always: true },
  controller: { type: bool, pointer: true },
  blockOwnerDeletion: { type: bool, pointer: true },
})

const managedFieldsEntry = struct('v1.ManagedFieldsEntry', {
  manager: { type: string },
  operation: { type: { is: 'string', name: 'v1.ManagedFieldsOperationType' } },
  apiVersion: { type: string },
  time: { type: time, pointer: true },
  fieldsType: { type: string },
  fieldsV1: { type: { is: 'raw', name: 'v1.FieldsV1' }, pointer: true },
  subresource: { type: string },
})

/** `metav1.ObjectMeta` (staging/src/k8s.io/apimachinery/pkg/apis/meta/v1/types.go). */
const objectMeta = struct('v1.ObjectMeta', {
  name: { type: string },
  generateName: { type: string },
  namespace: { type: string },
  selfLink: { type: string },
  uid: { type: uid },
  resourceVersion: { type: string },
  generation: { type: int64 },
  creationTimestamp: { type: time },
  deletionTimestamp: { type: time, pointer: true },
  deletionGracePeriodSeconds: { type: int64, pointer: true },
  labels: { type: strings },
  annotations: { type: strings },
  ownerReferences: { type: { is: 'list', name: '[]v1.OwnerReference', item: ownerReference } },
  finalizers: { type: { is: 'list', name: '[]string', item: string } },
  managedFields: { type: { is: 'list', name: '[]v1.ManagedFieldsEntry', item: managedFieldsEntry } },
})

/**
 * What the server keeps of a `metadata`: only the fields of ObjectMeta that say something, in their types
 * (apiextensions-apiserver pkg/apiserver/schema/objectmeta/coerce.go). Paths of other fields, from `metadata` on, are added to
 * `unknown`.
 *
 * @throws MismatchError when a field has a wrong type; the server then refuses the whole object.
 */
export function coerceObjectMeta(metadata: unknown, unknown: Path[]): ObjectMeta {
  // The struct's fields are those of ObjectMeta, and throughGo has checked or made every one of them.
  return throughGo(objectMeta, metadata, unknown) as ObjectMeta
}

function struct(name: string, fields: { readonly [field: string]: GoField }): GoType {
  return { is: 'struct', name, fields: new Map(Object.entries(fields)) }
}
