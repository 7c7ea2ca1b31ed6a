import { type Clock, systemClock } from '../clock.ts'
import { DelayHeap } from './delay-heap.ts'
import { exponentialBackoff } from './exponential-backoff.ts'
import { Fifo } from './fifo.ts'
import type { RateLimiter } from './rate-limiter.ts'

export interface WorkQueueOptions<Key> {
  readonly clock?: Clock | undefined
  /** Default: {@link exponentialBackoff} from 5 ms to 1,000 s. */
  readonly rateLimiter?: RateLimiter<Key> | undefined
  /** Told of each key that becomes ready to be taken, and of each that is taken after so many milliseconds. */
  readonly observer?: { added?(key: Key): void; taken?(key: Key, waited: number): void } | undefined
}

/**
 * Keys that wait for work, as client-go's work queue keeps them: a key is in it once however often it is added; one that is being
 * worked on is handed out to nobody else, and comes back if it was added meanwhile. Keys are compared as those of a `Map`.
 */
export class WorkQueue<Key extends NonNullable<unknown>> {
  readonly #clock: Clock
  readonly #rateLimiter: RateLimiter<Key>
  readonly #observer: NonNullable<WorkQueueOptions<Key>['observer']>
  /** Keys that need work and that nobody works on, and since when; {@link #order} has them in the order in which they are handed out. */
  readonly #ready = new Map<Key, number>()
  readonly #order = new Fifo<Key>()
  readonly #processing = new Set<Key>()
  /** Keys that were added while they were being worked on. */
  readonly #again = new Set<Key>()
  readonly #delayed = new DelayHeap<Key>()
  readonly #takers = new Set<() => void>()
  readonly #idle = new Set<() => void>()
  #alarm: { readonly due: number; readonly abort: AbortController } | undefined
  #shutDown = false

  constructor({ clock = systemClock, rateLimiter = exponentialBackoff(), observer = {} }: WorkQueueOptions<Key> = {}) {
    this.#clock = clock
    this.#rateLimiter = rateLimiter
    this.#observer = observer
  }

  /** Keys that somebody could take now. */
  get depth(): number {
    return this.#ready.size
  }

  /** Keys that were taken and are not done. */
  get processing(): number {
    return this.#processing.size
  }

  /** Keys that wait for their time. */
  get delayed(): number {
    return this.#delayed.size
  }

  add(key: Key): void {
    if (this.#shutDown) return
    if (this.#processing.has(key)) this.#again.add(key)
    else if (!this.#ready.has(key)) this.#enqueue(key)
  }

  /** Adds the key in so many milliseconds; where it waits already, the earlier time counts. */
  addAfter(key: Key, milliseconds: number): void {
    if (this.#shutDown) return
    if (milliseconds <= 0) return this.add(key)
    this.#delayed.put(key, this.#clock.monotonic() + milliseconds)
    this.#setAlarm()
  }

  /** Adds the key once its rate limiter lets it, and returns how many milliseconds that takes. */
  addRateLimited(key: Key): number {
    const delay = this.#rateLimiter.delay(key)
    this.addAfter(key, delay)
    return delay
  }

  /** Ends the key's backoff; to be called once work on it was successful. */
  forget(key: Key): void {
    this.#rateLimiter.forget(key)
  }

  /** How often {@link addRateLimited} was called since the key was last forgotten. */
  failures(key: Key): number {
    return this.#rateLimiter.failures(key)
  }

  /** The next key, once there is one; {@link done} has to follow. Undefined once the queue is shut down and empty. */
  async take(): Promise<Key | undefined> {
    for (;;) {
      const key = this.#order.take()
      if (key !== undefined) {
        const since = this.#ready.get(key)!
        this.#ready.delete(key)
        this.#processing.add(key)
        this.#observer.taken?.(key, this.#clock.monotonic() - since)
        return key
      }
      if (this.#shutDown) return undefined
      await new Promise<void>((resolve) => this.#takers.add(resolve))
    }
  }

  /** Ends the work on a key that was taken; if it was added meanwhile, it is handed out again. */
  done(key: Key): void {
    if (!this.#processing.delete(key)) return
    if (this.#again.delete(key)) this.#enqueue(key)
    if (this.#ready.size === 0 && this.#processing.size === 0) wakeAll(this.#idle)
  }

  /**
   * Takes no more keys in and drops those that wait for their time. Those that are ready are still handed out, unless `discard` says
   * otherwise.
   */
  shutDown({ discard = false }: { readonly discard?: boolean } = {}): void {
    this.#shutDown = true
    this.#delayed.clear()
    this.#alarm?.abort.abort()
    if (discard) {
      this.#ready.clear()
      this.#order.clear()
      this.#again.clear()
    }
    wakeAll(this.#takers)
    if (this.#ready.size === 0 && this.#processing.size === 0) wakeAll(this.#idle)
  }

  /** Shuts down; resolves once all that was ready is done. */
  async drain(): Promise<void> {
    this.shutDown()
    if (this.#ready.size > 0 || this.#processing.size > 0) await new Promise<void>((resolve) => this.#idle.add(resolve))
  }

  #enqueue(key: Key): void {
    this.#ready.set(key, this.#clock.monotonic())
    this.#order.put(key)
    this.#observer.added?.(key)
    for (const wake of this.#takers) {
      this.#takers.delete(wake)
      return wake()
    }
  }

  /** One sleep at a time, until the earliest key is due. */
  #setAlarm(): void {
    const due = this.#delayed.earliest
    if (due === undefined || (this.#alarm !== undefined && this.#alarm.due <= due)) return
    this.#alarm?.abort.abort()
    const alarm = { due, abort: new AbortController() }
    this.#alarm = alarm
    const { signal } = alarm.abort
    this.#clock.sleep(due - this.#clock.monotonic(), { signal }).then(
      () => {
        if (this.#alarm === alarm) this.#ring()
      },
      // Only the signal ends a sleep early: a later alarm took its place, or the queue was shut down.
      () => {},
    )
  }

  #ring(): void {
    this.#alarm = undefined
    const now = this.#clock.monotonic()
    for (let key = this.#delayed.takeDue(now); key !== undefined; key = this.#delayed.takeDue(now)) this.add(key)
    this.#setAlarm()
  }
}

function wakeAll(sleepers: Set<() => void>): void {
  for (const wake of sleepers) wake()
  sleepers.clear()
}
