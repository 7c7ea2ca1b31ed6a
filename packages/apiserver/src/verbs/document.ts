import { ApiError, cutUtf8, encodeUtf8, goQuote, utf8Length, wellFormed } from '@kindbox/core'
import type { DecodeProblem, Rejected, Verdict } from '@kindbox/crd'
import { bodyFormat } from '../http/content-type.ts'
import { decodeText } from '../decode/decode-text.ts'
import { badRequest } from '../failure/failure.ts'
import type { Call } from './call.ts'

/** The body of a write, read but not yet judged. */
export interface Document {
  readonly value: unknown
  readonly body: string
  readonly problems: readonly DecodeProblem[]
}

/** @throws ApiError 400 for text that cannot be read, 415 for another media type. */
export async function readDocument({ resource, request, incoming }: Call): Promise<Document> {
  const format = bodyFormat(incoming.header('content-type'))
  const body = await incoming.body()
  const decoded = decodeText(body, format)
  // Well-formed JSON with a value that no type of Go holds gets further than what is no JSON.
  if ('problem' in decoded && decoded.problem.startsWith('json: cannot unmarshal'))
    throw badRequest(`${resource.kind} in version ${goQuote(request.version)} cannot be handled as a ${resource.kind}: ${decoded.problem}`)
  if ('problem' in decoded) throw unreadable(decoded.problem, body, format, resource.kind)
  return { body, ...decoded }
}

/** The server's words for a body that is no object of any kind (apiserver pkg/endpoints/handlers/rest.go, `transformDecodeError`). */
export function unreadable(problem: string, body: string, format: 'json' | 'yaml', kind: string): ApiError {
  const why = format === 'json' ? `couldn't get version/kind; json parse error: ${problem}` : problem
  return badRequest(`the object provided is unrecognized (must be of type ${kind}): ${why} (${summary(body)})`)
}

const SUMMARY_BYTES = 30

function summary(body: string): string {
  if (body === '') return '<empty>'
  const cut = cutUtf8(body.slice(0, SUMMARY_BYTES + 1), SUMMARY_BYTES)
  const more = utf8Length(body) > SUMMARY_BYTES ? ' ...' : ''
  return (body.startsWith('{') ? wellFormed(cut) : Buffer.from(encodeUtf8(cut)).toString('hex')) + more
}

/** Throws the verdict where it is a refusal to read the document at all: that is said before the store is looked at. */
export function refuseUnreadable(call: Call, verdict: Verdict): void {
  if (!verdict.accepted && verdict.status.code === 400) throw refusal(call, verdict)
}

export function refusal({ warnings }: Call, { status, warnings: found }: Rejected): ApiError {
  warnings.push(...found)
  return new ApiError(status.message ?? '', status)
}
