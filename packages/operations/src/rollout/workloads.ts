import type { Client } from '@kindbox/client'
import {
  mergePatch,
  RefusedError,
  strategicMergePatch,
  type Api,
  type CallOptions,
  type InputOf,
  type KubeObject,
  type Patch,
  type PatchOptions,
  type Resource,
  type Scale,
} from '@kindbox/core'
import { DaemonSet, Deployment, StatefulSet } from '@kindbox/schemas/apps/v1'
import { followRollout, type FollowOptions } from './follow-rollout.ts'
import { controllerRevisions, deploymentRevisions, type Owner, type Revision } from './revision.ts'
import { daemonSetProgress, deploymentProgress, statefulSetProgress, type RolloutProgress } from './rollout-progress.ts'

export interface UndoOptions extends PatchOptions {
  /** Default: the one before the present one. */
  readonly revision?: number
}

/** What workloads have that roll out pods: all verbs, and rollouts. */
export interface WorkloadApi<T extends KubeObject, Input> extends Api<T, Input> {
  /** Replaces all pods, as fast as the update strategy allows: their template gets the annotation that `kubectl rollout restart` gives it. */
  restart(name: string, options?: PatchOptions): Promise<T>
  /** The progress of what is being rolled out, each change of it, until it is complete or has failed. */
  rollout(name: string, options?: FollowOptions): AsyncGenerator<RolloutProgress, void, undefined>
  /** The states that `undo` can go back to, the oldest first; the present one is the last. */
  revisions(name: string, options?: CallOptions): Promise<readonly Revision[]>
  /** Rolls out the pods of an earlier revision. The rest of the object stays as it is. */
  undo(name: string, options?: UndoOptions): Promise<T>
}

/** Workloads that can be scaled. */
export interface ScalableApi<T extends KubeObject, Input> extends WorkloadApi<T, Input> {
  /** Sets the number of pods. */
  scale(name: string, replicas: number, options?: PatchOptions): Promise<Scale>
}

/** Deployments: all verbs, rollouts, scale, and the pause between changes. */
export interface DeploymentApi extends ScalableApi<Deployment, InputOf<typeof Deployment>> {
  /** Nothing is rolled out until `resume`, whatever changes. */
  pause(name: string, options?: PatchOptions): Promise<Deployment>
  resume(name: string, options?: PatchOptions): Promise<Deployment>
}

interface InNamespace {
  readonly namespace: string
}

export function deployments(client: Client, { namespace }: InNamespace): DeploymentApi {
  const api = scalable(workloadApi(client, Deployment, namespace, deploymentProgress, deploymentRevisions))
  const setPaused = async (name: string, paused: boolean, options?: PatchOptions) =>
    await api.patch(name, mergePatch({ spec: { paused: paused ? true : null } }), options)
  const refusePaused = async (name: string, what: string, { signal }: CallOptions) => {
    const { spec } = await api.get(name, { signal })
    if (spec?.paused === true) throw refused(what, `Deployment ${namespace}/${name}`, 'it is paused; resume it first')
  }
  return {
    ...api,
    // What kubectl refuses, too: nothing would happen now, and everything at once later.
    async restart(name, options = {}) {
      await refusePaused(name, 'restart', options)
      return await api.restart(name, options)
    },
    async undo(name, options = {}) {
      await refusePaused(name, 'undo', options)
      return await api.undo(name, options)
    },
    pause: async (name, options) => await setPaused(name, true, options),
    resume: async (name, options) => await setPaused(name, false, options),
  }
}

export function statefulSets(client: Client, { namespace }: InNamespace): ScalableApi<StatefulSet, InputOf<typeof StatefulSet>> {
  return scalable(workloadApi(client, StatefulSet, namespace, statefulSetProgress, controllerRevisions))
}

export function daemonSets(client: Client, { namespace }: InNamespace): WorkloadApi<DaemonSet, InputOf<typeof DaemonSet>> {
  return workloadApi(client, DaemonSet, namespace, daemonSetProgress, controllerRevisions)
}

function workloadApi<T extends KubeObject & Owner, Input>(
  client: Client,
  resource: Resource<T, 'Namespaced', Input>,
  namespace: string,
  progressOf: (object: T) => RolloutProgress,
  revisionsOf: (client: Client, object: T, options: CallOptions) => Promise<Revision[]>,
): WorkloadApi<T, Input> {
  const api: Api<T, Input> = client.api(resource, { namespace })
  const subject = (name: string) => `${resource.kind} ${namespace}/${name}`
  const revisions = async (name: string, { signal }: CallOptions = {}) =>
    await revisionsOf(client, await api.get(name, { signal }), { signal })
  return {
    ...api,
    async restart(name, options) {
      const annotations = { 'kubectl.kubernetes.io/restartedAt': new Date().toISOString() }
      const patch = strategicMergePatch<object>({ spec: { template: { metadata: { annotations } } } })
      return await api.patch(name, patch as Patch<T>, options)
    },
    rollout: (name, options = {}) => followRollout({ api, name, progressOf }, options),
    revisions,
    async undo(name, { revision, ...options } = {}) {
      const known = await revisions(name, options)
      const chosen = revision === undefined ? known.at(-2) : known.find((each) => each.revision === revision)
      if (chosen !== undefined) return await api.patch(name, chosen.patch as Patch<T>, options)
      const numbers = known.map((each) => each.revision).join(', ')
      throw refused(
        'undo',
        subject(name),
        revision === undefined ? 'it has no earlier revision' : `there is no revision ${revision}, only ${numbers || 'none'}`,
      )
    },
  }
}

function scalable<T extends KubeObject, Input>(api: WorkloadApi<T, Input>): ScalableApi<T, Input> {
  return {
    ...api,
    scale: async (name, replicas, options) => await api.patchScale(name, mergePatch<Scale>({ spec: { replicas } }), options),
  }
}

function refused(verb: string, subject: string, why: string): RefusedError {
  return new RefusedError('RequestError', `${verb} ${subject} was not done: ${why}.`, [])
}
