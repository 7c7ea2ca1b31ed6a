import { difference, emptySet, has, setOf } from './field-set.ts'
import { type TrackedObject, trackUpdate, type TrackedWrite, withManagers } from './field-manager.ts'
import { type Managed, type Managers, readManagers } from './managers.ts'
import { objectType } from './merge-type.ts'
import { fieldElement, type PathElement } from './path-element.ts'

const SCALE_VERSION = 'autoscaling/v1'
const REPLICAS: readonly PathElement[] = ['f:spec', 'f:replicas']

const scaleType = objectType({
  type: 'object',
  properties: {
    spec: { type: 'object', properties: { replicas: { type: 'integer' } } },
    status: { type: 'object', properties: { replicas: { type: 'integer' }, selector: { type: 'string' } } },
  },
})

export interface ScaleWrite {
  /** What the scale was and what it is to be. */
  readonly scale: TrackedObject
  readonly next: TrackedObject
  /** Where the object has the replicas of its spec. */
  readonly path: readonly string[]
  readonly write: TrackedWrite
}

/**
 * `managedFields` of an object after a write of its scale. The managers of its replicas are those of the scale meanwhile, and whoever scales takes the
 * field from them (apimachinery pkg/util/managedfields/scalehandler.go).
 */
export function trackScale<T extends TrackedObject>(live: TrackedObject, next: T, { scale, next: nextScale, path, write }: ScaleWrite): T {
  const parents = readManagers(live.metadata.managedFields) ?? new Map<string, Managed>()
  const replicas = path.map(fieldElement)
  const { metadata } = trackUpdate(withScaleManagers(live, scale, path), nextScale, {
    who: { ...write.who, apiVersion: SCALE_VERSION, subresource: 'scale' },
    typeOf: (apiVersion) => (apiVersion === SCALE_VERSION ? scaleType : undefined),
    ignored: emptySet,
    now: write.now,
  })
  const scaled = readManagers(metadata.managedFields) ?? new Map<string, Managed>()
  return withManagers(next, toParent(parents, scaled, replicas, write.who.apiVersion))
}

/** The scale of an object, with those who manage its replicas. */
export function withScaleManagers<T extends TrackedObject>(live: TrackedObject, scale: T, path: readonly string[]): T {
  const replicas = path.map(fieldElement)
  const managers = [...(readManagers(live.metadata.managedFields) ?? new Map<string, Managed>())]
    .filter(([, { fields }]) => has(fields, replicas))
    .map(([key, manager]) => [key, { ...manager, apiVersion: SCALE_VERSION, fields: setOf(REPLICAS) }] as const)
  return withManagers(scale, new Map(managers))
}

function toParent(parents: Managers, scaled: Managers, replicas: readonly PathElement[], apiVersion: string): Managers {
  const managers = new Map<string, Managed>()
  // Whoever updates is another manager in another version, so that only appliers are found again; upstream has it so, too.
  const left = new Map(scaled)
  for (const [key, manager] of parents) {
    if (!has(manager.fields, replicas) || left.delete(key)) {
      managers.set(key, manager)
      continue
    }
    const fields = difference(manager.fields, setOf(replicas))
    if (fields.size > 0) managers.set(key, { ...manager, fields })
  }
  for (const [key, manager] of left) {
    if (!has(manager.fields, REPLICAS)) continue
    // Upstream looks the time up among those of the object, where whoever is new has none.
    managers.set(key, { ...manager, apiVersion, fields: setOf(replicas), time: parents.get(key)?.time })
  }
  return managers
}
