import { describeRef, type InvalidObject, type KubeObject } from '@kindbox/core'
import { aborted } from '../aborted.ts'
import { type Clock, systemClock } from '../clock.ts'
import type { ChangePredicate } from '../event-source.ts'
import type { ObjectKey } from '../object-store.ts'
import { WorkQueue } from '../queue/work-queue.ts'
import { type ControllerFailure, describeFailure } from './controller-failure.ts'
import type { ObservedController, ReconcileOutcome } from './controller-observer.ts'
import type { ControllerOptions, MappedSource } from './controller-options.ts'
import { controllerOwner } from './controller-owner.ts'
import { Feed, type FeedHealth } from './feed.ts'
import { keyOfText, keyText } from './key-text.ts'
import { ObserverGroup } from './observer-group.ts'
import { runReconciliation } from './reconciliation.ts'
import { endWorkers } from './shutdown.ts'

/** How a controller is doing, for probes. */
export interface ControllerHealth {
  /** Whether all sources have been listed; nothing is reconciled before. */
  readonly ready: boolean
  readonly sources: readonly FeedHealth[]
  /** Keys that are ready and wait for a worker. */
  readonly depth: number
  /** Reconciliations that are under way. */
  readonly running: number
  /** Milliseconds for which the longest of them has been. */
  readonly longestRunning: number
}

/**
 * Reconciles objects of one kind, level-triggered: whatever happens to an object, or to those it owns or that concern it, its key is
 * queued once and reconciled against the latest state, by one worker at a time.
 */
export class Controller<T extends KubeObject> implements ObservedController {
  readonly name: string
  readonly concurrency: number
  readonly #options: ControllerOptions<T>
  readonly #clock: Clock
  readonly #queue: WorkQueue<string>
  readonly #feeds: readonly Feed[]
  readonly #running = new Map<string, { readonly since: number; readonly abort: AbortController }>()
  readonly #observers: ObserverGroup
  #started = false

  constructor(options: ControllerOptions<T>) {
    const { name, source, concurrency = 1, owns = [], watches = [], rateLimiter, clock = systemClock } = options
    if (!Number.isInteger(concurrency) || concurrency < 1) throw new RangeError(`concurrency has to be 1 or more, not ${concurrency}.`)
    this.name = name
    this.concurrency = concurrency
    this.#options = options
    this.#clock = clock
    const observers = new ObserverGroup(options.observers ?? [], (error) => this.#report({ stage: 'observe', error }))
    this.#observers = observers
    this.#queue = new WorkQueue({
      clock,
      rateLimiter,
      observer: { added: () => observers.queued(name), taken: (_, waited) => observers.taken(name, waited) },
    })
    const where = options.where as ChangePredicate<KubeObject> | undefined
    this.#feeds = [
      this.#feed('source', { source, map: ({ metadata }) => [metadata], ...(where && { where }) }),
      ...owns.map((owned, index) => this.#feed(`owns[${index}]`, { source: owned, map: controllerOwner(source.store) })),
      ...watches.map((watched, index) => this.#feed(`watches[${index}]`, watched)),
    ]
    observers.attach(this)
  }

  get depth(): number {
    return this.#queue.depth
  }

  get running(): number {
    return this.#running.size
  }

