import { fieldOf, type Issue, type ObjectRef, type OwnerReference } from '@kindbox/core'
import type { Pod } from '@kindbox/schemas/core/v1'

/** What a drain may do to pods that would lose something. */
export interface DrainRules {
  /** Evicts pods that no controller will replace, and those of daemon sets that are gone. Default: `false`. */
  readonly force?: boolean
  /** Leaves pods of daemon sets where they are: their controller ignores the cordon. Default: `false`, they stand against the drain. */
  readonly ignoreDaemonSets?: boolean
  /** Evicts pods with `emptyDir` volumes, whose data is lost. Default: `false`. */
  readonly deleteEmptyDirData?: boolean
}

/** What is to become of the pods of a node. */
export interface DrainPlan {
  readonly evict: readonly Pod[]
  readonly leave: readonly { readonly pod: Pod; readonly reason: 'DaemonSet' | 'Mirror' }[]
  /** Why the drain must not begin. */
  readonly issues: readonly Issue[]
}

/**
 * Decides as `kubectl drain` does (kubectl pkg/drain/filters.go).
 *
 * @param isOrphan whether the daemon set that a pod names as its controller does not exist
 */
export function drainPlan(pods: readonly Pod[], rules: DrainRules, isOrphan: (pod: Pod) => boolean): DrainPlan {
  const evict: Pod[] = []
  const leave: DrainPlan['leave'][number][] = []
  const issues: Issue[] = []
  for (const pod of pods) {
    const finished = pod.status?.phase === 'Succeeded' || pod.status?.phase === 'Failed'
    const ofDaemonSet = daemonSetOf(pod) !== undefined && !finished
    const orphan = ofDaemonSet && isOrphan(pod)
    if (ofDaemonSet && !orphan && rules.ignoreDaemonSets === true) leave.push({ pod, reason: 'DaemonSet' })
    // The node itself runs it from a file; what the API server has is a copy.
    else if (pod.metadata.annotations?.['kubernetes.io/config.mirror'] !== undefined) leave.push({ pod, reason: 'Mirror' })
    else {
      const found = finished ? [] : obstacles(pod, rules, { ofDaemonSet, orphan })
      if (found.length === 0) evict.push(pod)
      else issues.push(...found)
    }
  }
  return { evict, leave, issues }
}

/** The daemon set that controls a pod. */
export function daemonSetOf(pod: Pod): OwnerReference | undefined {
  const owner = controllerOf(pod)
  return owner?.kind === 'DaemonSet' && owner.apiVersion === 'apps/v1' ? owner : undefined
}

export function refOf({ apiVersion, kind, metadata: { name, namespace } }: Pod): ObjectRef {
  return { apiVersion, kind, name, ...(namespace !== undefined && { namespace }) }
}

function obstacles(pod: Pod, rules: DrainRules, { ofDaemonSet, orphan }: { ofDaemonSet: boolean; orphan: boolean }): Issue[] {
  const name = `Pod ${pod.metadata.namespace}/${pod.metadata.name}`
  const found: Issue[] = []
  if (ofDaemonSet && !orphan) {
    found.push(issue(['metadata', 'ownerReferences'], `${name} belongs to a DaemonSet, which would put it back.`, 'Set ignoreDaemonSets.'))
  } else if (orphan && rules.force !== true) {
    found.push(issue(['metadata', 'ownerReferences'], `${name} belongs to a DaemonSet that does not exist.`, 'Set force.'))
  }
  const localData = pod.spec?.volumes?.some(({ emptyDir }) => emptyDir !== undefined) === true
  if (localData && rules.deleteEmptyDirData !== true) {
    found.push(issue(['spec', 'volumes'], `${name} has data in an emptyDir, which would be lost.`, 'Set deleteEmptyDirData.'))
  }
  if (controllerOf(pod) === undefined && rules.force !== true) {
    found.push(issue(['metadata', 'ownerReferences'], `${name} has no controller that would replace it.`, 'Set force.'))
  }
  return found
}

function controllerOf(pod: Pod): OwnerReference | undefined {
  return pod.metadata.ownerReferences?.find(({ controller }) => controller === true)
}

function issue(path: readonly string[], message: string, fix: string): Issue {
  const expected = 'a pod that loses nothing when it is evicted'
  return { code: 'InvalidRequest', severity: 'error', path, field: fieldOf(path), message, expected, actual: 'a pod that does', fix }
}
