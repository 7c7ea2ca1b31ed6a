import { type Clock, systemClock } from '../clock.ts'
import type { RateLimiter } from './rate-limiter.ts'

export interface TokenBucketOptions {
  /** Tries a second, in the long run. Default: 10. */
  readonly rate?: number | undefined
  /** Tries that may come at once after a quiet time. Default: 100. */
  readonly burst?: number | undefined
  readonly clock?: Clock | undefined
}

/** One limit for all keys together; the defaults are those that client-go puts on the retries of a controller. */
export function tokenBucket<Key>({ rate = 10, burst = 100, clock = systemClock }: TokenBucketOptions = {}): RateLimiter<Key> {
  let tokens = burst
  let filled = clock.monotonic()
  return {
    delay() {
      const now = clock.monotonic()
      tokens = Math.min(burst, tokens + ((now - filled) / 1000) * rate)
      filled = now
      // Below zero the tokens of the future are spent, each by one who waits for it.
      tokens -= 1
      return tokens >= 0 ? 0 : (-tokens / rate) * 1000
    },
    forget: () => {},
    failures: () => 0,
  }
}
