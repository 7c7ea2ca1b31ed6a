import type { InvalidObject } from './kube-error.ts'
import type { Status } from './status.ts'

/** One line of a watch as the server writes it: `WatchEvent` of meta/v1. */
export type WatchEvent<T> =
  | { readonly type: 'ADDED' | 'MODIFIED' | 'DELETED'; readonly object: T }
  | { readonly type: 'BOOKMARK'; readonly object: Bookmark }
  | { readonly type: 'ERROR'; readonly object: Status }

/** Tells how far a watch has come; an object of the watched kind with nothing but a version. */
export interface Bookmark {
  readonly apiVersion: string
  readonly kind: string
  readonly metadata: {
    readonly resourceVersion: string
    /** `k8s.io/initial-events-end: "true"` marks the end of a streamed list. */
    readonly annotations?: { readonly [key: string]: string }
  }
}

/**
 * What `Api.watch` yields. An ERROR line is thrown as a `KubeError`; an object that does not fit its schema becomes an
 * INVALID event of its own, so that one bad object never ends a stream.
 */
export type ApiEvent<T> =
  | { readonly type: 'ADDED' | 'MODIFIED' | 'DELETED'; readonly object: T }
  | { readonly type: 'BOOKMARK'; readonly object: Bookmark }
  | { readonly type: 'INVALID'; readonly change: 'ADDED' | 'MODIFIED' | 'DELETED'; readonly invalid: InvalidObject }
