/** What every object says of itself: `TypeMeta` of meta/v1. */
export interface TypeMeta {
  readonly apiVersion: string
  readonly kind: string
}

/**
 * `ObjectMeta` of meta/v1. Times are RFC 3339 strings, as on the wire; a server may write `null` for a time it has not set.
 */
export interface ObjectMeta {
  name?: string
  generateName?: string
  namespace?: string
  labels?: { [key: string]: string }
  annotations?: { [key: string]: string }
  finalizers?: string[]
  ownerReferences?: OwnerReference[]
  readonly uid?: string
  /** Opaque: compare for equality only. */
  resourceVersion?: string
  /** Counts changes of the desired state; starts at 1. */
  readonly generation?: number
  readonly creationTimestamp?: string | null
  readonly deletionTimestamp?: string | null
  /** Seconds. */
  readonly deletionGracePeriodSeconds?: number
  managedFields?: ManagedFieldsEntry[]
  readonly selfLink?: string
}

/** The metadata of an object that a server returned. Only a dry run leaves the version out. */
export interface StoredObjectMeta extends ObjectMeta {
  name: string
  readonly uid: string
}

export interface OwnerReference {
  apiVersion: string
  kind: string
  name: string
  uid: string
  controller?: boolean
  blockOwnerDeletion?: boolean
}

export interface ManagedFieldsEntry {
  manager?: string
  operation?: 'Apply' | 'Update'
  apiVersion?: string
  time?: string | null
  fieldsType?: 'FieldsV1'
  fieldsV1?: { [key: string]: unknown }
  subresource?: string
}

/** `ListMeta` of meta/v1. */
export interface ListMeta {
  readonly resourceVersion?: string
  /** Opaque token of the next page; absent or empty on the last. */
  readonly continue?: string
  /** A server tells it only for lists without selectors. */
  readonly remainingItemCount?: number
  readonly selfLink?: string
}
