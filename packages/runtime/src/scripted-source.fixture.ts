import type { InvalidObject, KubeObject } from '@kindbox/core'
import { aborted } from './aborted.ts'
import type { EventSource } from './event-source.ts'
import type { InformerEvent } from './informer-event.ts'
import type { ObjectKey, ObjectStore } from './object-store.ts'

/** An event source that says what a test tells it to, and whose store follows. */
export class ScriptedSource<T extends KubeObject> implements EventSource<T> {
  readonly #objects = new Map<string, T>()
  readonly #invalid = new Map<string, InvalidObject>()
  readonly #consumers = new Set<{ readonly pending: InformerEvent<T>[]; wake: () => void }>()
  #isReady: boolean
  #markReady = () => {}
  readonly #whenReady = new Promise<void>((resolve) => (this.#markReady = resolve))
  #ended = false

  constructor(objects: readonly T[] = [], { ready = true }: { readonly ready?: boolean } = {}) {
    for (const object of objects) this.#objects.set(keyOf(object.metadata), object)
    this.#isReady = ready
    if (ready) this.#markReady()
  }

  readonly store: ObjectStore<T> = {
    get: (key) => this.#objects.get(keyOf(key)),
    list: ({ namespace } = {}) =>
      [...this.#objects.values()].filter(({ metadata }) => (namespace ?? metadata.namespace) === metadata.namespace),
    byIndex: () => [],
    invalid: () => [...this.#invalid.values()],
    size: 0,
    resourceVersion: undefined,
    ready: async ({ signal } = {}) => {
      if (!this.#isReady) await Promise.race([this.#whenReady, ...(signal === undefined ? [] : [aborted(signal)])])
      signal?.throwIfAborted()
    },
  }

  async *events({ signal }: { readonly signal?: AbortSignal | undefined } = {}): AsyncGenerator<InformerEvent<T>, void, undefined> {
    const consumer = { pending: [...this.#objects.values()].map((object): InformerEvent<T> => ({ type: 'Added', object })), wake: () => {} }
    this.#consumers.add(consumer)
    const onAbort = () => consumer.wake()
    signal?.addEventListener('abort', onAbort)
    try {
      while (signal?.aborted !== true) {
        const event = consumer.pending.shift()
        if (event !== undefined) yield event
        else if (this.#ended) return
        else await new Promise<void>((resolve) => (consumer.wake = resolve))
      }
    } finally {
      signal?.removeEventListener('abort', onAbort)
      this.#consumers.delete(consumer)
    }
  }

  /** The first list is in. */
  becomeReady(): void {
    this.#isReady = true
    this.#markReady()
  }

  /** Creates or changes an object. */
  put(object: T): void {
    const key = keyOf(object.metadata)
    const old = this.#objects.get(key)
    this.#invalid.delete(key)
    this.#objects.set(key, object)
    this.say(old === undefined ? { type: 'Added', object } : { type: 'Modified', object, old })
  }

  delete(key: ObjectKey): void {
    const object = this.#objects.get(keyOf(key))!
    this.#objects.delete(keyOf(key))
    this.say({ type: 'Deleted', object, final: true })
  }

  /** An object no longer fits its schema; the store keeps its last good state, or drops it. */
  poison(invalid: InvalidObject, { keep = false }: { readonly keep?: boolean } = {}): void {
    const key = keyOf(invalid.ref)
    const lastGood = keep ? this.#objects.get(key) : undefined
    if (!keep) this.#objects.delete(key)
    this.#invalid.set(key, invalid)
    this.say({ type: 'Invalid', invalid, ...(lastGood !== undefined && { lastGood }) })
  }

  /** An invalid object is gone. */
  deletePoisoned(invalid: InvalidObject): void {
    this.#invalid.delete(keyOf(invalid.ref))
    this.say({ type: 'Invalid', invalid, deleted: true })
  }

  say(event: InformerEvent<T>): void {
    for (const consumer of this.#consumers) {
      consumer.pending.push(event)
      consumer.wake()
    }
  }

  /** Ends the events of every consumer. */
  end(): void {
    this.#ended = true
    for (const { wake } of this.#consumers) wake()
  }

  /** How many consume its events. */
  get consumers(): number {
    return this.#consumers.size
  }
}

function keyOf({ namespace, name }: ObjectKey): string {
  return `${namespace ?? ''}/${name}`
}
