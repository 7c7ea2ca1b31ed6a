import type { JsonRecord } from '../decode/record.ts'
import { encodeObject } from '../protobuf/encode-object.ts'
import type { Reply } from './reply.ts'

/** The same answer in protobuf, where it is a failure or about the server. Streams and objects stay as they are. */
export function protobufReply(reply: Reply): Reply {
  if (typeof reply.body !== 'string') return reply
  const body = encodeObject(JSON.parse(reply.body) as JsonRecord)
  if (body === undefined) return reply
  const headers = reply.headers.map(
    ([name, value]) => [name, name === 'content-type' ? 'application/vnd.kubernetes.protobuf' : value] as const,
  )
  return { ...reply, headers, body }
}
