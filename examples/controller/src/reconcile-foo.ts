import { isDeepStrictEqual } from 'node:util'
import { type Api, isApiError, mergePatch } from '@kindbox/core'
import { type EventRecorder, type ObjectStore, type Reconcile, withFinalizer } from '@kindbox/runtime'
import type { ConfigMap } from '@kindbox/schemas/core/v1'
import { configMapOf, owns } from './config-map-of.ts'
import type { Condition, Foo } from './foo.ts'
import { setCondition } from './set-condition.ts'

export const FINALIZER = 'controller.clux.dev/config-map'

export interface FooWorld {
  /** The Apis of a namespace. */
  readonly foos: (namespace: string) => Api<Foo>
  readonly configMaps: (namespace: string) => Pick<Api<ConfigMap>, 'get' | 'create' | 'patch' | 'delete'>
  /** The ConfigMaps as they were seen last. */
  readonly seen: ObjectStore<ConfigMap>
  readonly events: Pick<EventRecorder, 'record'>
  readonly now?: () => Date
}

/** Makes the ConfigMap that a Foo asks for, keeps it so, and takes it away before the Foo goes. */
export function reconcileFoo({ foos, configMaps, seen, events, now = () => new Date() }: FooWorld): Reconcile<Foo> {
  return withFinalizer<Foo>({
    name: FINALIZER,
    api: ({ namespace }) => foos(namespace!),

    async apply(foo, { signal }) {
      const wanted = configMapOf(foo)
      const present = await find(foo, signal)
      if (present !== undefined && !owns(foo, present)) {
        const message = `There is a ConfigMap ${foo.metadata.name} that belongs to somebody else.`
        events.record({ regarding: foo, related: present, type: 'Warning', action: 'CreateConfigMap', reason: 'NameTaken', note: message })
        await report(foo, { status: 'False', reason: 'NameTaken', message }, signal)
        // The cache holds our own ConfigMaps only, so nobody will say when this one goes.
        return { requeueAfter: 30_000 }
      }
      if (present === undefined) {
        const created = await configMaps(foo.metadata.namespace!).create(wanted, { signal })
        const note = `Created the ConfigMap ${foo.metadata.name}.`
        events.record({ regarding: foo, related: created, action: 'CreateConfigMap', reason: 'ConfigMapCreated', note })
      } else if (!isDeepStrictEqual(present.data ?? {}, wanted.data)) {
        // A merge patch keeps what it does not name, so what is not wanted any more is named with null.
        const gone = Object.fromEntries(Object.keys(present.data ?? {}).map((key) => [key, null]))
        const patch = mergePatch<ConfigMap>({ data: { ...gone, ...wanted.data } })
        await configMaps(foo.metadata.namespace!).patch(foo.metadata.name, patch, { signal })
        const note = `Brought the ConfigMap ${foo.metadata.name} up to date.`
        events.record({ regarding: foo, related: present, action: 'UpdateConfigMap', reason: 'ConfigMapUpdated', note })
      }
      await report(foo, { status: 'True', reason: 'ConfigMapReady', message: '' }, signal)
      return {}
    },

    async cleanup(foo, { signal }) {
      const present = await find(foo, signal)
      if (present === undefined || !owns(foo, present)) return
      const preconditions = { uid: present.metadata.uid }
      await configMaps(foo.metadata.namespace!)
        .delete(foo.metadata.name, { preconditions, signal })
        .catch((error: unknown) => {
          if (!isApiError(error, 'NotFound') && !isApiError(error, 'Conflict')) throw error
        })
      const note = `Deleted the ConfigMap ${foo.metadata.name}.`
      events.record({ regarding: foo, related: present, action: 'DeleteConfigMap', reason: 'ConfigMapDeleted', note })
    },
  })

  /** The cache may not have it yet, and making it again would fail; so what is missing there is asked for. */
  async function find({ metadata: { namespace, name } }: Foo, signal: AbortSignal): Promise<ConfigMap | undefined> {
    const cached = seen.get({ namespace, name })
    if (cached !== undefined) return cached
    try {
      return await configMaps(namespace!).get(name, { signal })
    } catch (error) {
      if (isApiError(error, 'NotFound')) return undefined
      throw error
    }
  }

  /** Writes the status if that changes it: whoever writes without need wakes everybody who watches, itself included. */
  async function report(
    { metadata, status = {} }: Foo,
    ready: Pick<Condition, 'status' | 'reason' | 'message'>,
    signal: AbortSignal,
  ): Promise<void> {
    const condition = { type: 'Ready', ...ready, observedGeneration: metadata.generation ?? 0 }
    const next = { configMap: metadata.name, conditions: setCondition(status.conditions ?? [], condition, now()) }
    if (isDeepStrictEqual(next, status)) return
    await foos(metadata.namespace!).patchStatus(metadata.name, mergePatch<Foo>({ status: next }), { signal })
  }
}
