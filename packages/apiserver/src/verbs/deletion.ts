import { conflict } from '../failure/failure.ts'
import { timestamp } from '../clock.ts'
import { type ServedResource, viewOf } from '../kind/served-resource.ts'
import type { DeleteOptions } from '../request/delete-options.ts'
import { isSameState, type Stored, type StoredObject } from '../storage/stored.ts'
import type { Surroundings } from './call.ts'

/** What a deletion came to: nothing is left, or the object waits for its finalizers. */
export type Deletion = { readonly deleted: StoredObject } | { readonly deleting: StoredObject; readonly stored?: Stored }

const ORPHAN = 'orphan'
const FOREGROUND = 'foregroundDeletion'

/**
 * Deletes an object, or marks it as being deleted while it has finalizers (apiserver pkg/registry/generic/registry/store.go, `Delete`).
 *
 * @throws ApiError 409 for preconditions that do not hold.
 */
export function deleteObject(
  resource: ServedResource,
  stored: Stored,
  options: DeleteOptions,
  { clock }: Pick<Surroundings, 'clock'>,
): Deletion {
  const object = viewOf(resource, stored).object
  checkPreconditions(resource, object, options)
  const marked = resource.hooks?.markDeleted?.(object)
  if (marked !== undefined) return write(resource, stored, marked, options.dryRun)
  const finalizers = finalizersFor(object, options)
  if (finalizers.length > 0) return write(resource, stored, markAsDeleting(object, finalizers, timestamp(clock)), options.dryRun)
  if (!options.dryRun) resource.objects.delete(stored.key)
  return { deleted: object }
}

function write(resource: ServedResource, stored: Stored, object: StoredObject, dryRun: boolean): Deletion {
  if (dryRun) return { deleting: object }
  // A second delete changes nothing, so it writes nothing.
  const next = resource.strategy.store(object)
  if (isSameState(next, stored.object)) return { deleting: object, stored }
  const written = resource.objects.put(stored.key, next)
  return { deleting: viewOf(resource, written).object, stored: written }
}

function checkPreconditions(resource: ServedResource, { metadata }: StoredObject, { preconditions = {} }: DeleteOptions): void {
  const { uid, resourceVersion } = preconditions
  // Namespaces and definitions are asked for theirs in other words (pkg/registry/core/namespace/storage/storage.go).
  const own = resource.hooks?.markDeleted !== undefined
  const fails = (what: string, wanted: string, found: string | undefined) =>
    conflict(resource, metadata.name, `Precondition failed: ${what} in precondition: ${wanted}, ${what} in object meta: ${found}`)
  if (own && uid !== undefined && uid !== metadata.uid) throw fails('UID', uid, metadata.uid)
  if (own && resourceVersion !== undefined && resourceVersion !== metadata.resourceVersion)
    throw fails('ResourceVersion', resourceVersion, metadata.resourceVersion)
  // The kind stands where the plural belongs, as upstream has it (pkg/registry/rest/delete.go).
  const subject = { group: resource.group, plural: resource.kind }
  if (uid !== undefined && uid !== metadata.uid) {
    throw conflict(
      subject,
      metadata.name,
      `the UID in the precondition (${uid}) does not match the UID in record (${metadata.uid}). The object might have been deleted and then recreated`,
    )
  }
  if (resourceVersion !== undefined && resourceVersion !== metadata.resourceVersion) {
    throw conflict(
      subject,
      metadata.name,
      `the ResourceVersion in the precondition (${resourceVersion}) does not match the ResourceVersion in record (${metadata.resourceVersion}). The object might have been modified`,
    )
  }
}

/** The finalizers with those that the garbage collector is asked for by the options, or was before. */
function finalizersFor({ metadata }: StoredObject, options: DeleteOptions): readonly string[] {
  const found = metadata.finalizers ?? []
  const own = found.filter((finalizer) => finalizer !== ORPHAN && finalizer !== FOREGROUND)
  const wanted = collectorFinalizer(found, options)
  const finalizers = wanted === undefined ? own : [...own, wanted]
  // The order of finalizers that are the same ones is left alone.
  return finalizers.length === found.length && found.every((finalizer) => finalizers.includes(finalizer)) ? found : finalizers
}

function collectorFinalizer(found: readonly string[], { orphanDependents, propagationPolicy }: DeleteOptions): string | undefined {
  if (orphanDependents !== undefined) return orphanDependents ? ORPHAN : undefined
  switch (propagationPolicy) {
    case 'Orphan':
      return ORPHAN
    case 'Foreground':
      return FOREGROUND
    case 'Background':
      return undefined
    case undefined:
      return found.find((finalizer) => finalizer === ORPHAN || finalizer === FOREGROUND)
  }
}

/** The first deletion counts as a change of the desired state. */
function markAsDeleting(object: StoredObject, finalizers: readonly string[], now: string): StoredObject {
  const { generation, deletionTimestamp } = object.metadata
  const first = deletionTimestamp === undefined
  return {
    ...object,
    metadata: {
      ...object.metadata,
      ...(generation !== undefined && generation > 0 && first && { generation: generation + 1 }),
      deletionGracePeriodSeconds: 0,
      deletionTimestamp: first ? now : deletionTimestamp,
      finalizers,
    },
  }
}
