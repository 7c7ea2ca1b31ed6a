import { emptyMap, type SortedMap } from './sorted-map.ts'
import type { Stored } from './stored.ts'

/** One change of a collection, and the collection after it. */
export interface Change {
  readonly type: 'ADDED' | 'MODIFIED' | 'DELETED'
  readonly stored: Stored
  readonly previous: Stored | undefined
  readonly objects: SortedMap<Stored>
}

/**
 * The latest changes of a collection, for watches that begin in the past and lists that continue there. Bounded: the oldest changes
 * are forgotten, and who needs them is told that they expired. Watchers have no queues of their own, they read here.
 */
export class History {
  readonly #limit: number
  readonly #waiting = new Set<() => void>()
  #changes: Change[] = []
  /** From this version on it is known how things were. */
  #compacted: number
  /** The version of the last change that is forgotten; nothing happened between it and the version above. */
  #forgotten: number
  /** The collection at that version. */
  #oldest: SortedMap<Stored> = emptyMap()

  constructor(limit: number, compacted: number) {
    this.#limit = limit
    this.#compacted = compacted
    this.#forgotten = compacted
  }

  get compacted(): number {
    return this.#compacted
  }

  append(change: Change): void {
    this.#changes.push(change)
    // Cutting half at a time makes the cost of forgetting constant per change.
    if (this.#changes.length > 2 * this.#limit) this.#forget(this.#changes.length - this.#limit)
    this.wake()
  }

  /** Calls those who {@link wait}, because there is something new to see: a change, or the end of what was served. */
  wake(): void {
    const waiting = [...this.#waiting]
    this.#waiting.clear()
    for (const wake of waiting) wake()
  }

  /** Forgets everything, as etcd's compaction does; who has missed nothing goes on. */
  compact(revision: number): void {
    if (this.#changes.length > 0) this.#forget(this.#changes.length)
    this.#compacted = revision
  }

  /** The changes after a version; undefined when some of them are forgotten. */
  after(revision: number, limit: number): readonly Change[] | undefined {
    if (revision < this.#forgotten) return undefined
    const first = this.#indexAfter(revision)
    return this.#changes.slice(first, first + limit)
  }

  /** The collection as it was at a version; undefined when that is forgotten. */
  snapshot(revision: number): SortedMap<Stored> | undefined {
    if (revision < this.#compacted) return undefined
    return this.#changes[this.#indexAfter(revision) - 1]?.objects ?? this.#oldest
  }

  /** Calls `wake` once, at the next change; the returned function takes that back. */
  wait(wake: () => void): () => void {
    this.#waiting.add(wake)
    return () => void this.#waiting.delete(wake)
  }

  #forget(count: number): void {
    const { stored, objects } = this.#changes[count - 1]!
    this.#compacted = stored.revision
    this.#forgotten = stored.revision
    this.#oldest = objects
    this.#changes = this.#changes.slice(count)
  }

  #indexAfter(revision: number): number {
    let low = 0
    let high = this.#changes.length
    while (low < high) {
      const middle = (low + high) >> 1
      if (this.#changes[middle]!.stored.revision <= revision) low = middle + 1
      else high = middle
    }
    return low
  }
}
