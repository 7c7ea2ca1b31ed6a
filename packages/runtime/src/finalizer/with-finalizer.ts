import { type Api, isApiError, type KubeObject, type Patch } from '@kindbox/core'
import type { Reconcile, ReconcileContext, ReconcileResult } from '../controller/reconcile.ts'
import type { ObjectKey } from '../object-store.ts'
import { addFinalizer, removeFinalizer } from './finalizer-patch.ts'

export interface FinalizerOptions<T extends KubeObject> {
  /** Qualified, as the server wants it: `foo.clux.dev/cleanup`. */
  readonly name: string
  /** The Api of the object's namespace. */
  readonly api: (key: ObjectKey) => Pick<Api<T>, 'get' | 'patch'>
  /** Reconciles an object that is there to stay; it has the finalizer when this is called, so whatever is made will be cleaned up. */
  readonly apply: (object: T, context: ReconcileContext<T>) => Promise<ReconcileResult | void> | ReconcileResult | void
  /**
   * Undoes what `apply` has made of an object that is being deleted. May be called again, where removing the finalizer fails or the cache has not yet
   * seen it go, so it has to be idempotent: what is gone already is no error. As long as it returns a `requeueAfter`, the finalizer stays.
   */
  readonly cleanup: (object: T, context: ReconcileContext<T>) => Promise<ReconcileResult | void> | ReconcileResult | void
}

/** How often a patch that failed its tests is made anew from the object as it is now; after that the controller's backoff takes over. */
const ATTEMPTS = 5

/**
 * Makes a reconciler of what is to be done while an object lives and what before it may go. The order is guaranteed: the finalizer is there
 * before `apply` runs, and is removed after `cleanup` has succeeded. Objects that are gone, or that are being deleted without this finalizer,
 * are left alone.
 */
export function withFinalizer<T extends KubeObject>({ name, api, apply, cleanup }: FinalizerOptions<T>): Reconcile<T> {
  return async (object, context) => {
    if (object === undefined) return undefined
    const objects = api(context.key)
    if (!isDeleting(object)) {
      const current = await change(objects, object, context, (latest) => {
        return isDeleting(latest) || hasFinalizer(latest) ? undefined : addFinalizer(latest, name)
      })
      // It may have been deleted since the cache saw it; then its deletion is on its way here.
      return current === undefined || isDeleting(current) ? undefined : apply(current, context)
    }
    if (!hasFinalizer(object)) return undefined
    const result = await cleanup(object, context)
    if (result?.requeueAfter !== undefined) return result
    await change(objects, object, context, (latest) => removeFinalizer(latest, name))
    return undefined
  }

  function hasFinalizer({ metadata }: KubeObject): boolean {
    return metadata.finalizers?.includes(name) === true
  }
}

function isDeleting({ metadata }: KubeObject): boolean {
  return metadata.deletionTimestamp != null
}

/**
 * Patches until there is nothing to patch: the object as it is then, or undefined where it is gone. A cached object may be old, so a patch
 * that the server refuses is made anew if the object has changed since; otherwise the refusal is meant, and thrown.
 */
async function change<T extends KubeObject>(
  objects: Pick<Api<T>, 'get' | 'patch'>,
  object: T,
  { signal }: ReconcileContext<T>,
  patchOf: (object: T) => Patch | undefined,
): Promise<T | undefined> {
  const { name, uid } = object.metadata
  let current = object
  for (let attempt = 1; ; attempt++) {
    const patch = patchOf(current)
    if (patch === undefined) return current
    try {
      return await objects.patch(name, patch, { signal })
    } catch (error) {
      if (isApiError(error, 'NotFound')) return undefined
      if ((!isApiError(error, 'Invalid') && !isApiError(error, 'Conflict')) || attempt === ATTEMPTS) throw error
      const latest = await get(objects, name, signal)
      // Another object of that name is another story, which its own events tell.
      if (latest === undefined || latest.metadata.uid !== uid) return undefined
      if (latest.metadata.resourceVersion === current.metadata.resourceVersion) throw error
      current = latest
    }
  }
}

async function get<T extends KubeObject>(objects: Pick<Api<T>, 'get'>, name: string, signal: AbortSignal): Promise<T | undefined> {
  try {
    return await objects.get(name, { signal })
  } catch (error) {
    if (isApiError(error, 'NotFound')) return undefined
    throw error
  }
}
