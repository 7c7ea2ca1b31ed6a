/** How long to wait after failures. All times are in milliseconds. */
export interface Backoff {
  /** The shortest delay; also the least time between two requests while a fault lasts. */
  readonly shortest: number
  /** The longest delay of the first {@link patience} failures. */
  readonly longestAtFirst: number
  /** How many failures in a row are answered with short delays; from then on the longest delay doubles. */
  readonly patience: number
  /** Where the doubling ends; a server's Retry-After counts up to here too. */
  readonly longest: number
}

/**
 * A doubling from the first failure on, as client-go and kube-rs do it (0.8 s to 30 s), notices the end of a fault of half a minute half a
 * minute late. Here the first two minutes of a fault are met with a request each 1 to 1.5 s: a struggling server is never asked more than once a
 * second, and within 2 s of its end there is time left for a new connection and an answer. Only then do the delays grow. The jitter is drawn from
 * the whole span between shortest and longest, which pulls clients apart that were cut off together.
 */
export const defaultBackoff: Backoff = { shortest: 1_000, longestAtFirst: 1_500, patience: 96, longest: 30_000 }

/** A failure, as far as the wait after it depends on it. */
export interface Failure {
  /** How many there were in a row, this one included. */
  readonly attempts: number
  /** A random number from 0 up to, not including, 1. */
  readonly chance: number
  /** What the server asked for. */
  readonly retryAfterSeconds?: number | undefined
}

/** Milliseconds to wait after a failure. */
export function delayAfter({ attempts, chance, retryAfterSeconds = 0 }: Failure, backoff: Backoff): number {
  const { shortest, longestAtFirst, patience, longest } = backoff
  const doublings = Math.min(32, Math.max(0, attempts - patience))
  const ceiling = Math.min(Math.max(longest, longestAtFirst), longestAtFirst * 2 ** doublings)
  const delay = shortest + chance * (ceiling - shortest)
  // The clients that one server told to wait equally long should not come back together either.
  const asked = Math.min(retryAfterSeconds * 1_000, longest) + chance * (longestAtFirst - shortest)
  return Math.round(retryAfterSeconds > 0 ? Math.max(delay, asked) : delay)
}
