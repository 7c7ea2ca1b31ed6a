/** Time, as far as the runtime needs it. Everything that waits takes one, so that tests decide how fast time goes. */
export interface Clock {
  /** Milliseconds that only ever grow; differences count, the absolute value means nothing. */
  monotonic(): number
  /** Milliseconds since 1970, as the machine believes; it may jump. */
  now(): number
  /**
   * Resolves after so many milliseconds, or rejects with the signal's reason once that is aborted. A pending sleep keeps the process alive.
   */
  sleep(milliseconds: number, options?: { readonly signal?: AbortSignal | undefined }): Promise<void>
}

/** The longest delay that a timer takes: one millisecond more would fire at once. */
const longestTimer = 2 ** 31 - 1

/** The machine's own time. */
export const systemClock: Clock = {
  monotonic: () => performance.now(),
  now: () => Date.now(),
  async sleep(milliseconds, { signal } = {}) {
    signal?.throwIfAborted()
    await new Promise<void>((resolve, reject) => {
      const timer = setTimeout(finish, Math.min(Math.max(0, milliseconds), longestTimer))
      signal?.addEventListener('abort', stop, { once: true })
      function finish(): void {
        signal?.removeEventListener('abort', stop)
        resolve()
      }
      function stop(): void {
        clearTimeout(timer)
        reject(signal?.reason)
      }
    })
  },
}
