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
  const outcome = (how: ReconcileOutcome extends infer Each ? (Each extends unknown ? Omit<Each, 'milliseconds'> : never) : never) =>
    ({ ...how, milliseconds: clock.monotonic() - started }) as ReconcileOutcome
  const over = new AbortController()
  let timedOut = false
  if (timeout !== undefined) {
    clock.sleep(timeout, { signal: over.signal }).then(
      () => {
        timedOut = true
        abort.abort(new DOMException(`The reconciliation took longer than ${timeout} ms.`, 'TimeoutError'))
      },
      () => {},
    )
  }
  try {
    const result = await reconcile(object, { key, signal: abort.signal, failures, store })
    const requeueAfter = result?.requeueAfter
    if (requeueAfter === undefined) return outcome({ result: 'success' })
    if (!Number.isFinite(requeueAfter)) throw new RangeError(`requeueAfter has to be a number of milliseconds, not ${requeueAfter}.`)
    return outcome({ result: 'requeue_after', requeueAfter })
  } catch (error) {
    if (abort.signal.aborted && !timedOut) return outcome({ result: 'aborted', error })
    return outcome({ result: isTerminalError(error) ? 'terminal_error' : 'error', error })
  } finally {
    over.abort()
  }
}
