import type { KubeObject } from '@kindbox/core'
import type { ObjectKey, ObjectStore } from '../object-store.ts'

/**
 * Maps an object to the one that its controller reference names, if that very object is in the store. A reference to another uid is one
 * to a former object of the same name. Nothing is missed by that: whatever the store does not hold yet is announced when it comes.
 */
export function controllerOwner(owners: ObjectStore<KubeObject>): (object: KubeObject) => ObjectKey[] {
  return ({ metadata }) => {
    const reference = metadata.ownerReferences?.find(({ controller }) => controller === true)
    if (reference === undefined) return []
    // An owner is in the namespace of what it owns, or in none.
    const namespaces = metadata.namespace === undefined ? [undefined] : [metadata.namespace, undefined]
    return namespaces
      .map((namespace) => ({ ...(namespace !== undefined && { namespace }), name: reference.name }))
      .filter((key) => owners.get(key)?.metadata.uid === reference.uid)
  }
}
