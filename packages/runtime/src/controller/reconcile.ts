import type { KubeObject } from '@kindbox/core'
import type { ObjectKey, ObjectStore } from '../object-store.ts'

/**
 * Brings the world closer to what the object says, whatever happened since the last time: it is told a name and the object's latest
 * state, never what changed. `undefined` stands for an object that is gone; one that is invalid is never taken for gone.
 *
 * What it throws is reported and tried again with a delay that doubles each time; a `TerminalError` is reported only.
 */
export type Reconcile<T extends KubeObject> = (
  object: T | undefined,
  context: ReconcileContext<T>,
) => Promise<ReconcileResult | void> | ReconcileResult | void

export interface ReconcileContext<T extends KubeObject> {
  readonly key: ObjectKey
  /** Aborted once the reconciliation is to end: its timeout is over, or so is the grace period of a shutdown. */
  readonly signal: AbortSignal
  /** How often the key has failed in a row. */
  readonly failures: number
  /** The cache from which the object came. */
  readonly store: ObjectStore<T>
}

export interface ReconcileResult {
  /** Milliseconds after which the key is reconciled again even if nothing happens; an event brings it earlier. */
  readonly requeueAfter?: number | undefined
}
