import type { KubeObject } from '@kindbox/core'
import type { EventOptions } from '../event-source.ts'
import type { InformerEvent } from '../informer-event.ts'
import { isAborted } from '../is-aborted.ts'
import { Consumer } from './consumer.ts'

/** Where consumers sign on to hear of events. */
export interface Announcer<T extends KubeObject> {
  readonly bufferSize: number
  join(consumer: Consumer<T>): void
  leave(consumer: Consumer<T>): void
  /** Why nothing more will be announced, once that is so. */
  end(): { readonly error?: unknown } | undefined
}

type Result<T extends KubeObject> = IteratorResult<InformerEvent<T>, void>

/**
 * One consumer's loop over the events of an informer. Written out, as an async generator spends three turns of the microtask queue on an event that
 * lies ready, and cannot be left while it waits for the next one.
 */
export class EventStream<T extends KubeObject> implements AsyncGenerator<InformerEvent<T>, void, undefined> {
  readonly #announcer: Announcer<T>
  readonly #options: EventOptions<T>
  readonly #consumer: Consumer<T>
  readonly #wake = () => this.#consumer.wake()
  #state: 'new' | 'open' | 'closed' = 'new'
  /** Settles with the last of the results that are waited for; whoever asks again before it gets the one after it. */
  #last: Promise<unknown> = Promise.resolve()
  #waiting = 0

  constructor(announcer: Announcer<T>, options: EventOptions<T>) {
    this.#announcer = announcer
    this.#options = options
    this.#consumer = new Consumer(announcer.bufferSize)
  }

  next(): Promise<Result<T>> {
    if (this.#waiting === 0 && this.#isOpen()) {
      try {
        const event = this.#take()
        if (event !== undefined) return Promise.resolve({ done: false, value: event })
      } catch (error) {
        return this.throw(error)
      }
    }
    this.#waiting++
    const result = this.#last.then(() => this.#arrival())
    const settle = () => this.#waiting--
    this.#last = result.then(settle, settle)
    return result
  }

  async return(): Promise<Result<T>> {
    this.#close()
    return { done: true, value: undefined }
  }

  async throw(error: unknown): Promise<Result<T>> {
    this.#close()
    throw error
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#close()
  }

  [Symbol.asyncIterator](): this {
    return this
  }

  async #arrival(): Promise<Result<T>> {
    try {
      while (this.#isOpen()) {
        const event = this.#take()
        if (event !== undefined) return { done: false, value: event }
        await this.#consumer.arrival()
      }
      const end = this.#state === 'closed' || isAborted(this.#options.signal) ? undefined : this.#announcer.end()
      if (end !== undefined && 'error' in end) throw end.error
    } catch (error) {
      return await this.throw(error)
    }
    return await this.return()
  }

  /** Whether there is anything to come. Signs on when it is first asked: nothing waits for a loop that never begins. */
  #isOpen(): boolean {
    const { signal } = this.#options
    if (this.#state === 'new' && !isAborted(signal)) {
      this.#state = 'open'
      signal?.addEventListener('abort', this.#wake)
      this.#announcer.join(this.#consumer)
    }
    return this.#state === 'open' && !isAborted(signal) && this.#announcer.end() === undefined
  }

  #take(): InformerEvent<T> | undefined {
    const { where } = this.#options
    for (let event = this.#consumer.take(); event !== undefined; event = this.#consumer.take()) {
      if (event.type !== 'Modified' || where === undefined || where(event.old, event.object)) return event
    }
    return undefined
  }

  #close(): void {
    if (this.#state === 'open') {
      this.#options.signal?.removeEventListener('abort', this.#wake)
      this.#announcer.leave(this.#consumer)
    }
    this.#state = 'closed'
    this.#consumer.wake()
  }
}
