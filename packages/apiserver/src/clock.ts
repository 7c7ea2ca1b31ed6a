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
  return `${new Date(clock.now()).toISOString().slice(0, 19)}Z`
}
