import type { Clock } from './clock.ts'

/** A clock that stands still until a test advances it. */
export interface ManualClock extends Clock {
  /** Lets time pass; sleeps that end in it resolve in the order of their ends, and what they wake runs before the next one ends. */
  advance(milliseconds: number): Promise<void>
  /** Sets what `now()` says without letting time pass: a machine whose clock was corrected. */
  jump(milliseconds: number): void
  /** How many sleeps are pending. */
  readonly sleeping: number
}

export function manualClock(start = Date.UTC(2026, 0, 1)): ManualClock {
  let elapsed = 0
  let offset = start
  const sleeps = new Set<{ readonly until: number; readonly wake: () => void }>()

  return {
    monotonic: () => elapsed,
    now: () => offset + elapsed,
    jump: (milliseconds) => void (offset += milliseconds),
    get sleeping() {
      return sleeps.size
    },
    async sleep(milliseconds, { signal } = {}) {
      signal?.throwIfAborted()
      await new Promise<void>((resolve, reject) => {
        const sleep = { until: elapsed + Math.max(0, milliseconds), wake: finish }
        sleeps.add(sleep)
        signal?.addEventListener('abort', stop, { once: true })
        function finish(): void {
          sleeps.delete(sleep)
          signal?.removeEventListener('abort', stop)
          resolve()
        }
        function stop(): void {
          sleeps.delete(sleep)
          reject(signal?.reason)
        }
      })
    },
    async advance(milliseconds) {
      const end = elapsed + milliseconds
      await settle()
      for (;;) {
        const next = [...sleeps].filter(({ until }) => until <= end).toSorted((a, b) => a.until - b.until)[0]
        if (next === undefined) break
        elapsed = next.until
        next.wake()
        await settle()
      }
      elapsed = end
    },
  }
}

/** Lets everything run that waits for nothing but its turn. */
async function settle(): Promise<void> {
  for (let turn = 0; turn < 5; turn++) await new Promise((resolve) => setImmediate(resolve))
}
