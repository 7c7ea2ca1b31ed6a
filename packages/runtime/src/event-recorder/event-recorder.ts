import { hostname } from 'node:os'
import { isApiError, isKubeError, type KubeObject, mergePatch, type StatusReason } from '@kindbox/core'
import { type Clock, systemClock } from '../clock.ts'
import { microTime } from '../micro-time.ts'
import { exponentialBackoff } from '../queue/exponential-backoff.ts'
import { tokenBucket } from '../queue/token-bucket.ts'
import { WorkQueue } from '../queue/work-queue.ts'
import { settlesWithin } from '../settles-within.ts'
import { boundedText } from './bounded-text.ts'
import type { EventApi, ObjectReference, RecordedEventInput } from './recorded-event.ts'

export interface EventRecorderOptions {
  /** The events of a namespace. Those about objects of the cluster are kept in `default`. */
  readonly api: (namespace: string) => EventApi
  /** Who records: a qualified name, such as `clux.dev/foo-controller`. */
  readonly controller: string
  /** Which process of it. Default: the host's name. */
  readonly instance?: string | undefined
  /** Milliseconds for which the repetitions of a series are counted before its count is written again. Default: 60,000. */
  readonly seriesInterval?: number | undefined
  /** Milliseconds without a repetition after which a series has ended, and the same event begins a new one. Default: 360,000. */
  readonly seriesEnd?: number | undefined
  /** How many series are remembered; beyond that the one that was quiet for longest is forgotten. Default: 4,096. */
  readonly capacity?: number | undefined
  /** Writes a second in the long run. Default: 5. */
  readonly rate?: number | undefined
  /** Writes that may come at once after a quiet time. Default: 25. */
  readonly burst?: number | undefined
  /** How often one write is tried. Default: 12. */
  readonly attempts?: number | undefined
  /** An event could not be written and is given up. Default: a line on `console.error`. */
  readonly onError?: ((error: unknown, event: RecordedEventInput) => void) | undefined
  readonly clock?: Clock | undefined
  /** A number from 0 up to, not including, 1; for the names of events. Default: `Math.random`. */
  readonly random?: (() => number) | undefined
}

/** What happened to an object. */
export interface EventToRecord {
  /** The object that it is about. */
  readonly regarding: KubeObject
  /** Another object that has to do with it. */
  readonly related?: KubeObject | undefined
  /** Default: `Normal`. */
  readonly type?: 'Normal' | 'Warning' | undefined
  /** Why, in one word of CamelCase: `ConfigMapCreated`. */
  readonly reason: string
  /** What was done or failed: `Reconcile`. */
  readonly action: string
  /** A sentence for people; cut at 1,024 bytes. */
  readonly note: string
}

/** An event and how much of it the server knows. */
interface Series {
  readonly event: RecordedEventInput
  count: number
  /** By the machine's time, for people. */
  lastObserved: number
  /** By the monotonic clock. */
  observedAt: number
  /** The count that the server knows; 0 before the event exists. */
  written: number
  writtenAt: number
}

/**
 * Records what happens as events of events.k8s.io/v1. Equal events become one with a series that counts them; writes happen in the
 * background, at a bounded rate, and never fail the caller: events are for people, and nothing may depend on them.
 */
export class EventRecorder implements AsyncDisposable {
  readonly #options: EventRecorderOptions
  readonly #clock: Clock
  readonly #queue: WorkQueue<string>
  readonly #pace: ReturnType<typeof tokenBucket<string>>
  /** In the order of their last observation, so that the first one is the one to forget. */
  readonly #series = new Map<string, Series>()
  readonly #worker: Promise<void>
  readonly #ending = new AbortController()
  #isClosed = false

  constructor(options: EventRecorderOptions) {
    const { clock = systemClock, rate = 5, burst = 25 } = options
    this.#options = options
    this.#clock = clock
    this.#pace = tokenBucket({ rate, burst, clock })
    this.#queue = new WorkQueue({ clock, rateLimiter: exponentialBackoff({ base: 1_000, maximum: 60_000 }) })
    this.#worker = this.#work()
  }

  /** How many events are remembered. */
  get size(): number {
    return this.#series.size
  }

