import { difference, emptySet, has, setOf } from './field-set.ts'
import { failure } from '../failure/failure.ts'
import { equal } from './equal.ts'
import { applyConfiguration, bare, place, type TrackedObject, trackUpdate, type TrackedWrite, withManagers } from './field-manager.ts'
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
  /** The object, and its scale as it was. */
  readonly live: TrackedObject
  readonly scale: TrackedObject
  /** Where the object has the replicas of its spec. */
  readonly path: readonly string[]
  /** The write as one of the object. */
  readonly write: TrackedWrite
}

/**
 * Who manages what of an object after a write of its scale by others than appliers. The managers of its replicas are those of the scale meanwhile, and
 * whoever scales takes the field from them (apimachinery pkg/util/managedfields/scalehandler.go).
 */
export function trackScale(next: TrackedObject, { live, scale, path, write }: ScaleWrite): Managers {
  const scaled = trackUpdate(withScaleManagers(live, scale, path), next, 'Scale', ofScale(write))
  return toParent(managersOf(live), scaled, path.map(fieldElement), write.who.apiVersion)
}

/**
 * Who manages what of an object after a configuration was applied to its scale; throws what `applyConfiguration` throws. The real server ends each apply
 * that would change something with an error of its own: it takes the scale that it made for a custom resource and finds that its converter knows no
 * such version.
 *
 * @throws ApiError 500 where the scale would become another one, or where nobody manages the replicas so far.
 */
export function applyToScale(config: TrackedObject, { live, scale, path, write }: ScaleWrite, force: boolean): Managers {
  const before = withScaleManagers(live, scale, path)
  if (before.metadata.managedFields === undefined)
    throw failure(500, '', `failed to create manager for existing fields: ${unconvertible('live', `/; ${SCALE_VERSION}, Kind=Scale`)}`)
  const after = applyConfiguration(before, config, ofScale(write), force)
  if (!equal(bare(before), bare(after))) throw failure(500, '', unconvertible('new', place(config)))
  return toParent(managersOf(live), managersOf(after), path.map(fieldElement), write.who.apiVersion)
}

function unconvertible(what: string, where: string): string {
  return `failed to convert ${what} object (${where}) to proper version: request to convert CR to an invalid group/version: ${SCALE_VERSION}`
}

function ofScale({ who, now }: TrackedWrite): TrackedWrite {
  return {
    who: { ...who, apiVersion: SCALE_VERSION, subresource: 'scale' },
    typeOf: (apiVersion) => (apiVersion === SCALE_VERSION ? scaleType : undefined),
    ignored: () => emptySet,
    now,
  }
}

function managersOf({ metadata }: TrackedObject): Managers {
  return readManagers(metadata.managedFields) ?? new Map<string, Managed>()
}

/** The scale of an object, with those who manage its replicas. */
export function withScaleManagers<T extends TrackedObject>(live: TrackedObject, scale: T, path: readonly string[]): T {
  const replicas = path.map(fieldElement)
  const managers = [...managersOf(live)]
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
