import type { KubeObject } from '@kindbox/core'

/** An object of which nobody can read `metadata.managedFields`, as they are not there. */
export type WithoutManagedFields<T extends KubeObject> = {
  [Field in keyof T]: Field extends 'metadata' ? Omit<T[Field], 'managedFields'> : T[Field]
}

/**
 * The object without `metadata.managedFields`, which are nearly half of many objects and of use only to who resolves conflicts of
 * server-side apply. For the `transform` of an informer; the argument stays as it is.
 */
export function dropManagedFields<T extends KubeObject>(object: T): WithoutManagedFields<T> {
  const { managedFields: _, ...metadata } = object.metadata
  return { ...object, metadata } as WithoutManagedFields<T>
}
