import type { Accepted, Verdict } from '@kindbox/crd'
import { claimedMeta } from '../decode/claimed-meta.ts'
import { timestamp } from '../clock.ts'
import { alreadyExists, badRequest, failure, forbidden, generatedNameConflict } from '../failure/failure.ts'
import type { Reply } from '../http/reply.ts'
import { type WriteOptions, writeOptions } from '../request/write-options.ts'
import { keyOf, type StoredObject } from '../storage/stored.ts'
import type { Call } from './call.ts'
import { readDocument, refusal, refuseUnreadable } from './document.ts'
import { generateSuffix, newUid } from './identity.ts'
import { replyObject, replyStored } from './respond.ts'
import { track } from './track.ts'

/** How often a generated name is tried (apiserver pkg/registry/generic/registry/store.go). */
const NAME_ATTEMPTS = 8

/** POST of a new object. Once the body is read nothing waits, so no other request comes between. */
export async function create(call: Call): Promise<Reply> {
  const { resource, request, server } = call
  const { value, body, problems } = await readDocument(call)
  const options = writeOptions(call.query, 'CreateOptions')
  const { fieldValidation } = options
  const { name = '', generateName = '', resourceVersion = '' } = claimedMeta(value)
  const attempts = name === '' && generateName !== '' ? NAME_ATTEMPTS : 1
  for (let attempt = 1; ; attempt++) {
    const verdict = resource.strategy.create(value, {
      namespace: request.namespace,
      fieldValidation,
      problems,
      body,
      generateSuffix: () => generateSuffix(server.random),
    })
    refuseUnreadable(call, verdict)
    admit(call, name)
    const object = track(call, undefined, accepted(call, verdict), { options })
    // It is the store that minds, which a dry run never asks (apiserver pkg/registry/generic/registry/dryrun.go).
    if (resourceVersion !== '' && !options.dryRun) throw failure(500, '', 'resourceVersion should not be set on objects to be created')
    if (attempt < attempts && resource.objects.get(keyFor(object)) !== undefined) continue
    return put(call, object, options)
  }
}

/**
 * Stores an object that is new.
 *
 * @throws ApiError 409 where its name is taken.
 */
export function put(call: Call, created: StoredObject, { dryRun }: Pick<WriteOptions, 'dryRun'>): Reply {
  const { resource } = call
  const object = withIdentity(call, created)
  const key = keyFor(object)
  const existing = resource.objects.get(key)
  if (existing !== undefined) throw nameTaken(call, object, existing.object)
  if (dryRun) return replyObject(call, object, 201)
  const stored = resource.objects.put(key, resource.strategy.store(object))
  resource.hooks?.written?.(stored)
  return replyStored(call, stored, 201)
}

function keyFor({ metadata }: StoredObject): string {
  return keyOf(metadata.namespace ?? '', metadata.name)
}

/** The object that a verdict accepts; its remarks become warnings of the answer. */
export function acceptedObject(call: Call, verdict: Verdict): StoredObject {
  return accepted(call, verdict).stored as StoredObject
}

/** @throws ApiError with the refusal, where the verdict is one. */
export function accepted(call: Call, verdict: Verdict): Accepted {
  if (!verdict.accepted) throw refusal(call, verdict)
  call.warnings.push(...verdict.warnings)
  return verdict
}

/** What admission refuses before anybody judges the object: no namespace to be in, or a kind on its way out. */
export function admit({ resource, request, server }: Call, name: string): void {
  if (resource.namespaced && request.namespace === '') throw badRequest('an empty namespace may not be set during creation')
  if (resource.namespaced) server.namespaces.admitCreate(request.namespace, resource, name)
  if (resource.terminating) throw forbidden(resource, name, 'create not allowed while custom resource definition is terminating')
}

function withIdentity({ server }: Call, object: StoredObject): StoredObject {
  return { ...object, metadata: { ...object.metadata, uid: newUid(server.random), creationTimestamp: timestamp(server.clock) } }
}

function nameTaken({ resource }: Call, { metadata }: StoredObject, existing: StoredObject) {
  const { name, generateName = '' } = metadata
  const error = generateName === '' ? alreadyExists(resource, name) : generatedNameConflict(resource, name)
  if (existing.metadata.deletionTimestamp === undefined) return error
  return failure(409, 'AlreadyExists', `object is being deleted: ${error.message}`, error.status.details)
}
