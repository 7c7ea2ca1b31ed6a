import { ApiError } from '@kindbox/core'
import type { Rejected, ReviewOptions, Verdict } from '@kindbox/crd'
import { bodyFormat } from '../http/content-type.ts'
import { decodeText } from '../kind/decode-text.ts'
import { isRecord } from '../patch/record.ts'
import type { Call } from './call.ts'

/** The body of a write, read but not yet judged. */
export interface Document {
  readonly value: unknown
  readonly body: string
  readonly problems: NonNullable<ReviewOptions['problems']>
}

/** What a document says of itself; types are checked by the review. */
export interface ClaimedMeta {
  readonly name?: string
  readonly namespace?: string
  readonly generateName?: string
  readonly uid?: string
  readonly resourceVersion?: string
}

/** @throws ApiError 400 for text that cannot be read, 415 for another media type. */
export async function readDocument({ resource, incoming }: Call): Promise<Document> {
  const format = bodyFormat(incoming.header('content-type'))
  const body = await incoming.body()
  return { body, ...decodeText(body, format, resource.kind) }
}

export function claimedMeta(value: unknown): ClaimedMeta {
  const metadata = isRecord(value) && Object.hasOwn(value, 'metadata') ? value['metadata'] : undefined
  return isRecord(metadata) ? (metadata as ClaimedMeta) : {}
}

/** Throws the verdict where it is a refusal to read the document at all: that is said before the store is looked at. */
export function refuseUnreadable(call: Call, verdict: Verdict): void {
  if (!verdict.accepted && verdict.status.code === 400) throw refusal(call, verdict)
}

export function refusal({ warnings }: Call, { status, warnings: found }: Rejected): ApiError {
  warnings.push(...found)
  return new ApiError(status.message ?? '', status)
}
