import type { DaemonSet, Deployment, StatefulSet } from '@kindbox/schemas/apps/v1'

/** How far a rollout is. `Complete` and `Failed` are the last ones. */
export type RolloutProgress =
  | {
      readonly type: 'Progressing'
      /** `2 of 3 new pods exist` */
      readonly message: string
    }
  | { readonly type: 'Complete' }
  | { readonly type: 'Failed'; readonly message: string }

const complete: RolloutProgress = { type: 'Complete' }
const progressing = (message: string): RolloutProgress => ({ type: 'Progressing', message })
const unobserved = progressing('the controller has not seen the change yet')

/** As kubectl judges (kubectl pkg/polymorphichelpers/rollout_status.go). */
export function deploymentProgress({ metadata, spec, status = {} }: Deployment): RolloutProgress {
  const { replicas = 0, updatedReplicas = 0, availableReplicas = 0, observedGeneration = 0, conditions = [] } = status
  if ((metadata.generation ?? 0) > observedGeneration) return unobserved
  if (conditions.some(({ type, reason }) => type === 'Progressing' && reason === 'ProgressDeadlineExceeded')) {
    return { type: 'Failed', message: 'the rollout made no progress within its deadline (spec.progressDeadlineSeconds)' }
  }
  const wanted = spec?.replicas ?? 1
  if (updatedReplicas < wanted) return progressing(`${updatedReplicas} of ${wanted} new pods exist`)
  if (replicas > updatedReplicas) return progressing(`${replicas - updatedReplicas} old pods are ending`)
  if (availableReplicas < updatedReplicas) return progressing(`${availableReplicas} of ${updatedReplicas} new pods are available`)
  return complete
}

/** As kubectl judges; a partition leaves the pods below it as they are. */
export function statefulSetProgress({ metadata, spec, status = { replicas: 0 } }: StatefulSet): RolloutProgress {
  const { type = 'RollingUpdate', rollingUpdate } = spec?.updateStrategy ?? {}
  if (type !== 'RollingUpdate') return manual(type)
  const { observedGeneration = 0, readyReplicas = 0, updatedReplicas = 0 } = status
  if (observedGeneration === 0 || (metadata.generation ?? 0) > observedGeneration) return unobserved
  const wanted = spec?.replicas ?? 1
  if (readyReplicas < wanted) return progressing(`${readyReplicas} of ${wanted} pods are ready`)
  const partition = rollingUpdate?.partition ?? 0
  if (partition > 0) {
    const due = wanted - partition
    return updatedReplicas < due ? progressing(`${updatedReplicas} of ${due} pods above the partition are new`) : complete
  }
  return status.updateRevision === status.currentRevision ? complete : progressing(`${updatedReplicas} of ${wanted} pods are new`)
}

/** As kubectl judges. */
export function daemonSetProgress({ metadata, spec, status }: DaemonSet): RolloutProgress {
  const { type = 'RollingUpdate' } = spec?.updateStrategy ?? {}
  if (type !== 'RollingUpdate') return manual(type)
  const { observedGeneration = 0, updatedNumberScheduled = 0, desiredNumberScheduled = 0, numberAvailable = 0 } = status ?? {}
  if ((metadata.generation ?? 0) > observedGeneration) return unobserved
  if (updatedNumberScheduled < desiredNumberScheduled) {
    return progressing(`${updatedNumberScheduled} of ${desiredNumberScheduled} new pods exist`)
  }
  if (numberAvailable < desiredNumberScheduled) return progressing(`${numberAvailable} of ${desiredNumberScheduled} new pods are available`)
  return complete
}

function manual(type: string): RolloutProgress {
  return { type: 'Failed', message: `with the update strategy ${type} nothing is rolled out: pods become new when they are deleted` }
}
