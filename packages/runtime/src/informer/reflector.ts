import type { KubeObject, ListApi } from '@kindbox/core'
import type { InformerEvent } from '../informer-event.ts'
import type { ObjectStore } from '../object-store.ts'
import type { Replacement } from '../store/replacement.ts'
import { Store, type StoreOptions } from '../store/store.ts'
import { watchRun, type WatcherOptions } from '../watcher/watcher.ts'
import type { WatcherEvent } from '../watcher/watcher-event.ts'

/** What `Kept` is to a kind's objects `T` is said by `transform`; without one they are the same. */
export interface ReflectorOptions<T extends KubeObject, Kept extends KubeObject = T>
  extends Omit<WatcherOptions, 'signal'>, StoreOptions<NoInfer<Kept>> {
  /**
   * Makes of each object what is stored and handed out; for leaving fields out, such as {@link dropManagedFields}. Name, namespace, uid and
   * resourceVersion have to stay; it must not change its argument, nor throw. Beside `indexes`, a generic function has to be given its type,
   * as in `dropManagedFields<Foo>`: TypeScript fixes `Kept` when it meets the first of their parameters, before it asks what a generic function returns.
   */
  readonly transform?: (object: T) => Kept
}

/** Keeps a store equal to the server: list, watch, and again from the start where nothing else helps. */
export class Reflector<T extends KubeObject, Kept extends KubeObject = T> {
  readonly store: ObjectStore<Kept>
  readonly #store: Store<Kept>
  readonly #api: ListApi<T>
  readonly #options: ReflectorOptions<T, Kept>
  readonly #transform: (object: T) => Kept

  constructor(api: ListApi<T>, options: ReflectorOptions<T, Kept> = {}) {
    this.#api = api
    this.#options = options
    this.#store = new Store(options)
    this.store = this.#store
    // Without a transform, Kept is T.
    this.#transform = options.transform ?? ((object) => object as KubeObject as Kept)
  }

  /**
   * Runs until the signal is aborted, and then resolves. Once at a time.
   *
   * @param options.onEvent hears of every change when the store has it, before anything else happens
   * @throws KubeError `RequestError` for options that no server would be asked with; `ready()` of the store then rejects with it too.
   */
  async run(options: { readonly signal: AbortSignal; readonly onEvent?: (event: InformerEvent<Kept>) => void }): Promise<void> {
    const { signal, onEvent = () => {} } = options
    const writer = new Writer(this.#store, this.#transform, onEvent)
    const run = watchRun(this.#api, { ...this.#options, signal })
    try {
      for (let events = await run.next(); events !== undefined; events = await run.next()) {
        for (const event of events) writer.write(event)
      }
    } catch (error) {
      this.#store.fail(error)
      throw error
    } finally {
      await run.close()
    }
    this.#store.fail(signal.reason)
  }
}

/** Writes what a watcher says into a store. */
class Writer<T extends KubeObject, Kept extends KubeObject> {
  readonly #store: Store<Kept>
  readonly #transform: (object: T) => Kept
  readonly #emit: (event: InformerEvent<Kept>) => void
  /** What a list has said so far. */
  #next: Replacement<Kept> | undefined

  constructor(store: Store<Kept>, transform: (object: T) => Kept, emit: (event: InformerEvent<Kept>) => void) {
    this.#store = store
    this.#transform = transform
    this.#emit = emit
  }

  write(event: WatcherEvent<T>): void {
    if (event.type === 'Error') return this.#emit(event)
    if (event.type === 'ListStarted') this.#next = this.#store.beginReplace()
    else if (this.#next === undefined) this.#change(event)
    else this.#build(this.#next, event)
  }

  #build(next: Replacement<Kept>, event: WatcherEvent<T>): void {
    switch (event.type) {
      case 'Page':
        for (const object of event.objects) this.#list(next, object)
        for (const invalid of event.invalid) next.invalidate(invalid, false)
        break
      case 'Applied':
        return this.#list(next, event.object)
      case 'Deleted':
        return next.delete(event.object.metadata)
      case 'Invalid':
        return next.invalidate(event.invalid, event.deleted)
      case 'ListCompleted':
        this.#next = undefined
        this.#store.commit(next, event.resourceVersion, this.#emit)
        return this.#emit({ type: 'Bookmark', resourceVersion: event.resourceVersion })
    }
  }

  #list(next: Replacement<Kept>, object: T): void {
    if (!next.reuse(object)) next.apply(this.#transform(object))
  }

  #change(event: WatcherEvent<T>): void {
    switch (event.type) {
      case 'Applied':
        return this.#store.apply(this.#transform(event.object), this.#emit)
      case 'Deleted':
        return this.#store.delete(this.#transform(event.object), this.#emit)
      case 'Invalid':
        return this.#store.invalidate(event.invalid, event.deleted, this.#emit)
      case 'Bookmark':
        this.#store.advance(event.resourceVersion)
        return this.#emit(event)
    }
  }
}