  get longestRunning(): number {
    // A map keeps the order in which keys came, so the first one has been there for longest.
    for (const { since } of this.#running.values()) return this.#clock.monotonic() - since
    return 0
  }

  health(): ControllerHealth {
    const sources = this.#feeds.map(({ health }) => health)
    const { depth, running, longestRunning } = this
    return { ready: sources.every(({ ready }) => ready), sources, depth, running, longestRunning }
  }

  /** Has a key reconciled, for reasons that no source tells. */
  enqueue(key: ObjectKey): void {
    this.#queue.add(keyText(key))
  }

  /**
   * Reconciles until the signal is aborted; may be called once. Then nothing new is begun, and what is under way has `gracePeriod` to end,
   * and `forcePeriod` more once its own signal is aborted.
   *
   * @throws Error where a source ended by itself, or where a reconciliation did not end in time and was abandoned.
   */
  async run({ signal }: { readonly signal: AbortSignal }): Promise<void> {
    if (this.#started) throw new Error(`The controller ${this.name} was run before; make another one.`)
    this.#started = true
    const stop = new AbortController()
    const onAbort = () => stop.abort(signal.reason)
    signal.addEventListener('abort', onAbort)
    if (signal.aborted) onAbort()
    const listening = Promise.all(this.#feeds.map((feed) => feed.listen(stop.signal)))
    const workers = this.#startWorkers(stop.signal)
    // A source that ends stops the controller as the signal does; why is told once the workers have ended.
    const failed = Promise.all([listening, workers]).then(
      () => undefined,
      (error: unknown) => {
        stop.abort(error)
        return { error }
      },
    )
    await aborted(stop.signal)
    signal.removeEventListener('abort', onAbort)
    this.#queue.shutDown({ discard: true })
    const { gracePeriod = 20_000, forcePeriod = 5_000 } = this.#options
    const abandoned = await endWorkers({ workers, running: this.#running, clock: this.#clock, gracePeriod, forcePeriod })
    if (abandoned.length > 0) throw new Error(`The controller ${this.name} abandoned what did not end: ${abandoned.join(', ')}.`)
    const failure = await failed
    if (failure !== undefined) throw failure.error
  }

  async #startWorkers(signal: AbortSignal): Promise<void> {
    try {
      await Promise.all(this.#feeds.map((feed) => feed.ready(signal)))
    } catch (error) {
      if (signal.aborted) return
      throw error
    }
    await Promise.all(Array.from({ length: this.concurrency }, () => this.#work()))
  }

  async #work(): Promise<void> {
    for (let text = await this.#queue.take(); text !== undefined; text = await this.#queue.take()) {
      await this.#reconcile(text)
      this.#queue.done(text)
    }
  }

  async #reconcile(text: string): Promise<void> {
    const { source, reconcile, timeout, invalid = 'skip' } = this.#options
    const { store } = source
    const key = keyOfText(text)
    const object = store.get(key)
    // An object that no longer fits its schema may have left the store, and is not gone for that. Its next good version is announced.
    if ((object === undefined || invalid === 'skip') && store.invalid().some(({ ref }) => keyText(ref) === text)) return
    const abort = new AbortController()
    this.#running.set(text, { since: this.#clock.monotonic(), abort })
    const failures = this.#queue.failures(text)
    const outcome = await this.#observers.reconcile({ controller: this.name, key, failures }, () =>
      runReconciliation({ key, object, store, failures, reconcile, clock: this.#clock, abort, timeout }),
    )
    this.#running.delete(text)
    this.#settle(text, outcome)
  }

  /** Decides when the key comes again. */
  #settle(text: string, outcome: ReconcileOutcome): void {
    const key = keyOfText(text)
    const failures = this.#queue.failures(text) + 1
    if (outcome.result === 'error') {
      const retryInMilliseconds = this.#queue.addRateLimited(text)
      this.#observers.retried(this.name)
      return this.#report({ stage: 'reconcile', key, error: outcome.error, failures, retryInMilliseconds })
    }
    this.#queue.forget(text)
    if (outcome.result === 'requeue_after') this.#queue.addAfter(text, outcome.requeueAfter)
    if (outcome.result === 'terminal_error') this.#report({ stage: 'reconcile', key, error: outcome.error, failures })
  }

  #feed(name: string, mapped: MappedSource): Feed {
    const report = (failure: ControllerFailure) => this.#report(failure)
    const reportInvalid = (invalid: InvalidObject) => this.#reportInvalid(invalid, name)
    return new Feed({ ...mapped, name, clock: this.#clock, enqueue: (key) => this.enqueue(key), report, reportInvalid })
  }

  #report(failure: ControllerFailure): void {
    if (this.#options.onError !== undefined) this.#options.onError(failure)
    else console.error(`${this.name}: ${describeFailure(failure)}`)
  }

  #reportInvalid(invalid: InvalidObject, source: string): void {
    const { onInvalid } = this.#options
    if (onInvalid !== undefined) return onInvalid(invalid, source)
    const issues = invalid.issues.map(({ message }) => message).join(' ')
    console.error(`${this.name}: ${describeRef(invalid.ref)} of ${source} does not fit its schema: ${issues}`)
  }
}
