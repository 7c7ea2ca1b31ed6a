import type { RateLimiter } from './rate-limiter.ts'

export interface ExponentialBackoffOptions {
  /** Milliseconds after the first failure; each further one doubles it. Default: 5. */
  readonly base?: number | undefined
  /** Milliseconds that no delay exceeds. Default: 1,000,000, that is 16 minutes and 40 seconds. */
  readonly maximum?: number | undefined
}

/**
 * A delay of its own for each key, doubled with each of its failures; the defaults are those of client-go's controllers
 * (`workqueue.DefaultTypedControllerRateLimiter`). Only keys that have failed and were not forgotten take memory.
 */
export function exponentialBackoff<Key>({ base = 5, maximum = 1_000_000 }: ExponentialBackoffOptions = {}): RateLimiter<Key> {
  const failures = new Map<Key, number>()
  return {
    delay(key) {
      const failed = failures.get(key) ?? 0
      failures.set(key, failed + 1)
      return Math.min(base * 2 ** failed, maximum)
    },
    forget: (key) => void failures.delete(key),
    failures: (key) => failures.get(key) ?? 0,
  }
}
