import type { Clock } from '../clock.ts'

/**
 * Calls with a signal that is aborted after so many milliseconds, or once the outer signal is, and waits no longer than that, even for a
 * call that does not heed its signal.
 */
export async function callWithin<T>(
  call: (signal: AbortSignal) => Promise<T>,
  { milliseconds, signal, clock }: { readonly milliseconds: number; readonly signal?: AbortSignal; readonly clock: Clock },
): Promise<T> {
  signal?.throwIfAborted()
  const limit = new AbortController()
  const over = new AbortController()
  const onAbort = () => limit.abort(signal?.reason)
  signal?.addEventListener('abort', onAbort)
  const late = () => limit.abort(new DOMException(`No answer within ${milliseconds} ms.`, 'TimeoutError'))
  clock.sleep(milliseconds, { signal: over.signal }).then(late, () => {})
  try {
    return await new Promise<T>((resolve, reject) => {
      limit.signal.addEventListener('abort', () => reject(limit.signal.reason))
      call(limit.signal).then(resolve, reject)
    })
  } finally {
    over.abort()
    signal?.removeEventListener('abort', onAbort)
  }
}
