import type { InvalidObject, KubeObject, ObjectRef } from '@kindbox/core'
import type { InformerEvent } from '../informer-event.ts'
import type { ObjectKey } from '../object-store.ts'
import { NamespacedMap } from './namespaced-map.ts'

/**
 * What becomes of the last good state of an object whose newest state does not fit its schema: it stays in the store until the object
 * heals or goes, or it leaves the store at once.
 */
export type InvalidPolicy = 'keep-last-good' | 'drop'

/** Takes what has changed. */
export type Emit<T extends KubeObject> = (event: InformerEvent<T>) => void

/** All objects of a server as far as they are known, good and bad ones, at one moment. */
export class Contents<T extends KubeObject> {
  readonly objects = new NamespacedMap<T>()
  /** The newest states of those that do not fit; a last good state may stand in `objects` beside. */
  readonly invalid = new NamespacedMap<InvalidObject>()
}

/** Whether two states are the same: the server gives every state of an object a version of its own. */
export function isSameState(one: KubeObject, other: KubeObject): boolean {
  const { resourceVersion, uid } = one.metadata
  return resourceVersion !== undefined && resourceVersion === other.metadata.resourceVersion && uid === other.metadata.uid
}

/** {@link isSameState}, for states that do not fit. */
export function isSameInvalid(one: InvalidObject | undefined, other: InvalidObject): boolean {
  const { resourceVersion } = other
  return resourceVersion !== undefined && one?.resourceVersion === resourceVersion && uidOf(one) === uidOf(other)
}

/** Whether an invalid state may be of this object, and not of another one that has taken its name. */
export function mayBeOf(invalid: InvalidObject, object: KubeObject): boolean {
  const uid = uidOf(invalid)
  return uid === undefined || uid === object.metadata.uid
}

export function keyOf({ namespace, name }: ObjectRef): ObjectKey {
  return { namespace, name }
}

function uidOf({ raw }: InvalidObject): string | undefined {
  const uid = (raw as { readonly metadata?: { readonly uid?: unknown } | null } | null)?.metadata?.uid
  return typeof uid === 'string' ? uid : undefined
}

/** Tells that an object is there in a state that is not the one known before. */
export function emitState<T extends KubeObject>(old: T | undefined, object: T, emit: Emit<T>): void {
  if (old === undefined) emit({ type: 'Added', object })
  else if (old.metadata.uid === object.metadata.uid) emit({ type: 'Modified', object, old })
  else {
    // Another object has taken the name; the end of the first one was missed.
    emit({ type: 'Deleted', object: old, final: false })
    emit({ type: 'Added', object })
  }
}

export function emitInvalid<T extends KubeObject>(invalid: InvalidObject, lastGood: T | undefined, emit: Emit<T>): void {
  emit(lastGood === undefined ? { type: 'Invalid', invalid } : { type: 'Invalid', invalid, lastGood })
}
