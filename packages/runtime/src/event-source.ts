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
  events(options?: { readonly signal?: AbortSignal | undefined }): AsyncGenerator<InformerEvent<T>, void, undefined>
}
