import type { InvalidObject, KubeObject } from '@kindbox/core'
import type { Clock } from '../clock.ts'
import type { ChangePredicate, EventSource } from '../event-source.ts'
import type { ObjectKey } from '../object-store.ts'
import type { RateLimiter } from '../queue/rate-limiter.ts'
import type { ControllerFailure } from './controller-failure.ts'
import type { ControllerObserver } from './controller-observer.ts'
import type { Reconcile } from './reconcile.ts'

export interface ControllerOptions<T extends KubeObject> {
  /** Names the controller in metrics, traces and messages. */
  readonly name: string
  /** The kind that is reconciled. */
  readonly source: EventSource<T>
  readonly reconcile: Reconcile<T>
  /** Which modifications of the kind matter, such as `generationChanged`. What appears or goes always does. Default: all. */
  readonly where?: ChangePredicate<T> | undefined
  /** How many objects are reconciled at the same time; never the same one twice. Default: 1. */
  readonly concurrency?: number | undefined
  /** Kinds that the reconciled objects own: when one of their objects changes, the owner that its controller reference names is reconciled. */
  readonly owns?: readonly EventSource<KubeObject>[] | undefined
  /** Other kinds that matter, each made by {@link mapped}. */
  readonly watches?: readonly MappedSource[] | undefined
  /**
   * What becomes of a key whose object does not fit its schema: `skip` waits until it does, `lastGood` reconciles the last state that did,
   * if the source keeps one. Either way such an object is never taken for one that is gone. Default: `skip`.
   */
  readonly invalid?: 'skip' | 'lastGood' | undefined
  /** Milliseconds after which a reconciliation's signal is aborted. Default: none. */
  readonly timeout?: number | undefined
  /** Milliseconds that reconciliations under way are given on shutdown before their signals are aborted. Default: 20,000. */
  readonly gracePeriod?: number | undefined
  /** Milliseconds that they are given afterwards before they are abandoned. Default: 5,000. */
  readonly forcePeriod?: number | undefined
  /** How long a failed key waits. Default: from 5 ms, doubled with each failure in a row, to 1,000 s. */
  readonly rateLimiter?: RateLimiter<string> | undefined
  /** What measures and traces. */
  readonly observers?: readonly ControllerObserver[] | undefined
  /** What went wrong while the controller goes on. Default: a line on `console.error`. */
  readonly onError?: ((failure: ControllerFailure) => void) | undefined
  /** An object of a source does not fit its schema. Default: a line on `console.error`. */
  readonly onInvalid?: ((invalid: InvalidObject, source: string) => void) | undefined
  readonly clock?: Clock | undefined
}

/** A source whose objects concern objects of another kind. Made by {@link mapped}. */
export interface MappedSource {
  readonly source: EventSource<KubeObject>
  map(object: KubeObject): Iterable<ObjectKey>
  where?(old: KubeObject, object: KubeObject): boolean
}

/**
 * Has a controller reconcile the keys that `map` gives for each object of `source` that appears, changes (before and after) or goes; `where`
 * tells which changes matter.
 */
export function mapped<W extends KubeObject>(
  source: EventSource<W>,
  map: (object: W) => Iterable<ObjectKey>,
  { where }: { readonly where?: ChangePredicate<W> } = {},
): MappedSource {
  return {
    source,
    map: (object) => map(object as W),
    ...(where !== undefined && { where: (old: KubeObject, object: KubeObject) => where(old as W, object as W) }),
  }
}
