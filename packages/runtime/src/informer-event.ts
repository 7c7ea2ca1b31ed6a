import type { InvalidObject, KubeError, KubeObject } from '@kindbox/core'

/**
 * What a consumer of an informer sees; the events of one key come in order and form a legal sequence: Added, Modified..., Deleted. An
 * object that is replaced by another one of its name is Deleted first.
 */
export type InformerEvent<T extends KubeObject> =
  | ({ readonly type: 'Added'; readonly object: T } & Merged)
  /** `old` is what the consumer saw before; versions in between may have been merged. */
  | ({ readonly type: 'Modified'; readonly object: T; readonly old: T } & Merged)
  /** `object` is the last state that is known; `final` tells whether it is the one that was deleted, or an earlier one because the deletion itself was missed. */
  | ({ readonly type: 'Deleted'; readonly object: T; readonly final: boolean } & Merged)
  /**
   * The server holds an object that does not fit its schema; `lastGood` is what the store keeps in its place, if anything. Without it, an
   * object that was Added before has left the store, and is Added again when it heals. `deleted` tells that such an object is gone.
   */
  | { readonly type: 'Invalid'; readonly invalid: InvalidObject; readonly lastGood?: T; readonly deleted?: true }
  /** Something failed and is being tried again after `retryInMilliseconds`; the stream goes on. */
  | { readonly type: 'Error'; readonly error: KubeError; readonly retryInMilliseconds: number }
  /** Everything up to this version has been handed out. The first one says that the store is complete. */
  | { readonly type: 'Bookmark'; readonly resourceVersion: string }

interface Merged {
  /** How many changes this event stands for, where the consumer fell behind its buffer and they were merged; absent where it is one. */
  readonly merged?: number
}
