import { isApiError } from '@kindbox/core'
import type { Clock } from '../clock.ts'
import { microTime } from '../micro-time.ts'
import type { Lease, LeaseApi, LeaseSpec } from './lease.ts'

export interface LeaseClaimOptions {
  readonly api: LeaseApi
  readonly name: string
  /** Has to belong to this claim alone: a lease that names it is ours. */
  readonly identity: string
  /** Milliseconds. */
  readonly leaseDuration: number
  readonly clock: Clock
}

/**
 * - `held`: ours, by a write that was sent at `since`;
 * - `taken`: somebody else's;
 * - `contended`: somebody wrote at the same time, which tells nothing of who holds it.
 */
export type Attempt = { readonly outcome: 'held'; readonly since: number } | { readonly outcome: 'taken' | 'contended' }

/** The record that was seen last, since when, and for how long it counts from then on. */
interface Observation {
  readonly record: string
  readonly holder: string | undefined
  readonly duration: number
  readonly at: number
}

/**
 * One contender's view of a lease, and its writes. What others wrote is never compared with the clock of this machine: a lease has expired
 * once this process has seen the same record for as long as the record says, by its own monotonic clock (client-go
 * tools/leaderelection). All times are in milliseconds of that clock.
 */
export class LeaseClaim {
  readonly #options: LeaseClaimOptions
  /** The version that the next write replaces. */
  #lease: Lease | undefined
  #observed: Observation | undefined
  #writes = 0

  constructor(options: LeaseClaimOptions) {
    this.#options = options
  }

  /** Who holds the lease, as far as was seen; undefined where nobody does. */
  get holder(): string | undefined {
    return this.#observed?.holder
  }

  /**
   * Takes the lease if it is free, renews it if it is ours.
   *
   * @throws KubeError where the server could not be asked, and the signal's reason once that is aborted: an answer that comes later than
   *   that changes nothing here
   */
  async attempt(signal: AbortSignal): Promise<Attempt> {
    // While nobody else writes, what was written last is what there is.
    if (this.#lease !== undefined && this.#isOurs(this.#lease)) {
      const renewal = await this.#replace(this.#lease, signal)
      if (renewal.outcome === 'held') return renewal
    }
    const lease = await this.#get(signal)
    if (lease === undefined) return this.#isAwaited() ? { outcome: 'taken' } : this.#create(signal)
    this.#observe(lease)
    return this.#isOurs(lease) || !this.#isAwaited() ? this.#replace(lease, signal) : { outcome: 'taken' }
  }

  /** Gives the lease up, so that others need not wait for it to expire; does nothing where it is not ours any more. */
  async release(signal: AbortSignal): Promise<void> {
    if (this.#lease === undefined || !this.#isOurs(this.#lease)) return
    const { holderIdentity: _, ...spec } = this.#lease.spec ?? {}
    const now = this.#now()
    try {
      const released = { ...spec, leaseDurationSeconds: 1, acquireTime: now, renewTime: now }
      this.#observe(await this.#options.api.replace({ ...this.#lease, spec: released }, { signal }))
    } catch (error) {
      if (!isApiError(error, 'Conflict') && !isApiError(error, 'NotFound')) throw error
    }
    this.#lease = undefined
  }

  async #get(signal: AbortSignal): Promise<Lease | undefined> {
    try {
      return await this.#options.api.get(this.#options.name, { signal })
    } catch (error) {
      if (!isApiError(error, 'NotFound')) throw error
      return undefined
    } finally {
      signal.throwIfAborted()
    }
  }

  async #create(signal: AbortSignal): Promise<Attempt> {
    const { api, name } = this.#options
    return this.#write(signal, () => api.create({ metadata: { name }, spec: this.#next(undefined) }, { signal }))
  }

  #replace(lease: Lease, signal: AbortSignal): Promise<Attempt> {
    // With the resourceVersion that was read: of several contenders one succeeds.
    return this.#write(signal, () => this.#options.api.replace({ ...lease, spec: this.#next(lease.spec) }, { signal }))
  }

  async #write(signal: AbortSignal, send: () => Promise<Lease>): Promise<Attempt> {
    // From the sending on, because the server may have written at any moment after it.
    const since = this.#options.clock.monotonic()
    try {
      const lease = await send()
      signal.throwIfAborted()
      this.#observe(lease)
      return { outcome: 'held', since }
    } catch (error) {
      signal.throwIfAborted()
      if (!isApiError(error, 'Conflict') && !isApiError(error, 'AlreadyExists') && !isApiError(error, 'NotFound')) throw error
      this.#lease = undefined
      return { outcome: 'contended' }
    }
  }

  #next(spec: LeaseSpec | undefined): LeaseSpec {
    const { identity, leaseDuration } = this.#options
    const now = this.#now()
    const held = spec?.holderIdentity === identity
    return {
      ...spec,
      holderIdentity: identity,
      leaseDurationSeconds: Math.ceil(leaseDuration / 1000),
      acquireTime: held ? (spec?.acquireTime ?? now) : now,
      renewTime: now,
      leaseTransitions: spec === undefined ? 0 : (spec.leaseTransitions ?? 0) + (held ? 0 : 1),
    }
  }

  /**
   * Never the same text twice in a row, even if the clock of the machine stands still or was set back: others tell by it that the lease was
   * renewed, and the server does not write what changes nothing.
   */
  #now(): string {
    this.#writes += 1
    return microTime(this.#options.clock.now(), this.#writes % 1000)
  }

  #observe(lease: Lease): void {
    this.#lease = lease
    const { holderIdentity, leaseDurationSeconds = 0, acquireTime, renewTime, leaseTransitions } = lease.spec ?? {}
    const record = JSON.stringify([holderIdentity, leaseDurationSeconds, acquireTime, renewTime, leaseTransitions])
    if (this.#observed?.record === record) return
    const duration = leaseDurationSeconds > 0 ? leaseDurationSeconds * 1000 : this.#options.leaseDuration
    this.#observed = { record, holder: holderIdentity || undefined, duration, at: this.#options.clock.monotonic() }
  }

  /**
   * Whether somebody else may still rely on the lease that was seen last. That holds for one that was deleted meanwhile too: its holder
   * has not heard of that yet.
   */
  #isAwaited(): boolean {
    if (this.#observed === undefined) return false
    const { holder, at, duration } = this.#observed
    return holder !== undefined && holder !== this.#options.identity && this.#options.clock.monotonic() < at + duration
  }

  #isOurs(lease: Lease): boolean {
    return lease.spec?.holderIdentity === this.#options.identity
  }
}
