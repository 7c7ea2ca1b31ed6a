import type { KubeObject, OwnerReference } from '@kindbox/core'

/**
 * The reference that makes an object the controller of another one: of those in its `metadata.ownerReferences` at most one may be of this sort. What `owns`
 * of a `Controller` goes by, and what the garbage collector of a cluster follows; it waits for such dependents before the owner goes where
 * that is deleted in the foreground. As `metav1.NewControllerRef`.
 *
 * @param owner as a server answered it: in the namespace of what it owns, or of a kind that has none
 */
export function controllerReference({ apiVersion, kind, metadata: { name, uid } }: KubeObject): OwnerReference {
  return { apiVersion, kind, name, uid, controller: true, blockOwnerDeletion: true }
}
