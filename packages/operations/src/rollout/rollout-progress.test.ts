import { describe, expect, test } from '@jest/globals'
import type { DaemonSet, Deployment, StatefulSet } from '@kindbox/schemas/apps/v1'
import { daemonSetProgress, deploymentProgress, statefulSetProgress } from './rollout-progress.ts'

const metadata = { name: 'web', namespace: 'default', uid: 'u', resourceVersion: '1', generation: 2 }
const rest = { selector: {}, template: {} }
const words = (progress: { type: string; message?: string }) => progress.message ?? progress.type

describe('a Deployment', () => {
  const cases: [status: Deployment['status'], says: string][] = [
    [undefined, 'the controller has not seen the change yet'],
    [{ observedGeneration: 1, replicas: 3, updatedReplicas: 3, availableReplicas: 3 }, 'the controller has not seen the change yet'],
    [{ observedGeneration: 2, replicas: 3 }, '0 of 3 new pods exist'],
    [{ observedGeneration: 2, replicas: 4, updatedReplicas: 3 }, '1 old pods are ending'],
    [{ observedGeneration: 2, replicas: 3, updatedReplicas: 3, availableReplicas: 2 }, '2 of 3 new pods are available'],
    [{ observedGeneration: 2, replicas: 3, updatedReplicas: 3, availableReplicas: 3 }, 'Complete'],
    [
      { observedGeneration: 2, conditions: [{ type: 'Progressing', status: 'False', reason: 'ProgressDeadlineExceeded' }] },
      'the rollout made no progress within its deadline (spec.progressDeadlineSeconds)',
    ],
  ]
  test.each(cases)('%j: %s', (status, says) => {
    const deployment = { apiVersion: 'apps/v1', kind: 'Deployment', metadata, spec: { replicas: 3, ...rest }, ...(status && { status }) }
    expect(words(deploymentProgress(deployment))).toBe(says)
  })
})

describe('a StatefulSet', () => {
  const status = { replicas: 3, observedGeneration: 2, readyReplicas: 3, updatedReplicas: 1, currentRevision: 'a', updateRevision: 'b' }
  const cases: [spec: Partial<StatefulSet['spec']>, status: StatefulSet['status'], says: string][] = [
    [{}, { replicas: 0 }, 'the controller has not seen the change yet'],
    [{}, { ...status, readyReplicas: 2 }, '2 of 3 pods are ready'],
    [{}, status, '1 of 3 pods are new'],
    [{}, { ...status, updateRevision: 'a' }, 'Complete'],
    [{ updateStrategy: { rollingUpdate: { partition: 1 } } }, status, '1 of 2 pods above the partition are new'],
    [{ updateStrategy: { rollingUpdate: { partition: 2 } } }, status, 'Complete'],
    [
      { updateStrategy: { type: 'OnDelete' } },
      status,
      'with the update strategy OnDelete nothing is rolled out: pods become new when they are deleted',
    ],
  ]
  test.each(cases)('%j, %j: %s', (spec, found, says) => {
    const set = {
      apiVersion: 'apps/v1',
      kind: 'StatefulSet',
      metadata,
      spec: { replicas: 3, ...rest, ...spec },
      ...(found && { status: found }),
    }
    expect(words(statefulSetProgress(set))).toBe(says)
  })
})

describe('a DaemonSet', () => {
  const counts = { currentNumberScheduled: 0, desiredNumberScheduled: 0, numberMisscheduled: 0, numberReady: 0 }
  const cases: [status: Partial<DaemonSet['status']>, says: string][] = [
    [{}, 'the controller has not seen the change yet'],
    [{ observedGeneration: 2, desiredNumberScheduled: 2, updatedNumberScheduled: 1 }, '1 of 2 new pods exist'],
    [{ observedGeneration: 2, desiredNumberScheduled: 2, updatedNumberScheduled: 2, numberAvailable: 1 }, '1 of 2 new pods are available'],
    [{ observedGeneration: 2, desiredNumberScheduled: 2, updatedNumberScheduled: 2, numberAvailable: 2 }, 'Complete'],
  ]
  test.each(cases)('%j: %s', (status, says) => {
    expect(
      words(daemonSetProgress({ apiVersion: 'apps/v1', kind: 'DaemonSet', metadata, spec: rest, status: { ...counts, ...status } })),
    ).toBe(says)
  })
})
