import { jsonReply, type Reply } from '../http/reply.ts'
import { viewOf, type ServedResource } from '../kind/served-resource.ts'
import { encodeJson } from '../encode/encode-json.ts'
import { Stored, type StoredObject } from '../storage/stored.ts'
import { type Transformer, transformer, type TransformOptions } from '../transform/transform.ts'
import type { Call } from './call.ts'

export function replyStored(call: Call, stored: Stored, status = 200): Reply {
  const view = viewOf(call.resource, stored)
  return call.as === undefined ? replyJson(call, view.json, status) : replyObject(call, view.object, status)
}

/** An answer with an object that is not stored: a dry run, or the last state of what is gone. */
export function replyObject(call: Call, object: StoredObject, status = 200): Reply {
  return replyJson(call, encodeJson(transformerOf(call)?.object(object) ?? object), status)
}

/** What objects and lists are sent as; undefined where they are sent as they are. */
export function transformerOf(
  { as, resource, query, server }: Call,
  options: Partial<Pick<TransformOptions, 'columns' | 'headersOnce'>> = {},
): Transformer | undefined {
  return as && transformer(as, { resource, columns: resource.columns, query, now: () => server.clock.now(), ...options })
}

export function replyJson(call: Call, json: string, status = 200): Reply {
  return jsonReply(json, { status, warnings: call.warnings })
}

/** `Success`, about an object that is gone. Its kind is the plural, as upstream notes with surprise (store.go, `finalizeDelete`). */
export function deletedStatus({ group, plural }: ServedResource, { metadata }: StoredObject): string {
  const details = { name: metadata.name, ...(group !== '' && { group }), kind: plural, uid: metadata.uid }
  return JSON.stringify({ kind: 'Status', apiVersion: 'v1', metadata: {}, status: 'Success', details })
}
