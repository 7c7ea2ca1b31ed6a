import type { ObjectKey } from '../object-store.ts'

/**
 * What measures and traces a controller. Adapters are `@kindbox/runtime/prometheus` and `@kindbox/runtime/opentelemetry`; whatever one of
 * these functions throws is reported as an error of the controller and changes nothing else.
 */
export interface ControllerObserver {
  /** Called once, before anything else: what gauges read. */
  attach?(controller: ObservedController): void
  /** A key became ready to be worked on. */
  queued?(controller: string): void
  /** A worker took a key that had been ready for so many milliseconds. */
  taken?(controller: string, waited: number): void
  /** A failed key waits for its next try. */
  retried?(controller: string): void
  /**
   * Around each reconciliation: the place for a span. Has to call `run` once; its promise never rejects, for the outcome tells what was
   * thrown.
   */
  around?(reconciliation: Reconciliation, run: () => Promise<ReconcileOutcome>): Promise<unknown>
  /** After each reconciliation. */
  reconciled?(reconciliation: Reconciliation, outcome: ReconcileOutcome): void
}

/** What can be read of a controller at any time. */
export interface ObservedController {
  readonly name: string
  readonly concurrency: number
  /** Keys that are ready and wait for a worker. */
  readonly depth: number
  /** Reconciliations that are under way. */
  readonly running: number
  /** Milliseconds for which the longest of them has been; 0 where there is none. */
  readonly longestRunning: number
}

export interface Reconciliation {
  readonly controller: string
  readonly key: ObjectKey
  readonly failures: number
}

/** How a reconciliation ended; the words are those of the label `result` of controller-runtime's metrics, but for the last two. */
export type ReconcileOutcome = {
  /** How long it took. */
  readonly milliseconds: number
} & (
  | { readonly result: 'success' }
  | { readonly result: 'requeue_after'; readonly requeueAfter: number }
  | { readonly result: 'error' | 'terminal_error' | 'aborted'; readonly error: unknown }
)
