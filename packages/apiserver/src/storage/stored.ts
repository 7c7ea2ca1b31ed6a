import { isDeepStrictEqual } from 'node:util'

/** A Kubernetes object as the server holds it. Nothing ever writes to one: a change makes a new one. */
export interface StoredObject {
  readonly apiVersion: string
  readonly kind: string
  readonly metadata: StoredMeta
  readonly [field: string]: unknown
}

/** The part of ObjectMeta that the server itself reads. */
export interface StoredMeta {
  readonly name: string
  readonly namespace?: string
  readonly generateName?: string
  readonly uid: string
  readonly resourceVersion?: string
  readonly generation?: number
  readonly creationTimestamp?: string
  readonly deletionTimestamp?: string
  readonly deletionGracePeriodSeconds?: number
  readonly labels?: { readonly [key: string]: string }
  readonly annotations?: { readonly [key: string]: string }
  readonly finalizers?: readonly string[]
  readonly ownerReferences?: readonly { readonly uid: string; readonly [field: string]: unknown }[]
  readonly [field: string]: unknown
}

/** One object at one version. */
export class Stored {
  readonly key: string
  readonly revision: number
  readonly object: StoredObject
  /** What has been made of the object for the versions it is read in; see `viewOf`. */
  readonly views: { readonly of: object; readonly made: unknown }[] = []

  constructor(key: string, revision: number, object: StoredObject) {
    this.key = key
    this.revision = revision
    this.object = withVersion(object, revision)
  }
}

/** The key of an object among those of its resource; `namespace/name`, as below the resource's prefix in etcd. */
export function keyOf(namespace: string, name: string): string {
  return namespace === '' ? name : `${namespace}/${name}`
}

/** The object under its version; metadata comes before the kind's own fields, where people look for it. */
function withVersion({ apiVersion, kind, metadata, ...fields }: StoredObject, revision: number): StoredObject {
  return { apiVersion, kind, metadata: { ...metadata, resourceVersion: String(revision) }, ...fields }
}

/** Whether two states of an object are one: they differ in nothing but their versions, and in when somebody wrote what they are made of. */
export function isSameState(a: StoredObject, b: StoredObject): boolean {
  return isDeepStrictEqual(withoutVersion(a), withoutVersion(b))
}

function withoutVersion({ metadata, ...object }: StoredObject): unknown {
  const { resourceVersion: _, managedFields, ...rest } = metadata
  const managers = Array.isArray(managedFields) ? managedFields.map((entry: object) => ({ ...entry, time: undefined })) : managedFields
  return { ...object, metadata: { ...rest, managedFields: managers } }
}
