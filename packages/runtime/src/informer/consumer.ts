import type { InvalidObject, KubeObject } from '@kindbox/core'
import type { InformerEvent } from '../informer-event.ts'
import { MergedChanges } from './merged-changes.ts'

/** What exists when a consumer begins; shared by all that begin together, and never changed. */
export interface Snapshot<T extends KubeObject> {
  readonly objects: readonly T[]
  readonly invalid: readonly InvalidObject[]
  readonly resourceVersion: string
}

/**
 * The events that one consumer has not taken yet. Up to a limit they wait one by one, beyond it by the latest state of each object. Nothing is
 * lost and nobody waits: neither the watch, nor other consumers.
 */
export class Consumer<T extends KubeObject> {
  readonly #limit: number
  #existing: Iterator<InformerEvent<T>> | undefined
  /** From `#head` on; what stands before it has been taken. */
  #queue: InformerEvent<T>[] = []
  #head = 0
  readonly #merged = new MergedChanges<T>()
  /** What is ready to be taken of what was merged. */
  #ready: InformerEvent<T>[] = []
  /** The latest of each, while changes are merged. */
  #error: InformerEvent<T> | undefined
  #bookmark: InformerEvent<T> | undefined
  #wake: (() => void) | undefined

  /** @param limit events that wait one by one */
  constructor(limit: number) {
    this.#limit = limit
  }

  /** Hands out what exists before anything that is pushed from now on. */
  begin(snapshot: Snapshot<T>): void {
    this.#existing = eventsOf(snapshot)
    this.wake()
  }

  push(event: InformerEvent<T>): void {
    if (this.#isMerging) this.#merge(event)
    else {
      this.#queue.push(event)
      if (this.#queue.length - this.#head > this.#limit) this.#mergeQueue()
    }
    this.wake()
  }

  /** The next event, if there is one. */
  take(): InformerEvent<T> | undefined {
    const existing = this.#existing?.next()
    if (existing?.done === false) return existing.value
    this.#existing = undefined
    return this.#isMerging ? this.#takeMerged() : this.#takeQueued()
  }

  /** Resolves when there may be something to take. */
  async arrival(): Promise<void> {
    await new Promise<void>((resolve) => (this.#wake = resolve))
  }

  wake(): void {
    const wake = this.#wake
    if (wake === undefined) return
    this.#wake = undefined
    wake()
  }

  get #isMerging(): boolean {
    return this.#merged.size > 0 || this.#ready.length > 0 || this.#error !== undefined || this.#bookmark !== undefined
  }

  #takeQueued(): InformerEvent<T> | undefined {
    const event = this.#queue[this.#head]
    if (event === undefined) return undefined
    this.#head++
    // What was taken is let go of once it is as much as may wait, so that the cost is constant an event, also for who never catches up.
    if (this.#head > this.#limit || this.#head === this.#queue.length) {
      this.#queue = this.#queue.slice(this.#head)
      this.#head = 0
    }
    return event
  }

  #takeMerged(): InformerEvent<T> | undefined {
    const error = this.#error
    this.#error = undefined
    if (error !== undefined) return error
    while (this.#ready.length === 0 && this.#merged.size > 0) this.#ready = this.#merged.take()
    if (this.#ready.length > 0) return this.#ready.shift()
    // Last, as it says that everything before it has been handed out.
    const bookmark = this.#bookmark
    this.#bookmark = undefined
    return bookmark ?? this.#takeQueued()
  }

  #mergeQueue(): void {
    for (const event of this.#queue.slice(this.#head)) this.#merge(event)
    this.#queue = []
    this.#head = 0
  }

  #merge(event: InformerEvent<T>): void {
    if (event.type === 'Error') this.#error = event
    else if (event.type === 'Bookmark') this.#bookmark = event
    else this.#merged.add(event)
  }
}

function* eventsOf<T extends KubeObject>({ objects, invalid, resourceVersion }: Snapshot<T>): Generator<InformerEvent<T>, void> {
  const bad = new Set(invalid.map(({ ref: { namespace = '', name } }) => `${namespace}/${name}`))
  const lastGood = new Map<string, T>()
  for (const object of objects) {
    yield { type: 'Added', object }
    if (bad.size === 0) continue
    const key = `${object.metadata.namespace ?? ''}/${object.metadata.name}`
    if (bad.has(key)) lastGood.set(key, object)
  }
  for (const each of invalid) {
    const kept = lastGood.get(`${each.ref.namespace ?? ''}/${each.ref.name}`)
    yield kept === undefined ? { type: 'Invalid', invalid: each } : { type: 'Invalid', invalid: each, lastGood: kept }
  }
  yield { type: 'Bookmark', resourceVersion }
}
