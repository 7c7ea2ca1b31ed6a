import { isApiError } from '@kindbox/core'
import { type Clock, systemClock } from '../clock.ts'

export interface RetryOptions {
  /** How often it is tried altogether. Default: 5. */
  readonly attempts?: number | undefined
  /** Milliseconds after the first conflict. Default: 10. */
  readonly delay?: number | undefined
  /** What the delay is multiplied by with each further conflict. Default: 1. */
  readonly factor?: number | undefined
  /** What part of a delay is added to it at most, at random. Default: 0.1. */
  readonly jitter?: number | undefined
  /** Aborted, the call rejects with its reason instead of trying again. */
  readonly signal?: AbortSignal | undefined
  readonly clock?: Clock | undefined
  /** A number from 0 up to, not including, 1. Default: `Math.random`. */
  readonly random?: (() => number) | undefined
}

/**
 * Does it again where the server answers that somebody else has changed the object meanwhile (409 Conflict); `change` has to read the object
 * anew each time. Any other error, and the last conflict, is thrown. The defaults are those of client-go `retry.DefaultRetry`.
 *
 *     await retryOnConflict(async () => {
 *       const foo = await foos.get('baz')
 *       return foos.replace({ ...foo, spec: { ...foo.spec, replicas: foo.spec.replicas + 1 } })
 *     })
 */
export async function retryOnConflict<T>(change: (attempt: number) => Promise<T>, options: RetryOptions = {}): Promise<T> {
  const { attempts = 5, delay = 10, factor = 1, jitter = 0.1, signal, clock = systemClock, random = Math.random } = options
  for (let attempt = 1; ; attempt++) {
    signal?.throwIfAborted()
    try {
      return await change(attempt)
    } catch (error) {
      if (!isApiError(error, 'Conflict') || attempt >= attempts) throw error
    }
    await clock.sleep(delay * factor ** (attempt - 1) * (1 + jitter * random()), { signal })
  }
}
