import { goQuote } from '@kindbox/core'
import type { Verdict } from '@kindbox/crd'
import { claimedMeta, type ClaimedMeta } from '../decode/claimed-meta.ts'
import { badRequest, conflict, failure, invalid, notFound } from '../failure/failure.ts'
import type { Reply } from '../http/reply.ts'
import { viewOf } from '../kind/served-resource.ts'
import { type WriteOptions, writeOptions } from '../request/write-options.ts'
import type { JsonRecord } from '../decode/record.ts'
import { isSameState, type Stored, type StoredObject } from '../storage/stored.ts'
import type { Call } from './call.ts'
import { accepted } from './create.ts'
import { readDocument, refuseUnreadable } from './document.ts'
import { find } from './get.ts'
import { replyObject, replyStored } from './respond.ts'
import { type Part, track } from './track.ts'

/** PUT of a whole object, or of a part of it. Never creates one. */
export async function update(call: Call, part?: Part): Promise<Reply> {
  const { resource, request } = call
  if (request.name === '') throw badRequest('name must be provided')
  const { value, body, problems } = await readDocument(call)
  const options = writeOptions(call.query, 'UpdateOptions')
  const review = { namespace: request.namespace, fieldValidation: options.fieldValidation, problems, body }
  const stored = find(call)
  if (stored === undefined) {
    const unwritten = resource.strategy.create(value, review)
    refuseUnreadable(call, unwritten)
    call.warnings.push(...readingWarnings(unwritten))
    checkName(call, claimedMeta(value))
    throw notFound(resource, request.name)
  }
  const verdict = resource.strategy.update(value, viewOf(resource, stored).object, {
    ...review,
    ...(part === 'status' && { subresource: part }),
  })
  refuseUnreadable(call, verdict)
  try {
    checkName(call, claimedMeta(value))
    checkUid(call, claimedMeta(value), stored)
    checkVersion(call, claimedMeta(value), stored.object)
  } catch (error) {
    call.warnings.push(...readingWarnings(verdict))
    throw error
  }
  const answer = accepted(call, verdict)
  const next = track(call, viewOf(resource, stored).object, answer, { options, part })
  return replyWritten(call, write(call, stored, next, { ...options, prepared: answer.prepared }))
}

/** What reading the document remarked, which is told even where nothing is written; finalizers are looked at only then. */
export function readingWarnings({ warnings }: Verdict): readonly string[] {
  return warnings.filter((warning) => !warning.startsWith('metadata.finalizers: '))
}

/** What became of an object: a new state in the store, or none where nothing was written or nothing is left. */
export type Written = { readonly stored: Stored } | { readonly object: StoredObject }

export function replyWritten(call: Call, written: Written): Reply {
  return 'stored' in written ? replyStored(call, written.stored) : replyObject(call, written.object)
}

export interface Writing extends Pick<WriteOptions, 'dryRun'> {
  /** The object as it was before it went through the store; the answer where nothing is left to be stored. */
  readonly prepared?: JsonRecord
}

/** Puts an accepted object in the place of its old state (apiserver pkg/registry/generic/registry/store.go, `Update`). */
export function write({ resource }: Call, stored: Stored, object: StoredObject, { dryRun, prepared = object }: Writing): Written {
  const old = viewOf(resource, stored).object
  if (finalizedBy(object, old) && resource.hooks?.keeps?.(object) !== true) {
    if (!dryRun) resource.objects.delete(stored.key)
    return { object: { ...(prepared as StoredObject), metadata: object.metadata } }
  }
  // A write that changes nothing of what is stored is none: the version stays, and no watcher hears of it (etcd3/store.go,
  // `GuaranteedUpdate`). Defaults that only reading had filled in are a change, and so is what was applied and is not read.
  const next = resource.strategy.store(object)
  if (isSameState(next, stored.object) && isSameState(next, resource.strategy.store(old))) return { stored }
  if (dryRun) return { object }
  const written = resource.objects.put(stored.key, next)
  resource.hooks?.written?.(written)
  return { stored: written }
}

/** What the server says of a version that is not the newest (`OptimisticLockErrorMsg`). */
const MODIFIED = 'the object has been modified; please apply your changes to the latest version and try again'

/** @throws ApiError 409 for a uid that is not the object's. */
export function checkUid({ resource, request }: Call, { uid = '' }: ClaimedMeta, { key, object }: Stored): void {
  const { uid: own } = object.metadata
  if (uid === '' || uid === own) return
  const place = [...(resource.group === '' ? [] : [resource.group]), resource.plural, key].join('/')
  const why = `Precondition failed: UID in precondition: ${uid}, UID in object meta: ${own}`
  throw conflict(
    resource,
    request.name,
    `StorageError: invalid object, Code: 4, Key: /registry/${place}, ResourceVersion: 0, AdditionalErrorMsg: ${why}`,
  )
}

/** Versions are unsigned 64-bit integers. */
const MAX_VERSION = 2n ** 64n - 1n

/** @throws ApiError 409 for a version that is not the object's, 422 where it is missing. */
export function checkVersion({ resource, request }: Call, { resourceVersion = '' }: ClaimedMeta, old: StoredObject): void {
  if (!/^\d*$/.test(resourceVersion)) throw failure(500, '', `strconv.ParseUint: parsing ${goQuote(resourceVersion)}: invalid syntax`)
  if (BigInt(resourceVersion) > MAX_VERSION)
    throw failure(500, '', `strconv.ParseUint: parsing ${goQuote(resourceVersion)}: value out of range`)
  if (resourceVersion === '' || resourceVersion === '0') {
    if (resource.unconditionalUpdate) return
    const cause = {
      reason: 'FieldValueInvalid',
      message: 'Invalid value: 0: must be specified for an update',
      field: 'metadata.resourceVersion',
    }
    // The plural stands where the kind belongs, as upstream regrets in a comment.
    throw invalid({ group: resource.group, kind: resource.plural }, request.name, [cause])
  }
  if (resourceVersion !== old.metadata.resourceVersion) throw conflict(resource, request.name, MODIFIED)
}

/** @throws ApiError 400 where the object has another name than the URL. */
export function checkName({ request }: Call, { name = '' }: ClaimedMeta): void {
  if (name === '') throw badRequest(`the name of the object (${request.name} based on URL) was undeterminable: name must be provided`)
  if (name !== request.name) throw badRequest(`the name of the object (${name}) does not match the name on the URL (${request.name})`)
}

/** @throws ApiError 400 where the object is in another namespace than the URL; the review sees to it for all but scales. */
export function checkNamespace({ request }: Call, { namespace = '' }: ClaimedMeta): void {
  if (namespace !== '' && request.namespace !== '' && namespace !== request.namespace) {
    throw badRequest('the namespace of the provided object does not match the namespace sent on the request')
  }
}

/** Whether nothing keeps an object any more that is being deleted (store.go, `ShouldDeleteDuringUpdate`). */
function finalizedBy({ metadata }: StoredObject, old: StoredObject): boolean {
  const { deletionTimestamp, deletionGracePeriodSeconds: grace = 0 } = old.metadata
  return deletionTimestamp !== undefined && grace === 0 && (metadata.finalizers ?? []).length === 0
}
