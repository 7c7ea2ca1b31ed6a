/** Decides how long a key waits before it is tried again. */
export interface RateLimiter<Key> {
  /** Milliseconds until the next try; counts as one more failure of the key. */
  delay(key: Key): number
  /** The key is done with, or was successful: its failures count no more. */
  forget(key: Key): void
  /** How often the key has failed since it was last forgotten. */
  failures(key: Key): number
}

/** Several limits at once: a key waits as long as the strictest of them says. */
export function strictest<Key>(...limiters: readonly RateLimiter<Key>[]): RateLimiter<Key> {
  return {
    delay: (key) => Math.max(0, ...limiters.map((limiter) => limiter.delay(key))),
    forget: (key) => limiters.forEach((limiter) => limiter.forget(key)),
    failures: (key) => Math.max(0, ...limiters.map((limiter) => limiter.failures(key))),
  }
}
