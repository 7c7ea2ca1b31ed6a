import type { KubeObject } from '@kindbox/core'
import type { Clock } from '../clock.ts'
import type { ObjectKey, ObjectStore } from '../object-store.ts'
import type { ReconcileOutcome } from './controller-observer.ts'
import type { Reconcile } from './reconcile.ts'
import { isTerminalError } from './terminal-error.ts'

export interface ReconciliationOptions<T extends KubeObject> {
  readonly key: ObjectKey
  readonly object: T | undefined
  readonly store: ObjectStore<T>
  readonly failures: number
  readonly reconcile: Reconcile<T>
  readonly clock: Clock
  /** Ends it from outside. */
  readonly abort: AbortController
  readonly timeout: number | undefined
}

/** Runs one reconciliation and tells how it ended; never rejects. */
export async function runReconciliation<T extends KubeObject>(options: ReconciliationOptions<T>): Promise<ReconcileOutcome> {
  const { key, object, store, failures, reconcile, clock, abort, timeout } = options
  const started = clock.monotonic()
  const took = () => clock.monotonic() - started
  // Signals cost more than an empty reconciliation, so none is made where nobody asks for it.
  const context = {
    key,
    failures,
    store,
    get signal() {
      return abort.signal
    },
  }
  const limit = timeout === undefined ? undefined : abortAfter(timeout, abort, clock)
  try {
    const result = await reconcile(object, context)
    const requeueAfter = result?.requeueAfter
    if (requeueAfter === undefined) return { result: 'success', milliseconds: took() }
    if (!Number.isFinite(requeueAfter)) throw new RangeError(`requeueAfter has to be a number of milliseconds, not ${requeueAfter}.`)
    return { result: 'requeue_after', requeueAfter, milliseconds: took() }
  } catch (error) {
    if (abort.signal.aborted && limit?.isOver !== true) return { result: 'aborted', error, milliseconds: took() }
    return { result: isTerminalError(error) ? 'terminal_error' : 'error', error, milliseconds: took() }
  } finally {
    limit?.stop()
  }
}

/** Aborts after so many milliseconds, unless it is stopped before. */
function abortAfter(milliseconds: number, abort: AbortController, clock: Clock): { readonly isOver: boolean; stop(): void } {
  const stopped = new AbortController()
  let isOver = false
  clock.sleep(milliseconds, { signal: stopped.signal }).then(
    () => {
      isOver = true
      abort.abort(new DOMException(`The reconciliation took longer than ${milliseconds} ms.`, 'TimeoutError'))
    },
    () => {},
  )
  return {
    get isOver() {
      return isOver
    },
    stop: () => stopped.abort(),
  }
}
