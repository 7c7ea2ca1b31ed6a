import { createHash } from 'node:crypto'
import type { ServedResource } from '../kind/served-resource.ts'

const SUBRESOURCE_VERBS = ['get', 'patch', 'update']

/** `APIResourceList` of meta/v1; undefined where nothing of the version is served. */
export function resourceList(resources: readonly ServedResource[], group: string, version: string): object | undefined {
  const served = resources.filter((resource) => resource.group === group && resource.version === version)
  const [first] = served
  if (first === undefined) return undefined
  // The list of the core group alone leaves its own version out.
  const typeMeta = group === '' ? { kind: 'APIResourceList' } : { kind: 'APIResourceList', apiVersion: 'v1' }
  return { ...typeMeta, groupVersion: first.apiVersion, resources: served.flatMap(entries) }
}

function entries(resource: ServedResource): object[] {
  const { plural, singular, namespaced, kind, shortNames, categories, verbs, statusSubresource, scale } = resource
  const whole = {
    name: plural,
    singularName: singular,
    namespaced,
    kind,
    verbs,
    ...(shortNames.length > 0 && { shortNames }),
    ...(categories.length > 0 && { categories }),
    ...(resource.transient === undefined && { storageVersionHash: storageVersionHash(resource) }),
  }
  const part = (name: string) => ({ name: `${plural}/${name}`, singularName: '', namespaced })
  return [
    whole,
    ...(resource.finalize === undefined ? [] : [{ ...part('finalize'), kind, verbs: ['update'] }]),
    ...(statusSubresource ? [{ ...part('status'), kind, verbs: SUBRESOURCE_VERBS }] : []),
    ...(scale === undefined ? [] : [{ ...part('scale'), group: 'autoscaling', version: 'v1', kind: 'Scale', verbs: SUBRESOURCE_VERBS }]),
  ]
}

/** Tells clients whether a resource is stored in another version than before (apiserver pkg/endpoints/discovery/storageversionhash.go). */
function storageVersionHash({ group, storageVersion, kind }: ServedResource): string {
  const hash = createHash('sha256').update(`${group}/${storageVersion}/${kind}`).digest()
  return hash.subarray(0, 8).toString('base64')
}
