import { jsonReply, type Reply } from '../http/reply.ts'
import { viewOf, type ServedResource } from '../kind/served-resource.ts'
import { encodeJson } from '../kind/encode-json.ts'
import { Stored, type StoredObject } from '../storage/stored.ts'
import type { Call } from './call.ts'

export function replyStored(call: Call, stored: Stored, status = 200): Reply {
  return replyJson(call, viewOf(call.resource, stored).json, status)
}

/** An answer with an object that is not stored: a dry run, or the last state of what is gone. */
export function replyObject(call: Call, object: StoredObject, status = 200): Reply {
  return replyJson(call, encodeJson(object), status)
}

export function replyJson(call: Call, json: string, status = 200): Reply {
  return jsonReply(json, { status, warnings: call.warnings })
}

/** `Success`, about an object that is gone. Its kind is the plural, as upstream notes with surprise (store.go, `finalizeDelete`). */
export function deletedStatus({ group, plural }: ServedResource, { metadata }: StoredObject): string {
  const details = { name: metadata.name, ...(group !== '' && { group }), kind: plural, uid: metadata.uid }
  return JSON.stringify({ kind: 'Status', apiVersion: 'v1', metadata: {}, status: 'Success', details })
}
