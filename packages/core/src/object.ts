import type { ListMeta, ObjectMeta, StoredObjectMeta, TypeMeta } from './object-meta.ts'

/**
 * A Kubernetes object as a server stores it: defaults filled in, metadata complete. `Object<Spec, never>` is a kind
 * without a status.
 */
export interface Object<Spec = unknown, Status = unknown> extends KubeObject {
  spec: Spec
  status?: Status
}

/** What every stored object has, whatever its kind. */
export interface KubeObject extends TypeMeta {
  metadata: StoredObjectMeta
}

/** A list of objects as a server returns it, or one page of it. */
export interface ObjectList<T> extends TypeMeta {
  metadata: ListMeta
  items: T[]
}

/** An object of whose own fields no type tells: nobody compared it with a schema, or its kind is known only at run time. */
export interface Unvalidated extends KubeObject {
  [field: string]: unknown
}

/** An object of any kind without its own fields: `PartialObjectMetadata` of meta.k8s.io/v1. Which kind it is of, it does not say. */
export interface PartialObjectMetadata extends KubeObject {
  readonly apiVersion: 'meta.k8s.io/v1'
  readonly kind: 'PartialObjectMetadata'
}

/**
 * What a user may send: `apiVersion` and `kind` are filled in from the resource where they are left out, and fields with
 * a default may be missing.
 */
export interface ObjectInput<Spec = unknown, Status = unknown> extends InputMeta {
  spec: Spec
  status?: Status
}

/** What every object that is about to be sent has, whatever its kind. */
export interface InputMeta {
  apiVersion?: string
  kind?: string
  metadata: ObjectMeta & ({ name: string } | { generateName: string })
}

/**
 * What server-side apply takes: the fields the sender wants to own, and no others. Nothing is required below the object
 * itself, and `null` does not occur: leaving a field out gives it up.
 */
export type Apply<T> = { apiVersion?: string; kind?: string; metadata: ObjectMeta & { name: string } } & {
  [Field in Exclude<keyof T, 'apiVersion' | 'kind' | 'metadata'>]?: DeepPartial<T[Field]>
}

/** Every property optional at every depth, `null` taken out; list items keep their place in the list. */
export type DeepPartial<T> = T extends readonly (infer Item)[]
  ? DeepPartial<Item>[]
  : T extends object
    ? { [Key in keyof T]?: DeepPartial<Exclude<T[Key], null | undefined>> }
    : Exclude<T, null>

/** Identifies one object for messages and lookups. */
export interface ObjectRef {
  readonly apiVersion: string
  readonly kind: string
  readonly name: string
  readonly namespace?: string
}

/** `Foo default/baz`; without a namespace `Foo baz`. */
export function describeRef(ref: Pick<ObjectRef, 'kind' | 'name' | 'namespace'>): string {
  return ref.namespace === undefined ? `${ref.kind} ${ref.name}` : `${ref.kind} ${ref.namespace}/${ref.name}`
}
