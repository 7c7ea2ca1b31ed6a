import { difference, emptySet, type FieldSet, has, setOf } from './field-set.ts'
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

/** Where objects have the replicas of their spec, for each version that there is; undefined for those without a scale. */
export type ReplicasPaths = ReadonlyMap<string, readonly string[] | undefined>

export interface ScaleWrite {
  /** The object, and its scale as it was. */
  readonly live: TrackedObject
  readonly scale: TrackedObject
  readonly paths: ReplicasPaths
  /** The write as one of the object. */
  readonly write: TrackedWrite
}

/**
 * Who manages what of an object after a write of its scale by others than appliers. The managers of its replicas are those of the scale meanwhile, and
 * whoever scales takes the field from them (apimachinery pkg/util/managedfields/scalehandler.go).
 */
export function trackScale(next: TrackedObject, { live, scale, paths, write }: ScaleWrite): Managers {
  const scaled = trackUpdate(withScaleManagers(live, scale, paths), next, 'Scale', ofScale(write))
  return toParent(managersOf(live), scaled, paths, write.who.apiVersion)
}

/**
 * Who manages what of an object after a configuration was applied to its scale; throws what `applyConfiguration` throws. The real server ends each apply
 * that would change something with an error of its own: it takes the scale that it made for a custom resource and finds that its converter knows no
 * such version.
 *
 * @throws ApiError 500 where the scale would become another one, or where nobody manages the replicas so far.
 */
export function applyToScale(config: TrackedObject, { live, scale, paths, write }: ScaleWrite, force: boolean): Managers {
  const before = withScaleManagers(live, scale, paths)
  if (before.metadata.managedFields === undefined)
    throw failure(500, '', `failed to create manager for existing fields: ${unconvertible('live', `/; ${SCALE_VERSION}, Kind=Scale`)}`)
  const after = applyConfiguration(before, config, ofScale(write), force)
  if (!equal(bare(before), bare(after))) throw failure(500, '', unconvertible('new', place(config)))
  return toParent(managersOf(live), managersOf(after), paths, write.who.apiVersion)
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

/** The scale of an object, with those who manage its replicas in a version that has a scale. */
export function withScaleManagers<T extends TrackedObject>(live: TrackedObject, scale: T, paths: ReplicasPaths): T {
  const managers = [...managersOf(live)]
    .filter(([, { apiVersion, fields }]) => hasReplicas(fields, paths.get(apiVersion)))
    .map(([key, manager]) => [key, { ...manager, apiVersion: SCALE_VERSION, fields: setOf(REPLICAS) }] as const)
  return withManagers(scale, new Map(managers))
}

function hasReplicas(fields: FieldSet, path: readonly string[] | undefined): path is readonly string[] {
  return path !== undefined && has(fields, path.map(fieldElement))
}

function toParent(parents: Managers, scaled: Managers, paths: ReplicasPaths, apiVersion: string): Managers {
  const managers = new Map<string, Managed>()
  // Whoever updates is another manager in another version, so that only appliers are found again; upstream has it so, too.
  const left = new Map(scaled)
  for (const [key, manager] of parents) {
    // Whoever wrote in a version that there is no more is forgotten.
    if (!paths.has(manager.apiVersion)) continue
    const path = paths.get(manager.apiVersion)
    if (!hasReplicas(manager.fields, path) || left.delete(key)) {
      managers.set(key, manager)
      continue
    }
    const fields = difference(manager.fields, setOf(path.map(fieldElement)))
    if (fields.size > 0) managers.set(key, { ...manager, fields })
  }
  const replicas = setOf((paths.get(apiVersion) ?? []).map(fieldElement))
  for (const [key, manager] of left) {
    if (!has(manager.fields, REPLICAS)) continue
    // Upstream looks the time up among those of the object, where whoever is new has none.
    managers.set(key, { ...manager, apiVersion, fields: replicas, time: parents.get(key)?.time })
  }
  return managers
}
