import type { InvalidObject } from '../kube-error.ts'

/** Options of every call: what the caller decides about the exchange, not about the object. */
export interface CallOptions {
  /** Aborts the call; it rejects with the signal's reason. */
  readonly signal?: AbortSignal | undefined
}

/** What becomes of objects in a list that do not fit the schema. */
export interface ValidationOptions {
  /**
   * `throw`: the list rejects with an `InvalidError` that carries the valid items beside the invalid ones. A function is handed each
   * invalid object, and the list resolves to the valid ones. Default: what the Api was made with, otherwise `throw`.
   */
  readonly onInvalid?: 'throw' | ((invalid: InvalidObject) => void) | undefined
}

/** `GetOptions` of meta/v1. */
export interface GetOptions extends CallOptions {
  /** `0` accepts any version that the server has cached. */
  readonly resourceVersion?: string
}

/** `ListOptions` of meta/v1, as far as they concern a list. */
export interface ListOptions extends CallOptions, ValidationOptions {
  /** `app=web,tier in (a, b), !legacy` */
  readonly labelSelector?: string
  /** `metadata.name=baz`, or a selectable field of the kind. */
  readonly fieldSelector?: string
  /** At most so many objects a page; the rest is reached by `metadata.continue`. Default: all in one page. */
  readonly limit?: number
  /** The token of the next page; the other options stay as they were on the first. */
  readonly continue?: string
  readonly resourceVersion?: string
  readonly resourceVersionMatch?: 'Exact' | 'NotOlderThan'
  /** Seconds the server may take. */
  readonly timeoutSeconds?: number
}

/** `ListOptions` of meta/v1, as far as they concern a watch. */
export interface WatchOptions extends CallOptions {
  readonly labelSelector?: string
  readonly fieldSelector?: string
  /** Where to start: after this version; absent or `0` sends what exists first, as ADDED. */
  readonly resourceVersion?: string
  readonly resourceVersionMatch?: 'NotOlderThan'
  /** Asks for BOOKMARK events, about one a minute. Default: `false`. */
  readonly allowWatchBookmarks?: boolean
  /** Streams what exists before what changes, closed by a bookmark. Needs `resourceVersionMatch: 'NotOlderThan'` and bookmarks. */
  readonly sendInitialEvents?: boolean
  /** Seconds after which the server ends the watch. Default: the server's, between 30 and 60 minutes. */
  readonly timeoutSeconds?: number
}

/** What the options of all writes have in common. */
export interface WriteOptions extends CallOptions {
  /** `All`: the server answers as if it had written, and does not write. */
  readonly dryRun?: 'All'
  /** Who is recorded in `metadata.managedFields`; at most 128 printable characters. Default: the start of the User-Agent. */
  readonly fieldManager?: string
  /** What the server does with fields it does not know: drop silently, drop with a warning, refuse. Default: the server's, `Warn`. */
  readonly fieldValidation?: 'Ignore' | 'Warn' | 'Strict'
}

/** `CreateOptions` of meta/v1. */
export interface CreateOptions extends WriteOptions {
  /** Checks the object against the schema before it is sent, unknown fields included. Default: `false`, the server decides. */
  readonly strict?: boolean
}

/** `UpdateOptions` of meta/v1. */
export interface ReplaceOptions extends CreateOptions {}

/** `PatchOptions` of meta/v1. */
export interface PatchOptions extends WriteOptions {
  /** Apply only: takes over fields that another manager owns. */
  readonly force?: boolean
}

/** `DeleteOptions` of meta/v1; travels as the body. */
export interface DeleteOptions extends CallOptions {
  readonly dryRun?: 'All'
  /** Seconds; 0 deletes at once. */
  readonly gracePeriodSeconds?: number
  /** What becomes of the objects that this one owns. Default: the kind's own, `Background` for custom resources. */
  readonly propagationPolicy?: 'Orphan' | 'Background' | 'Foreground'
  /** The delete succeeds only if these still hold; otherwise 409 Conflict. */
  readonly preconditions?: { readonly uid?: string; readonly resourceVersion?: string }
}

/** Which objects `deleteCollection` deletes; without selectors, all. */
export interface DeleteCollectionOptions extends Omit<DeleteOptions, 'preconditions'>, ValidationOptions {
  readonly labelSelector?: string
  readonly fieldSelector?: string
  readonly limit?: number
  readonly continue?: string
  readonly resourceVersion?: string
  readonly resourceVersionMatch?: 'Exact' | 'NotOlderThan'
}
