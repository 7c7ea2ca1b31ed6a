import { timestamp } from '../clock.ts'
import { admin } from '../authorize/user.ts'
import { isRecord, type JsonRecord } from '../decode/record.ts'
import { encodeJson } from '../encode/encode-json.ts'
import type { Reply } from '../http/reply.ts'
import type { Transient } from '../kind/transient.ts'
import { writeOptions } from '../request/write-options.ts'
import type { Call } from './call.ts'
import { accepted } from './create.ts'
import { readDocument } from './document.ts'
import { replyJson } from './respond.ts'
import { track } from './track.ts'

/** Only to be judged by: what is never stored needs no name. */
const NAME = 'unnamed'

/** POST of a question to a kind that is never stored. */
export async function answer(call: Call, { answer: answerTo, repeats }: Transient): Promise<Reply> {
  const { resource, request, server, incoming } = call
  const { value, body, problems } = await readDocument(call)
  const options = writeOptions(call.query, 'CreateOptions')
  const sent = isRecord(value) ? value : {}
  const given = isRecord(sent['metadata']) ? sent['metadata'] : {}
  const named = isRecord(value) ? { ...value, metadata: { ...given, name: NAME } } : value
  const { fieldValidation } = options
  const verdict = resource.strategy.create(named, { namespace: request.namespace, fieldValidation, problems, body })
  const read = accepted(call, verdict)
  const { apiVersion, kind, spec = {} } = read.stored
  const namespace = resource.namespaced ? { namespace: request.namespace } : {}
  const { user = admin, userOf = () => undefined } = incoming.identity ?? {}
  const asked = { apiVersion, kind, metadata: { ...given, ...namespace }, spec }
  const { metadata } = repeats ? track(call, undefined, { ...read, stored: asked, document: asked }, { options }) : asked
  const status = answerTo({ metadata: { ...given, ...namespace }, spec: spec as JsonRecord, namespace: request.namespace, user, userOf })
  const told = repeats ? { metadata, spec } : { metadata: { creationTimestamp: timestamp(server.clock) } }
  return replyJson(call, encodeJson({ kind, apiVersion, ...told, status }), 201)
}
