import type { ServedResource } from '../kind/served-resource.ts'
import { compareVersions } from './version-order.ts'

interface GroupVersion {
  readonly groupVersion: string
  readonly version: string
}

/** `APIGroup` of meta/v1. */
export interface ApiGroup {
  readonly name: string
  readonly versions: readonly GroupVersion[]
  readonly preferredVersion: GroupVersion
}

/** One group; undefined where nothing of it is served. */
export function apiGroup(resources: readonly ServedResource[], name: string): object | undefined {
  const group = groupOf(resources, name)
  return group && { kind: 'APIGroup', apiVersion: 'v1', ...group }
}

/** All groups, those of Kubernetes itself first. */
export function apiGroups(resources: readonly ServedResource[]): ApiGroup[] {
  const names = new Set(resources.map(({ group }) => group).filter((group) => group !== ''))
  return [...names].flatMap((name) => groupOf(resources, name) ?? [])
}

function groupOf(resources: readonly ServedResource[], name: string): ApiGroup | undefined {
  const served = new Set(resources.filter(({ group }) => group === name && name !== '').map(({ version }) => version))
  const versions = [...served].toSorted(compareVersions).map((version) => ({ groupVersion: `${name}/${version}`, version }))
  const [preferredVersion] = versions
  return preferredVersion && { name, versions, preferredVersion }
}
