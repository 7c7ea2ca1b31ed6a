import { hostname } from 'node:os'
import { type Clock, systemClock } from '../clock.ts'
import { settlesWithin } from '../settles-within.ts'
import { callWithin } from './call-within.ts'
import { JITTER, type LeaderElectionOptions, timing } from './leader-election-options.ts'
import { LeadershipLostError } from './leadership-lost-error.ts'
import { type Attempt, LeaseClaim } from './lease-claim.ts'

/**
 * Lets one of several processes lead, by a lease that the leader renews (coordination.k8s.io/v1), with the timing of client-go's leader
 * election. The leader's signal is aborted `renewDeadline` after its last successful renewal was sent, whatever the API server or the
 * clock of the machine does; nobody else leads before `leaseDuration` has passed since they saw that renewal. As with every lease, work that
 * does not heed its signal, or a process that stood still, is not held back by it.
 */
export class LeaderElection {
  readonly #options: LeaderElectionOptions
  readonly #timing: ReturnType<typeof timing>
  readonly #clock: Clock
  #leader: string | undefined
  #isLeader = false
  #running = false

  constructor(options: LeaderElectionOptions) {
    this.#options = options
    this.#timing = timing(options)
    this.#clock = options.clock ?? systemClock
  }

  /** Who was seen to hold the lease last; undefined before anything was seen, and where nobody does. */
  get leader(): string | undefined {
    return this.#leader
  }

  /** Whether this process leads now. */
  get isLeader(): boolean {
    return this.#isLeader
  }

  /**
   * Waits for the lease, then calls `lead` once with a signal that is aborted when leading ends. Resolves when `signal` was aborted, or when
   * `lead` has come to its end by itself. Until `lead` ends the lease is renewed, even after `signal` was aborted, and then released: so
   * nobody else begins while the work is being put down.
   *
   * @throws LeadershipLostError where the lease was lost; the work was told and has had the time until others may lead
   * @throws what `lead` throws; the lease is left to expire then, for nobody knows what was left running
   */
  async run(lead: (signal: AbortSignal) => Promise<void>, { signal }: { readonly signal: AbortSignal }): Promise<void> {
    if (this.#running) throw new Error('This election is running already.')
    this.#running = true
    try {
      const { api, name, identity = hostname() } = this.#options
      const { leaseDuration } = this.#timing
      const claim = new LeaseClaim({ api, name, identity: `${identity}_${crypto.randomUUID()}`, leaseDuration, clock: this.#clock })
      const since = await this.#acquire(claim, signal)
      if (since === undefined) return
      if (signal.aborted) await this.#release(claim)
      else await this.#serve(claim, since, lead, signal)
    } finally {
      this.#running = false
    }
  }

  /** Tries until the lease is ours; returns when the write was sent that made it so, or undefined once the signal is aborted. */
  async #acquire(claim: LeaseClaim, signal: AbortSignal): Promise<number | undefined> {
    const { renewDeadline, retryPeriod } = this.#timing
    while (!signal.aborted) {
      const attempt = await this.#attempt(claim, renewDeadline / 2, signal)
      if (attempt?.outcome === 'held' && this.#clock.monotonic() < attempt.since + renewDeadline) return attempt.since
      const delay = retryPeriod * (1 + JITTER * (this.#options.random ?? Math.random)())
      await this.#clock.sleep(delay, { signal }).catch(() => {})
    }
    return undefined
  }

  async #serve(claim: LeaseClaim, since: number, lead: (signal: AbortSignal) => Promise<void>, signal: AbortSignal): Promise<void> {
    const term = new AbortController()
    const done = new AbortController()
    const onAbort = () => term.abort(signal.reason)
    signal.addEventListener('abort', onAbort)
    this.#isLeader = true
    const work = Promise.resolve()
      .then(() => lead(term.signal))
      .then(
        () => undefined,
        (error: unknown) => (error === term.signal.reason ? undefined : { error }),
      )
      .finally(() => done.abort())
    const lost = await this.#renew(claim, since, done.signal)
    this.#isLeader = false
    signal.removeEventListener('abort', onAbort)
    if (lost !== undefined) {
      term.abort(lost)
      const { leaseDuration, renewDeadline } = this.#timing
      const ended = await settlesWithin(work, leaseDuration - renewDeadline, this.#clock)
      if (signal.aborted && ended) return
      throw lost
    }
    const failure = await work
    if (failure !== undefined) throw failure.error
    await this.#release(claim)
  }

  /** Renews until the work is done; returns why that went wrong before. */
  async #renew(claim: LeaseClaim, since: number, done: AbortSignal): Promise<LeadershipLostError | undefined> {
    const { renewDeadline, retryPeriod } = this.#timing
    let deadline = since + renewDeadline
    let next = since + retryPeriod
    for (;;) {
      const left = () => deadline - this.#clock.monotonic()
      await this.#clock.sleep(Math.min(next - this.#clock.monotonic(), left()), { signal: done }).catch(() => {})
      if (done.aborted) return undefined
      if (left() <= 0) return new LeadershipLostError(`The lease could not be renewed within ${renewDeadline} ms.`)
      // Half the deadline, so that one connection that hangs leaves time for another try.
      const attempt = await this.#attempt(claim, Math.min(renewDeadline / 2, left()), done)
      if (attempt?.outcome === 'taken') return new LeadershipLostError(`The lease was taken by ${claim.holder}.`)
      if (attempt?.outcome === 'held') {
        deadline = attempt.since + renewDeadline
        // Counted from the sending, so that a slow server is not asked less often than it can answer.
        next = attempt.since + retryPeriod
      } else {
        next = this.#clock.monotonic() + retryPeriod
      }
    }
  }

  async #attempt(claim: LeaseClaim, milliseconds: number, signal: AbortSignal): Promise<Attempt | undefined> {
    try {
      return await callWithin((limited) => claim.attempt(limited), { milliseconds, signal, clock: this.#clock })
    } catch (error) {
      if (!signal.aborted) this.#report(error)
      return undefined
    } finally {
      this.#announce(claim.holder)
    }
  }

  async #release(claim: LeaseClaim): Promise<void> {
    try {
      await callWithin((signal) => claim.release(signal), { milliseconds: this.#timing.renewDeadline / 2, clock: this.#clock })
    } catch (error) {
      this.#report(error)
    } finally {
      this.#announce(claim.holder)
    }
  }

  #announce(leader: string | undefined): void {
    if (leader === this.#leader) return
    this.#leader = leader
    this.#options.onNewLeader?.(leader)
  }

  #report(error: unknown): void {
    if (this.#options.onError !== undefined) this.#options.onError(error)
    else console.error(`leader election ${this.#options.name}: ${error instanceof Error ? error.message : String(error)}`)
  }
}
