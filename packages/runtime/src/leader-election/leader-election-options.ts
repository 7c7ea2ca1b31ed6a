import type { Clock } from '../clock.ts'
import type { LeaseApi } from './lease.ts'

export interface LeaderElectionOptions {
  /** The leases of the namespace in which the contenders meet. */
  readonly api: LeaseApi
  /** The lease's name. */
  readonly name: string
  /** Who this is, for people who look at the lease; a random part is added, so that no two terms share an identity. Default: the host's name. */
  readonly identity?: string | undefined
  /** Milliseconds that others wait after the last renewal that they saw, by their own clocks. Default: 15,000. */
  readonly leaseDuration?: number | undefined
  /** Milliseconds after the last successful renewal after which the leader stops; less than `leaseDuration`. Default: 10,000. */
  readonly renewDeadline?: number | undefined
  /** Milliseconds between two tries; those who wait for the lease add up to 1.2 times as much at random. Default: 2,000. */
  readonly retryPeriod?: number | undefined
  /** Somebody else became the leader, or nobody is. */
  readonly onNewLeader?: ((identity: string | undefined) => void) | undefined
  /** A try failed; there will be others. Default: a line on `console.error`. */
  readonly onError?: ((error: unknown) => void) | undefined
  readonly clock?: Clock | undefined
  /** A number from 0 up to, not including, 1. Default: `Math.random`. */
  readonly random?: (() => number) | undefined
}

/** client-go tools/leaderelection `JitterFactor`. */
export const JITTER = 1.2

/** The options with their defaults, which are client-go's. @throws RangeError where the durations do not leave room for each other. */
export function timing({
  leaseDuration = 15_000,
  renewDeadline = 10_000,
  retryPeriod = 2_000,
}: Pick<LeaderElectionOptions, 'leaseDuration' | 'renewDeadline' | 'retryPeriod'>) {
  if (!(retryPeriod > 0)) throw new RangeError(`retryPeriod has to be more than 0, not ${retryPeriod}.`)
  if (!(leaseDuration > renewDeadline))
    throw new RangeError(`leaseDuration (${leaseDuration}) has to be more than renewDeadline (${renewDeadline}).`)
  if (!(renewDeadline > JITTER * retryPeriod)) {
    throw new RangeError(`renewDeadline (${renewDeadline}) has to be more than ${JITTER} times retryPeriod (${retryPeriod}).`)
  }
  return { leaseDuration, renewDeadline, retryPeriod }
}
