import { jsonPatch, type KubeObject, type Patch } from '@kindbox/core'

/**
 * Patches that change an object's finalizers only as long as the object is the one that was looked at and its finalizers are as they were
 * seen: whatever a `test` finds different, the server refuses the whole patch with 422. A test for `null` holds where there is no such field.
 */
export function addFinalizer({ metadata: { uid, finalizers = [] } }: KubeObject, name: string): Patch {
  const same = { op: 'test', path: '/metadata/uid', value: uid } as const
  return finalizers.length === 0
    ? jsonPatch([
        same,
        { op: 'test', path: '/metadata/finalizers', value: null },
        { op: 'add', path: '/metadata/finalizers', value: [name] },
      ])
    : jsonPatch([
        same,
        { op: 'test', path: '/metadata/finalizers', value: finalizers },
        { op: 'add', path: '/metadata/finalizers/-', value: name },
      ])
}

/** Undefined where the object does not have the finalizer. */
export function removeFinalizer({ metadata: { uid, finalizers = [] } }: KubeObject, name: string): Patch | undefined {
  const path = `/metadata/finalizers/${finalizers.indexOf(name)}`
  if (!finalizers.includes(name)) return undefined
  return jsonPatch([
    { op: 'test', path: '/metadata/uid', value: uid },
    { op: 'test', path, value: name },
    { op: 'remove', path },
  ])
}
