import type { KubeObject, ListApi } from '@kindbox/core'
import { isAborted } from '../is-aborted.ts'
import type { EventOptions, EventSource } from '../event-source.ts'
import type { InformerEvent } from '../informer-event.ts'
import type { ObjectStore } from '../object-store.ts'
import type { Consumer, Snapshot } from './consumer.ts'
import { EventStream, type Announcer } from './event-stream.ts'
import { Reflector, type ReflectorOptions } from './reflector.ts'

export interface InformerOptions<T extends KubeObject, Kept extends KubeObject = T> extends ReflectorOptions<T, Kept> {
  /** Ends the informer, and with it the loops of its consumers, quietly. */
  readonly signal?: AbortSignal | undefined
  /**
   * Events that wait one by one for a consumer that is slower than the server; beyond them it gets the latest state of each object, and the
   * events that stand for several changes say so in `merged`. Default: 1,000.
   */
  readonly bufferSize?: number
}

/**
 * A kind's objects, cached, with the events of their changes for any number of consumers over one watch. Failures are told to the
 * consumers and got over; nothing but `stop`, disposal or the signal ends an informer.
 */
export class Informer<T extends KubeObject> implements EventSource<T>, AsyncDisposable {
  readonly store: ObjectStore<T>
  readonly #announcer: Announcer<T>
  readonly #consumers = new Set<Consumer<T>>()
  readonly #ending = new AbortController()
  #end: { readonly error?: unknown } | undefined
  #finished: Promise<void> = Promise.resolve()
  /** Whether consumers have begun: they hear of changes once they know what exists. */
  #isComplete = false

  private constructor(store: ObjectStore<T>, bufferSize: number) {
    this.store = store
    this.#announcer = {
      bufferSize,
      join: (consumer) => {
        this.#consumers.add(consumer)
        if (this.#isComplete) consumer.begin(this.#snapshot())
      },
      leave: (consumer) => this.#consumers.delete(consumer),
      end: () => this.#end,
    }
  }

  /** Starts to list and to watch. */
  static start<T extends KubeObject, Kept extends KubeObject = T>(api: ListApi<T>, options: InformerOptions<T, Kept> = {}): Informer<Kept> {
    const { signal, bufferSize = 1_000, ...rest } = options
    const reflector = new Reflector<T, Kept>(api, rest)
    const informer = new Informer<Kept>(reflector.store, bufferSize)
    informer.#finished = informer.#run(reflector, signal)
    return informer
  }

  events(options: EventOptions<T> = {}): AsyncGenerator<InformerEvent<T>, void, undefined> {
    return new EventStream(this.#announcer, options)
  }

  /** Ends the watch and the loops of the consumers. The store stays as it is. */
  async stop(): Promise<void> {
    this.#ending.abort()
    await this.#finished
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.stop()
  }

  async #run<Stored extends KubeObject>(reflector: Reflector<Stored, T>, signal: AbortSignal | undefined): Promise<void> {
    const abort = () => this.#ending.abort(signal?.reason)
    if (isAborted(signal)) abort()
    signal?.addEventListener('abort', abort, { once: true })
    try {
      await reflector.run({ signal: this.#ending.signal, onEvent: (event) => this.#tell(event) })
      this.#end = {}
    } catch (error) {
      // Told to the consumers and to those that wait for the store.
      this.#end = { error }
    } finally {
      signal?.removeEventListener('abort', abort)
      for (const consumer of this.#consumers) consumer.wake()
    }
  }

  #tell(event: InformerEvent<T>): void {
    if (this.#isComplete) for (const consumer of this.#consumers) consumer.push(event)
    else if (event.type === 'Error') for (const consumer of this.#consumers) consumer.push(event)
    else if (event.type === 'Bookmark') {
      this.#isComplete = true
      const snapshot = this.#consumers.size === 0 ? undefined : this.#snapshot()
      if (snapshot !== undefined) for (const consumer of this.#consumers) consumer.begin(snapshot)
    }
  }

  #snapshot(): Snapshot<T> {
    return { objects: this.store.list(), invalid: this.store.invalid(), resourceVersion: this.store.resourceVersion ?? '' }
  }
}
