import { type ApiError, goQuote } from '@kindbox/core'
import type { Rejected } from '@kindbox/crd'
import { claimedMeta } from '../decode/claimed-meta.ts'
import { internalError, invalid } from '../failure/failure.ts'
import { patchType } from '../http/content-type.ts'
import type { Reply } from '../http/reply.ts'
import { APPLY, viewOf } from '../kind/served-resource.ts'
import { isRecord } from '../decode/record.ts'
import type { WriteOptions } from '../request/write-options.ts'
import { applyPatch } from './apply.ts'
import type { Call } from './call.ts'
import { accepted } from './create.ts'
import { refusal } from './document.ts'
import { existing } from './get.ts'
import { type Changed, readPatch } from './read-patch.ts'
import { type Part, track } from './track.ts'
import { checkName, checkVersion, readingWarnings, replyWritten, write } from './update.ts'

/** PATCH of an object, or of the status in it. */
export async function patch(call: Call, part?: Part): Promise<Reply> {
  const { resource, request } = call
  if (patchType(call.incoming.header('content-type')) === APPLY && resource.patchTypes.includes(APPLY)) return applyPatch(call, part)
  const { change, options } = await readPatch(call)
  const stored = existing(call)
  const old = viewOf(resource, stored).object
  const changed = change(old)
  const { value } = changed
  const { fieldValidation } = options
  const verdict = resource.strategy.update(value, old, {
    namespace: request.namespace,
    fieldValidation,
    patched: true,
    ...(part === 'status' && { subresource: part }),
    // All that the text is needed for, and it takes time to write.
    ...(isRecord(value) && typeof value['kind'] === 'string' ? {} : { body: changed.text() }),
  })
  if (!verdict.accepted && verdict.status.code === 400) throw unreadableResult(call, changed, verdict)
  refuseStrictly(changed, changed.problems, options)
  try {
    checkName(call, claimedMeta(value))
    checkVersion(call, claimedMeta(value), old)
    checkApiVersion(value)
  } catch (error) {
    call.warnings.push(...readingWarnings(verdict))
    throw error
  }
  const answer = accepted(call, verdict)
  const next = track(call, old, answer, { options, part })
  return replyWritten(call, write(call, stored, next, { ...options, prepared: answer.prepared }))
}

/** @throws ApiError 422 where the patch has what a strict reading minds; the server tells so once it is applied. */
export function refuseStrictly(changed: Changed, problems: readonly string[], { fieldValidation }: WriteOptions): void {
  if (fieldValidation === 'Strict' && problems.length > 0) throw invalidPatch(changed, `strict decoding error: ${problems.join(', ')}`)
}

/**
 * What a patch made has to be an object of the kind again. What it is not is said of the field `patch`, except where it is an object
 * that belongs elsewhere.
 */
function unreadableResult(call: Call, changed: Changed, rejected: Rejected): ApiError {
  const [first] = rejected.findings
  if (first === undefined || first.message === rejected.status.message) return refusal(call, rejected)
  if (rejected.status.message?.includes('strict decoding error: ') !== true) return invalidPatch(changed, first.message)
  const all = [...changed.problems, ...rejected.findings.map(({ message }) => message)]
  return invalidPatch(changed, `strict decoding error: ${all.join(', ')}`)
}

/** A patch can lead out of all versions; which one it is the server asks only when it validates the result. */
function checkApiVersion(value: unknown): void {
  const apiVersion = isRecord(value) ? (value['apiVersion'] ?? '') : ''
  if (apiVersion === '') throw internalError("Object 'apiVersion' is missing in 'object has no apiVersion field'")
}

/** What a patch results in and may not be. */
export function invalidPatch({ text }: Changed, why: string): ApiError {
  const message = `Invalid value: ${goQuote(text())}: ${why}`
  return invalid({ group: '', kind: '' }, '', [{ reason: 'FieldValueInvalid', message, field: 'patch' }])
}
