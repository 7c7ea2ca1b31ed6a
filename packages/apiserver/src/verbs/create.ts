import type { Verdict } from '@kindbox/crd'
import { claimedMeta } from '../decode/claimed-meta.ts'
import { timestamp } from '../clock.ts'
import { alreadyExists, badRequest, failure, forbidden, generatedNameConflict } from '../failure/failure.ts'
import type { Reply } from '../http/reply.ts'
import { writeOptions } from '../request/write-options.ts'
import { keyOf, type StoredObject } from '../storage/stored.ts'
import type { Call } from './call.ts'
import { readDocument, refusal, refuseUnreadable } from './document.ts'
import { generateSuffix, newUid } from './identity.ts'
import { replyObject, replyStored } from './respond.ts'

/** How often a generated name is tried (apiserver pkg/registry/generic/registry/store.go). */
const NAME_ATTEMPTS = 8

/** POST of a new object. Once the body is read nothing waits, so no other request comes between. */
export async function create(call: Call): Promise<Reply> {
  const { resource, request, server } = call
  const { value, body, problems } = await readDocument(call)
  const { dryRun, fieldValidation } = writeOptions(call.query, 'CreateOptions')
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
    const object = withIdentity(call, acceptedObject(call, verdict))
    if (resourceVersion !== '') throw failure(500, '', 'resourceVersion should not be set on objects to be created')
    const key = keyOf(object.metadata.namespace ?? '', object.metadata.name)
    const existing = resource.objects.get(key)
    if (existing !== undefined) {
      if (attempt < attempts) continue
      throw nameTaken(call, object, existing.object)
    }
    if (dryRun) return replyObject(call, object, 201)
    const stored = resource.objects.put(key, resource.strategy.store(object))
    resource.hooks?.written?.(stored)
    return replyStored(call, stored, 201)
  }
}

/** The object that a verdict accepts; its remarks become warnings of the answer, and so do rules that nobody evaluated. */
export function acceptedObject(call: Call, verdict: Verdict): StoredObject {
  if (!verdict.accepted) throw refusal(call, verdict)
  call.warnings.push(...verdict.warnings)
  const { notEvaluated } = verdict
  if (notEvaluated > 0) {
    call.warnings.push(
      `${notEvaluated} CEL ${notEvaluated === 1 ? 'rule was' : 'rules were'} not evaluated: the embedded API server of kindbox has no CEL yet`,
    )
  }
  return verdict.stored as StoredObject
}

/** What admission refuses before anybody judges the object: no namespace to be in, or a kind on its way out. */
function admit({ resource, request, server }: Call, name: string): void {
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
