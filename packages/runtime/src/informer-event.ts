import type { InvalidObject, KubeError, KubeObject } from '@kindbox/core'

/** What a consumer of an informer sees; the events of one key come in order and form a legal sequence: Added, Modified..., Deleted. */
export type InformerEvent<T extends KubeObject> =
  | { readonly type: 'Added'; readonly object: T }
  /** `old` is what the consumer saw before; versions in between may have been merged. */
  | { readonly type: 'Modified'; readonly object: T; readonly old: T }
  /** `object` is the last state that is known; `final` tells whether it is the one that was deleted, or an earlier one because the deletion itself was missed. */
  | { readonly type: 'Deleted'; readonly object: T; readonly final: boolean }
  /** The server holds an object that does not fit its schema; `lastGood` is what the store keeps in its place, if anything. */
  | { readonly type: 'Invalid'; readonly invalid: InvalidObject; readonly lastGood?: T }
  /** Something failed and is being tried again after `retryInMilliseconds`; the stream goes on. */
  | { readonly type: 'Error'; readonly error: KubeError; readonly retryInMilliseconds: number }
  /** Everything up to this version has been handed out. The first one says that the store is complete. */
  | { readonly type: 'Bookmark'; readonly resourceVersion: string }
