import { KubeError, type InvalidObject, type KubeObject } from '@kindbox/core'
import type { ObjectKey, ObjectStore } from '../object-store.ts'
import { changedObjects, emitDiff } from './contents-diff.ts'
import { Contents, emitInvalid, emitState, isSameInvalid, isSameState, keyOf, mayBeOf, type Emit, type InvalidPolicy } from './contents.ts'
import { knownLabelSelector } from './label-selector.ts'
import { Replacement } from './replacement.ts'
import { StoreIndex, type IndexFunction } from './store-index.ts'

export interface StoreOptions<T extends KubeObject> {
  /** What `byIndex` finds objects by: `{ node: (pod) => pod.spec.nodeName }`. */
  readonly indexes?: { readonly [name: string]: IndexFunction<T> }
  /** Default: `keep-last-good`. */
  readonly onInvalid?: InvalidPolicy
}

/**
 * A cache of objects for many readers and one writer, which is nearly always a `Reflector`: hand out as `ObjectStore`. What the writer changes,
 * indexes included, is changed as a whole before anybody hears of it.
 */
export class Store<T extends KubeObject> implements ObjectStore<T> {
  readonly #policy: InvalidPolicy
  readonly #indexes: ReadonlyMap<string, StoreIndex<T>>
  #contents = new Contents<T>()
  #version: string | undefined
  #failure: { readonly error: unknown } | undefined
  readonly #waiting = new Set<{ readonly resolve: () => void; readonly reject: (reason: unknown) => void }>()

  constructor({ indexes = {}, onInvalid = 'keep-last-good' }: StoreOptions<T> = {}) {
    this.#policy = onInvalid
    this.#indexes = new Map(Object.entries(indexes).map(([name, valuesOf]) => [name, new StoreIndex(valuesOf)]))
  }

  get(key: ObjectKey): T | undefined {
    return this.#contents.objects.get(key)
  }

  list({ namespace, labelSelector }: { readonly namespace?: string; readonly labelSelector?: string } = {}): readonly T[] {
    const objects = this.#contents.objects.values(namespace)
    if (labelSelector === undefined) return [...objects]
    const selects = knownLabelSelector(labelSelector)
    return [...objects].filter(({ metadata: { labels } }) => selects(labels))
  }

  byIndex(index: string, value: string): readonly T[] {
    const found = this.#indexes.get(index)
    if (found !== undefined) return found.get(value)
    const known = [...this.#indexes.keys()].map((name) => JSON.stringify(name)).join(', ') || 'none'
    throw new KubeError('RequestError', `The store has no index ${JSON.stringify(index)}; its indexes are: ${known}.`)
  }

  invalid(): readonly InvalidObject[] {
    return [...this.#contents.invalid.values()]
  }

  get size(): number {
    return this.#contents.objects.size
  }

  get resourceVersion(): string | undefined {
    return this.#version
  }

  async ready({ signal }: { readonly signal?: AbortSignal | undefined } = {}): Promise<void> {
    if (this.#version !== undefined) return
    if (this.#failure !== undefined) throw this.#failure.error
    signal?.throwIfAborted()
    await new Promise<void>((resolve, reject) => {
      const abort = () => settle(() => reject(signal?.reason))
      const waiting = { resolve: () => settle(resolve), reject: (reason: unknown) => settle(() => reject(reason)) }
      const settle = (settled: () => void) => {
        this.#waiting.delete(waiting)
        signal?.removeEventListener('abort', abort)
        settled()
      }
      this.#waiting.add(waiting)
      signal?.addEventListener('abort', abort, { once: true })
    })
  }

  // What follows is the writer's.

  /** An object is there, or has changed. */
  apply(object: T, emit: Emit<T>): void {
    const { objects, invalid } = this.#contents
    const key = object.metadata
    const old = objects.get(key)
    this.#advanceTo(key.resourceVersion)
    if (invalid.size > 0) invalid.delete(key)
    if (old !== undefined && isSameState(old, object)) return
    this.#put(old, object)
    emitState(old, object, emit)
  }

  /** An object is gone; `object` is its last state. */
  delete(object: T, emit: Emit<T>): void {
    const { objects, invalid } = this.#contents
    const key = object.metadata
    const old = objects.get(key)
    this.#advanceTo(key.resourceVersion)
    // The end of an object whose name another one has taken already, as told after an inconsistent list.
    if (old !== undefined && old.metadata.uid !== object.metadata.uid) return
    const bad = invalid.get(key)
    invalid.delete(key)
    this.#put(old, undefined)
    if (old !== undefined) emit({ type: 'Deleted', object, final: true })
    else if (bad !== undefined) emit({ type: 'Invalid', invalid: bad, deleted: true })
  }

  /** An object is there, has changed or is gone, in a state that does not fit its schema. */
  invalidate(bad: InvalidObject, deleted: boolean, emit: Emit<T>): void {
    const { objects, invalid } = this.#contents
    const key = keyOf(bad.ref)
    const old = objects.get(key)
    const isOld = old !== undefined && mayBeOf(bad, old)
    this.#advanceTo(bad.resourceVersion)
    if (deleted) {
      if (old !== undefined && !isOld) return
      invalid.delete(key)
      this.#put(old, undefined)
      return emit(old === undefined ? { type: 'Invalid', invalid: bad, deleted } : { type: 'Deleted', object: old, final: false })
    }
    const lastGood = isOld && this.#policy === 'keep-last-good' ? old : undefined
    const isNews = !isSameInvalid(invalid.get(key), bad)
    invalid.set(key, bad)
    if (lastGood === undefined) this.#put(old, undefined)
    if (old !== undefined && !isOld) emit({ type: 'Deleted', object: old, final: false })
    if (isNews) emitInvalid(bad, lastGood, emit)
  }

  /** Starts to build what a list says; nobody sees it before {@link commit}. */
  beginReplace(): Replacement<T> {
    return new Replacement(this.#contents, this.#policy)
  }

  /** Swaps the contents for what was listed up to a version, and tells the differences. */
  commit({ contents }: Replacement<T>, resourceVersion: string, emit: Emit<T>): void {
    const before = this.#contents
    if (this.#indexes.size > 0) for (const [old, object] of changedObjects(before, contents)) this.#reindex(old, object)
    this.#contents = contents
    this.#version = resourceVersion
    for (const { resolve } of this.#waiting) resolve()
    emitDiff(before, contents, emit)
  }

  /** Nothing has happened up to this version but what was told. */
  advance(resourceVersion: string): void {
    this.#version = resourceVersion
  }

  /** There will be no first list: whoever waits for it learns why. */
  fail(error: unknown): void {
    this.#failure = { error }
    for (const { reject } of this.#waiting) reject(error)
  }

  #put(old: T | undefined, object: T | undefined): void {
    const { objects } = this.#contents
    this.#reindex(old, object)
    if (object !== undefined) objects.set(object.metadata, object)
    else if (old !== undefined) objects.delete(old.metadata)
  }

  #reindex(old: T | undefined, object: T | undefined): void {
    if (this.#indexes.size > 0) for (const index of this.#indexes.values()) index.replace(old, object)
  }

  #advanceTo(resourceVersion: string | undefined): void {
    if (resourceVersion !== undefined) this.#version = resourceVersion
  }
}
