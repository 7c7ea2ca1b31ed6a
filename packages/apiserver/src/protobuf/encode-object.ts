import type { JsonRecord } from '../decode/record.ts'
import { encodeMessage, type Message, type MessageField } from './encode-message.ts'

/** What a body begins with, so that nobody takes it for something else (apimachinery pkg/runtime/serializer/protobuf/protobuf.go). */
const MAGIC = Buffer.from('k8s\0')

const field = (number: number, name: string, type: MessageField['type'], label?: MessageField['label']): MessageField => ({
  number,
  name,
  type,
  ...(label && { label }),
})

/** `runtime.Unknown` (apimachinery pkg/runtime/generated.proto). */
const envelope: Message = [
  field(1, 'typeMeta', [field(1, 'apiVersion', 'string'), field(2, 'kind', 'string')]),
  field(2, 'raw', 'bytes'),
  field(3, 'contentEncoding', 'string'),
  field(4, 'contentType', 'string'),
]

// apimachinery pkg/apis/meta/v1/generated.proto

const listMeta: Message = [
  field(1, 'selfLink', 'string'),
  field(2, 'resourceVersion', 'string'),
  field(3, 'continue', 'string'),
  field(4, 'remainingItemCount', 'int', 'optional'),
]
const statusCause: Message = [field(1, 'reason', 'string'), field(2, 'message', 'string'), field(3, 'field', 'string')]
const statusDetails: Message = [
  field(1, 'name', 'string'),
  field(2, 'group', 'string'),
  field(3, 'kind', 'string'),
  field(4, 'causes', statusCause, 'repeated'),
  field(5, 'retryAfterSeconds', 'int'),
  field(6, 'uid', 'string'),
]
const status: Message = [
  field(1, 'metadata', listMeta),
  field(2, 'status', 'string'),
  field(3, 'message', 'string'),
  field(4, 'reason', 'string'),
  field(5, 'details', statusDetails, 'optional'),
  field(6, 'code', 'int'),
]
const groupVersion: Message = [field(1, 'groupVersion', 'string'), field(2, 'version', 'string')]
const serverAddress: Message = [field(1, 'clientCIDR', 'string'), field(2, 'serverAddress', 'string')]
const group: Message = [
  field(1, 'name', 'string'),
  field(2, 'versions', groupVersion, 'repeated'),
  field(3, 'preferredVersion', groupVersion),
  field(4, 'serverAddressByClientCIDRs', serverAddress, 'repeated'),
]
const resource: Message = [
  field(1, 'name', 'string'),
  field(2, 'namespaced', 'bool'),
  field(3, 'kind', 'string'),
  field(4, 'verbs', 'strings', 'optional'),
  field(5, 'shortNames', 'string', 'repeated'),
  field(6, 'singularName', 'string'),
  field(7, 'categories', 'string', 'repeated'),
  field(8, 'group', 'string'),
  field(9, 'version', 'string'),
  field(10, 'storageVersionHash', 'string'),
]

/** What the server says of itself and of failures; no custom resource is ever written so. */
const messages: ReadonlyMap<unknown, Message> = new Map([
  ['Status', status],
  ['APIVersions', [field(1, 'versions', 'string', 'repeated'), field(2, 'serverAddressByClientCIDRs', serverAddress, 'repeated')]],
  ['APIGroup', group],
  ['APIGroupList', [field(1, 'groups', group, 'repeated')]],
  ['APIResourceList', [field(1, 'groupVersion', 'string'), field(2, 'resources', resource, 'repeated')]],
])

/** An object of meta/v1 in protobuf: what it is, and its bytes. Undefined for kinds that are never written so. */
export function encodeObject(object: JsonRecord): Uint8Array<ArrayBuffer> | undefined {
  const message = messages.get(object['kind'])
  if (message === undefined) return undefined
  return Buffer.concat([MAGIC, encodeMessage(envelope, { typeMeta: object, raw: encodeMessage(message, object) })])
}