  record({ regarding, related, type = 'Normal', reason, action, note }: EventToRecord): void {
    if (this.#isClosed) return
    const now = this.#clock.now()
    const observedAt = this.#clock.monotonic()
    const about = referenceTo(regarding)
    const fields = {
      reportingController: this.#options.controller,
      reportingInstance: boundedText(this.#options.instance ?? hostname(), 128),
      action: boundedText(action, 128),
      reason: boundedText(reason, 128),
      type,
      regarding: about,
      ...(related !== undefined && { related: referenceTo(related) }),
    }
    // The note is no part of what makes events equal (client-go tools/events `getKey`).
    const key = JSON.stringify(fields)
    const known = this.#series.get(key)
    this.#series.delete(key)
    if (known !== undefined && observedAt - known.observedAt < (this.#options.seriesEnd ?? 360_000)) {
      known.count += 1
      known.lastObserved = now
      known.observedAt = observedAt
      this.#series.set(key, known)
      // The second one is written at once, so that the series is seen; from then on counts are.
      const { seriesInterval = 60_000 } = this.#options
      const due = known.written <= 1 ? 0 : known.writtenAt + seriesInterval - observedAt
      return this.#queue.addAfter(key, due)
    }
    const metadata = { namespace: about.namespace ?? 'default', name: this.#nameFor(regarding) }
    const event = { metadata, eventTime: microTime(now), ...fields, note: boundedText(note, 1024) }
    this.#series.set(key, { event, count: 1, lastObserved: now, observedAt, written: 0, writtenAt: 0 })
    this.#queue.add(key)
    this.#forgetOldest()
  }

  /** Writes what is not written yet, for at most so many milliseconds, and ends. Default: 5,000. */
  async close({ timeout = 5_000 }: { readonly timeout?: number } = {}): Promise<void> {
    this.#isClosed = true
    for (const [key, { count, written }] of this.#series) if (count > written) this.#queue.add(key)
    this.#queue.shutDown()
    await settlesWithin(this.#worker, timeout, this.#clock)
    this.#ending.abort()
    this.#series.clear()
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.close()
  }

  async #work(): Promise<void> {
    for (let key = await this.#queue.take(); key !== undefined; key = await this.#queue.take()) {
      const series = this.#series.get(key)
      if (series !== undefined && series.count > series.written) await this.#write(key, series)
      this.#queue.done(key)
    }
  }

  async #write(key: string, series: Series): Promise<void> {
    const { signal } = this.#ending
    const { event, count } = series
    try {
      await this.#clock.sleep(this.#pace.delay(key), { signal })
      await this.#send(series)
      series.written = count
      series.writtenAt = this.#clock.monotonic()
      this.#queue.forget(key)
    } catch (error) {
      if (isWorthRepeating(error) && this.#queue.failures(key) + 1 < (this.#options.attempts ?? 12)) {
        this.#queue.addRateLimited(key)
      } else {
        this.#queue.forget(key)
        this.#series.delete(key)
        if (!signal.aborted) this.#report(error, event)
      }
    }
  }

  async #send({ event, count, lastObserved, written }: Series): Promise<void> {
    const { signal } = this.#ending
    const api = this.#options.api(event.metadata.namespace!)
    const { metadata } = event
    if (count === 1) {
      // Where it exists, the answer to an earlier try was lost.
      await api.create(event, { signal }).catch(unless('AlreadyExists'))
      return
    }
    const series = { count, lastObservedTime: microTime(lastObserved) }
    const patch = () => api.patch(metadata.name, mergePatch({ series }), { signal })
    // Events live for an hour or so: a series whose event is gone goes on with another one.
    if (written > 0 && (await patch().catch(unless('NotFound'))) !== undefined) return
    if ((await api.create({ ...event, series }, { signal }).catch(unless('AlreadyExists'))) === undefined) await patch()
  }

  #forgetOldest(): void {
    const { capacity = 4096 } = this.#options
    for (const [key, { event, count, written }] of this.#series) {
      if (this.#series.size <= capacity) return
      this.#series.delete(key)
      if (count > written) this.#report(new Error(`More than ${capacity} events are waiting to be written.`), event)
    }
  }

  /** The object's name, where one can begin with it, and a part that no other event has. */
  #nameFor({ metadata: { name } }: KubeObject): string {
    const { random = Math.random } = this.#options
    const suffix = `${this.#clock.now().toString(16)}${Math.floor(random() * 2 ** 32)
      .toString(16)
      .padStart(8, '0')}`
    const stem = name.slice(0, 253 - 1 - suffix.length)
    return `${/^[a-z0-9]([-a-z0-9.]*[a-z0-9])?$/.test(stem) ? stem : 'event'}.${suffix}`
  }

  #report(error: unknown, event: RecordedEventInput): void {
    if (this.#options.onError !== undefined) return this.#options.onError(error, event)
    console.error(`event ${event.reason} was not recorded: ${error instanceof Error ? error.message : String(error)}`)
  }
}

/** Without the object's version, which would make every event another one. */
function referenceTo({ apiVersion, kind, metadata: { namespace, name, uid } }: KubeObject): ObjectReference {
  return { apiVersion, kind, ...(namespace !== undefined && { namespace }), name, uid }
}

/** Lets a refusal for this reason pass as nothing. */
function unless(reason: StatusReason): (error: unknown) => undefined {
  return (error) => {
    if (!isApiError(error, reason)) throw error
  }
}

/** What no answer was had to, or one that asks for patience. */
function isWorthRepeating(error: unknown): boolean {
  if (!isKubeError(error)) return false
  if (!isApiError(error)) return error.code === 'TransportError' || error.code === 'DecodeError'
  const { code = 0 } = error.status
  return code === 429 || code >= 500
}
