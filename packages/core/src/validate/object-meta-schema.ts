import type { StructuralSchema } from '../structural-schema.ts'

const string: StructuralSchema = { type: 'string' }
const strings: StructuralSchema = { type: 'object', additionalProperties: string, nullable: true }
/** Go writes an unset time as null. */
const time: StructuralSchema = { type: 'string', format: 'date-time', nullable: true }

const properties: { readonly [name: string]: StructuralSchema } = {
  name: string,
  generateName: string,
  namespace: string,
  labels: strings,
  annotations: strings,
  finalizers: { type: 'array', items: string, nullable: true },
  ownerReferences: {
    type: 'array',
    nullable: true,
    items: {
      type: 'object',
      required: ['apiVersion', 'kind', 'name', 'uid'],
      properties: {
        apiVersion: string,
        kind: string,
        name: string,
        uid: string,
        controller: { type: 'boolean', nullable: true },
        blockOwnerDeletion: { type: 'boolean', nullable: true },
      },
    },
  },
  uid: string,
  resourceVersion: string,
  generation: { type: 'integer', format: 'int64' },
  creationTimestamp: time,
  deletionTimestamp: time,
  deletionGracePeriodSeconds: { type: 'integer', format: 'int64', nullable: true },
  managedFields: {
    type: 'array',
    nullable: true,
    items: {
      type: 'object',
      properties: {
        manager: string,
        operation: { type: 'string', enum: ['Apply', 'Update'] },
        apiVersion: string,
        time,
        fieldsType: string,
        fieldsV1: { type: 'object', nullable: true, 'x-kubernetes-preserve-unknown-fields': true },
        subresource: string,
      },
    },
  },
  selfLink: string,
}

/** `metadata` as a server returns it: what `StoredObjectMeta` promises. */
export const storedObjectMeta: StructuralSchema = { type: 'object', required: ['name', 'uid'], properties }

/** `metadata` as somebody is about to send it: named, or to be named by the server. */
export const inputObjectMeta: StructuralSchema = {
  type: 'object',
  properties,
  anyOf: [{ required: ['name'] }, { required: ['generateName'] }],
}
