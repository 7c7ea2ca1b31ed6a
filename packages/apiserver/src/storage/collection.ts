import { History } from './history.ts'
import type { Revisions } from './revisions.ts'
import { countBelow, deleteEntry, emptyMap, entriesFrom, getEntry, setEntry, type SortedMap } from './sorted-map.ts'
import { Stored, type StoredObject } from './stored.ts'

export interface CollectionOptions {
  /** How many changes are kept. */
  readonly historyLimit: number
  /** Hears of every object that is gone. */
  readonly removed: (collection: Collection, key: string) => void
}

/**
 * The objects of one resource, whatever the version they are read in, with the history of their changes. Single-threaded like all
 * of the server: what happens between two awaits is atomic.
 */
export class Collection {
  readonly history: History
  readonly #revisions: Revisions
  readonly #removed: CollectionOptions['removed']
  #objects: SortedMap<Stored> = emptyMap()

  constructor(revisions: Revisions, { historyLimit, removed }: CollectionOptions) {
    this.#revisions = revisions
    this.#removed = removed
    this.history = new History(historyLimit, revisions.current)
  }

  get size(): number {
    return this.#objects.size
  }

  get(key: string): Stored | undefined {
    return getEntry(this.#objects, key)
  }

  /** Stores an object under a key that has none, or a new state of one that has. */
  put(key: string, object: StoredObject): Stored {
    const previous = this.get(key)
    const stored = new Stored(key, this.#revisions.next(), object)
    this.#objects = setEntry(this.#objects, key, stored)
    this.history.append({ type: previous === undefined ? 'ADDED' : 'MODIFIED', stored, previous, objects: this.#objects })
    return stored
  }

  /** Removes an object; what watchers see is its last state under the version of the removal. */
  delete(key: string): Stored | undefined {
    const previous = this.get(key)
    if (previous === undefined) return undefined
    const stored = new Stored(key, this.#revisions.next(), previous.object)
    this.#objects = deleteEntry(this.#objects, key)
    this.history.append({ type: 'DELETED', stored, previous, objects: this.#objects })
    this.#removed(this, key)
    return stored
  }

  /** The objects as they are. */
  now(): Snapshot {
    return new Snapshot(this.#objects)
  }

  /** The objects as they were at a version; undefined when that is further back than the history goes. */
  at(revision: number): Snapshot | undefined {
    const objects = this.history.snapshot(revision)
    return objects && new Snapshot(objects)
  }
}

/** The objects of a collection at one version. */
export class Snapshot {
  readonly #objects: SortedMap<Stored>

  constructor(objects: SortedMap<Stored>) {
    this.#objects = objects
  }

  /** The objects whose keys begin with `prefix`, from the key `start` on, in the order of their keys. */
  *scan(prefix: string, start = prefix): Generator<Stored, void> {
    for (const [key, stored] of entriesFrom(this.#objects, start < prefix ? prefix : start)) {
      if (!key.startsWith(prefix)) return
      yield stored
    }
  }

  /** How many objects {@link scan} would give. */
  count(prefix: string, start: string): number {
    // No key contains a character above, so this ends every range of keys.
    return countBelow(this.#objects, `${prefix}\uffff`) - countBelow(this.#objects, start)
  }
}
