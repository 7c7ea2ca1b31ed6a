import type { StructuralSchema } from './structural-schema.ts'

const string: StructuralSchema = { type: 'string' }
/** A time that is not set is written as `null` by servers and by Go clients. */
const time: StructuralSchema = { type: 'string', nullable: true }
const stringMap: StructuralSchema = { type: 'object', nullable: true, additionalProperties: string }
const boolean: StructuralSchema = { type: 'boolean', nullable: true }

const ownerReference: StructuralSchema = {
  type: 'object',
  required: ['apiVersion', 'kind', 'name', 'uid'],
  properties: { apiVersion: string, kind: string, name: string, uid: string, controller: boolean, blockOwnerDeletion: boolean },
}

const managedFieldsEntry: StructuralSchema = {
  type: 'object',
  properties: {
    manager: string,
    operation: string,
    apiVersion: string,
    time,
    fieldsType: string,
    fieldsV1: { type: 'object', nullable: true, 'x-kubernetes-preserve-unknown-fields': true },
    subresource: string,
  },
}

const properties = {
  name: string,
  generateName: string,
  namespace: string,
  labels: stringMap,
  annotations: stringMap,
  finalizers: { type: 'array', nullable: true, items: string },
  ownerReferences: { type: 'array', nullable: true, items: ownerReference },
  uid: string,
  resourceVersion: string,
  generation: { type: 'integer' },
  creationTimestamp: time,
  deletionTimestamp: time,
  deletionGracePeriodSeconds: { type: 'integer', nullable: true },
  managedFields: { type: 'array', nullable: true, items: managedFieldsEntry },
  selfLink: string,
} as const satisfies { [name: string]: StructuralSchema }

/**
 * `ObjectMeta` of meta/v1, as somebody may send it: no field is required, and `null` stands for a field that is not set where
 * Go's types can hold it.
 */
export const objectMetaSchema: StructuralSchema = { type: 'object', properties }

/**
 * {@link objectMetaSchema} as a server returns it. Of the fields that a server sets only the name is always there: a dry run
 * gives no resourceVersion, and objects that no server stores, such as metrics, have no uid either.
 */
export const storedObjectMetaSchema: StructuralSchema = { ...objectMetaSchema, required: ['name'] }
