import type { InvalidObject, KubeObject } from '@kindbox/core'
import type { ObjectKey } from '../object-store.ts'
import { Contents, isSameState, keyOf, mayBeOf, type InvalidPolicy } from './contents.ts'

/**
 * The next contents of a store, being built from a list while readers go on with the current ones. An object that has not changed is
 * the one that the store holds already, so that two copies of everything never exist.
 */
export class Replacement<T extends KubeObject> {
  readonly contents = new Contents<T>()
  readonly #current: Contents<T>
  readonly #policy: InvalidPolicy

  constructor(current: Contents<T>, policy: InvalidPolicy) {
    this.#current = current
    this.#policy = policy
  }

  /** Takes over what the store holds, where it is the same state. */
  reuse(object: KubeObject): boolean {
    const held = this.#current.objects.get(object.metadata)
    if (held === undefined || !isSameState(held, object)) return false
    this.contents.objects.set(held.metadata, held)
    this.contents.invalid.delete(held.metadata)
    return true
  }

  apply(object: T): void {
    this.contents.objects.set(object.metadata, object)
    this.contents.invalid.delete(object.metadata)
  }

  delete(key: ObjectKey): void {
    this.contents.objects.delete(key)
    this.contents.invalid.delete(key)
  }

  /** An object that does not fit exists all the same: it is no reason to take its last good state for deleted. */
  invalidate(invalid: InvalidObject, deleted: boolean): void {
    const key = keyOf(invalid.ref)
    if (deleted) return this.delete(key)
    const { objects } = this.contents
    const lastGood = objects.get(key) ?? this.#current.objects.get(key)
    if (this.#policy === 'keep-last-good' && lastGood !== undefined && mayBeOf(invalid, lastGood)) objects.set(lastGood.metadata, lastGood)
    else objects.delete(key)
    this.contents.invalid.set(key, invalid)
  }
}
