/** The server's time; tests bring their own. */
export interface Clock {
  /** Milliseconds since 1970. */
  now(): number
  /** Calls `run` once after so many milliseconds; the returned function takes that back. */
  after(milliseconds: number, run: () => void): () => void
}

export const systemClock: Clock = {
  now: () => Date.now(),
  after(milliseconds, run) {
    const timer = setTimeout(run, milliseconds)
    // A server that nobody waits for does not keep the process alive.
    timer.unref()
    return () => clearTimeout(timer)
  },
}

/** A time as `metav1.Time` writes it: RFC 3339 in whole seconds. */
export function timestamp(clock: Clock): string {
  const second = Math.floor(clock.now() / 1_000)
  if (second !== last.second) last = { second, text: `${new Date(second * 1_000).toISOString().slice(0, 19)}Z` }
  return last.text
}

/** What was written last: a busy server asks many times a second. */
let last = { second: Number.NaN, text: '' }
