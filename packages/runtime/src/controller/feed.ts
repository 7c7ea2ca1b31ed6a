import type { InvalidObject, KubeObject } from '@kindbox/core'
import { type Clock } from '../clock.ts'
import type { ChangePredicate, EventSource } from '../event-source.ts'
import type { InformerEvent } from '../informer-event.ts'
import type { ObjectKey } from '../object-store.ts'
import { type ControllerFailure, refOf } from './controller-failure.ts'

export interface FeedOptions {
  /** What failures call the source. */
  readonly name: string
  readonly source: EventSource<KubeObject>
  /** Which keys an object concerns. */
  readonly map: (object: KubeObject) => Iterable<ObjectKey>
  /** Which modifications count. */
  readonly where?: ChangePredicate<KubeObject> | undefined
  readonly clock: Clock
  readonly enqueue: (key: ObjectKey) => void
  readonly report: (failure: ControllerFailure) => void
  readonly reportInvalid: (invalid: InvalidObject, source: string) => void
}

/** How well a source of a controller is doing. */
export interface FeedHealth {
  readonly name: string
  /** Whether its first list is in. */
  readonly ready: boolean
  /** Milliseconds since it said anything that was not an error. A watch with bookmarks speaks about once a minute. */
  readonly silentFor: number
  /** Whether the last thing it said was an error. */
  readonly failing: boolean
}

/** One source of a controller: makes keys of its events. */
export class Feed {
  readonly #options: FeedOptions
  #ready = false
  #failing = false
  #heard: number

  constructor(options: FeedOptions) {
    this.#options = options
    this.#heard = options.clock.monotonic()
  }

  get health(): FeedHealth {
    const { name, clock } = this.#options
    return { name, ready: this.#ready, silentFor: clock.monotonic() - this.#heard, failing: this.#failing }
  }

  /** Resolves once the store is complete. */
  async ready(signal: AbortSignal): Promise<void> {
    await this.#options.source.store.ready({ signal })
    this.#ready = true
  }

  /**
   * Takes events until the signal is aborted.
   *
   * @throws Error where the source ends before: a controller that hears nothing any more must not look as if nothing happened.
   */
  async listen(signal: AbortSignal): Promise<void> {
    const { name, source, where, clock } = this.#options
    // A controller may be made long before it is run.
    this.#heard = clock.monotonic()
    try {
      for await (const event of source.events({ signal, where })) this.#take(event)
    } catch (error) {
      if (!signal.aborted) throw new Error(`The events of ${name} broke off.`, { cause: error })
    }
    if (!signal.aborted) throw new Error(`The events of ${name} ended; a controller needs a source that goes on until it is stopped.`)
  }

  #take(event: InformerEvent<KubeObject>): void {
    const { name, clock, report, reportInvalid } = this.#options
    this.#failing = event.type === 'Error'
    if (event.type !== 'Error') this.#heard = clock.monotonic()
    switch (event.type) {
      case 'Error':
        return report({ stage: 'watch', source: name, error: event.error, retryInMilliseconds: event.retryInMilliseconds })
      case 'Invalid':
        return event.deleted === true ? this.#gone(event.invalid) : reportInvalid(event.invalid, name)
      case 'Modified':
        // Whoever lost the object has to hear of it as well as whoever got it.
        this.#announce(event.old)
        return this.#announce(event.object)
      case 'Added':
      case 'Deleted':
        return this.#announce(event.object)
      case 'Bookmark':
    }
  }

  #announce(object: KubeObject): void {
    const { name, map, enqueue, report } = this.#options
    try {
      for (const key of map(object)) enqueue(key)
    } catch (error) {
      report({ stage: 'map', source: name, ref: refOf(object), error })
    }
  }

  /** An invalid object that is gone has no fields to trust but its name, which is all that the controller of its own kind needs. */
  #gone({ ref }: InvalidObject): void {
    const { apiVersion, kind, name, namespace } = ref
    this.#announce({ apiVersion, kind, metadata: { name, uid: '', ...(namespace !== undefined && { namespace }) } })
  }
}
