import type { KubeObject } from '@kindbox/core'
import type { InformerEvent } from './informer-event.ts'
import type { ObjectStore } from './object-store.ts'

/** A kind's objects, cached and announced: what an informer is to those that consume it. */
export interface EventSource<T extends KubeObject> {
  readonly store: ObjectStore<T>
  /**
   * The events from now on; what the store already holds comes first, as Added. Every call is a consumer of its own over the one watch;
   * leaving the loop or aborting the signal ends it.
   */
  events(options?: EventOptions<T>): AsyncGenerator<InformerEvent<T>, void, undefined>
}

export interface EventOptions<T extends KubeObject> {
  readonly signal?: AbortSignal | undefined
  /** Leaves out Modified events that it does not hold for; all other events pass. */
  readonly where?: ChangePredicate<T> | undefined
}

/** Whether a change from one state of an object to another one matters. */
export type ChangePredicate<T extends KubeObject = KubeObject> = (old: T, object: T) => boolean
