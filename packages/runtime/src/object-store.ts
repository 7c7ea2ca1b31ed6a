import type { InvalidObject, KubeObject } from '@kindbox/core'

/** Reads of a cache of objects that one writer keeps equal to the server. No reader ever sees a half-built cache. */
export interface ObjectStore<T extends KubeObject> {
  /** The object of this name; `namespace` is left out for kinds of the cluster. Constant time. */
  get(key: ObjectKey): T | undefined
  /** All objects, or those of a namespace, or those a label selector matches (`app=web,tier in (a, b)`), in no particular order. */
  list(options?: { readonly namespace?: string; readonly labelSelector?: string }): readonly T[]
  /** The objects for which the index function of this name gave this value. */
  byIndex(index: string, value: string): readonly T[]
  /** Objects that the server holds and that do not fit their schema, by the latest state of each. */
  invalid(): readonly InvalidObject[]
  readonly size: number
  /** The version up to which the cache is complete; undefined before {@link ready}. */
  readonly resourceVersion: string | undefined
  /** Resolves once the first list is in; rejects with the signal's reason. */
  ready(options?: { readonly signal?: AbortSignal | undefined }): Promise<void>
}

/** Names an object within its kind. */
export interface ObjectKey {
  readonly namespace?: string | undefined
  readonly name: string
}
