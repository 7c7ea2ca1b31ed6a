import type { InvalidObject, KubeError, KubeObject } from '@kindbox/core'

/**
 * What a {@link watcher} yields. Between `ListStarted` and `ListCompleted` comes what exists: whoever keeps a cache builds the next one from
 * it and swaps at the end; a list that breaks off is followed by another `ListStarted`. After that come changes.
 */
export type WatcherEvent<T extends KubeObject> =
  | { readonly type: 'ListStarted' }
  /** One page of a list; let go of it before the next one is asked for, and only one is ever held. */
  | { readonly type: 'Page'; readonly objects: readonly T[]; readonly invalid: readonly InvalidObject[] }
  | { readonly type: 'ListCompleted'; readonly resourceVersion: string }
  /** An object is there, or has changed; a server's ADDED and MODIFIED are the same to a cache. */
  | { readonly type: 'Applied'; readonly object: T }
  | { readonly type: 'Deleted'; readonly object: T }
  /** An object that does not fit its schema was added, changed or deleted. */
  | { readonly type: 'Invalid'; readonly invalid: InvalidObject; readonly deleted: boolean }
  | { readonly type: 'Bookmark'; readonly resourceVersion: string }
  /** Something failed; the watcher goes on by itself after so many milliseconds. */
  | { readonly type: 'Error'; readonly error: KubeError; readonly retryInMilliseconds: number }
