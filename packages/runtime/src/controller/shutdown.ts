import type { Clock } from '../clock.ts'
import { settlesWithin } from '../settles-within.ts'

export interface ShutdownOptions {
  readonly workers: Promise<unknown>
  /** What is under way, by key. */
  readonly running: ReadonlyMap<string, { readonly abort: AbortController }>
  readonly clock: Clock
  /** Milliseconds before the reconciliations are told to end. */
  readonly gracePeriod: number
  /** Milliseconds afterwards before they are abandoned. */
  readonly forcePeriod: number
}

/** Waits for workers that take nothing new any more, first patiently, then not; returns the keys of those that did not end. */
export async function endWorkers({ workers, running, clock, gracePeriod, forcePeriod }: ShutdownOptions): Promise<readonly string[]> {
  if (await settlesWithin(workers, gracePeriod, clock)) return []
  for (const { abort } of running.values()) abort.abort(new DOMException('The controller is shutting down.', 'AbortError'))
  return (await settlesWithin(workers, forcePeriod, clock)) ? [] : [...running.keys()]
}
