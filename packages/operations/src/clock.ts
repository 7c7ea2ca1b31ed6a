import { setTimeout as timeout } from 'node:timers/promises'

/** Time, for those who wait between two looks. Tests bring their own; `systemClock` of `@kindbox/runtime` fits, too. */
export interface Clock {
  /** Milliseconds that only ever grow. */
  monotonic(): number
  /** Rejects with the signal's reason once that is aborted. */
  sleep(milliseconds: number, options?: { readonly signal?: AbortSignal | undefined }): Promise<void>
}

/** The machine's own time. */
export const systemClock: Clock = {
  monotonic: () => performance.now(),
  async sleep(milliseconds, { signal } = {}) {
    // Node rejects with an AbortError that has the reason as its cause.
    await timeout(milliseconds, undefined, signal === undefined ? {} : { signal }).catch((error: unknown) => {
      throw signal?.aborted === true ? signal.reason : error
    })
  },
}
