import { describe, expect, test } from '@jest/globals'
import type { Pod } from '@kindbox/schemas/core/v1'
import { drainPlan, type DrainRules } from './drain-plan.ts'

interface Sample {
  readonly owner?: 'ReplicaSet' | 'DaemonSet'
  readonly phase?: NonNullable<Pod['status']>['phase']
  readonly emptyDir?: boolean
  readonly mirror?: boolean
}

function pod({ owner, phase = 'Running', emptyDir = false, mirror = false }: Sample): Pod {
  const reference = { apiVersion: 'apps/v1', kind: owner ?? '', name: 'o', uid: 'o', controller: true }
  return {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: {
      name: 'p',
      namespace: 'n',
      uid: 'u',
      resourceVersion: '1',
      ...(owner !== undefined && { ownerReferences: [reference] }),
      ...(mirror && { annotations: { 'kubernetes.io/config.mirror': 'x' } }),
    },
    spec: { containers: [], volumes: emptyDir ? [{ name: 'v', emptyDir: {} }] : [] },
    status: { phase },
  }
}

describe('a pod is evicted, left, or stands against the drain', () => {
  const cases: [sample: Sample, rules: DrainRules, orphan: boolean, becomes: string][] = [
    [{ owner: 'ReplicaSet' }, {}, false, 'evicted'],
    [{}, {}, false, 'Set force.'],
    [{}, { force: true }, false, 'evicted'],
    [{ phase: 'Succeeded' }, {}, false, 'evicted'],
    [{ phase: 'Failed', owner: 'DaemonSet', emptyDir: true }, {}, false, 'evicted'],
    [{ owner: 'DaemonSet' }, {}, false, 'Set ignoreDaemonSets.'],
    [{ owner: 'DaemonSet' }, { ignoreDaemonSets: true }, false, 'left: DaemonSet'],
    [{ owner: 'DaemonSet', emptyDir: true }, { ignoreDaemonSets: true }, false, 'left: DaemonSet'],
    [{ owner: 'DaemonSet' }, { ignoreDaemonSets: true }, true, 'Set force.'],
    [{ owner: 'DaemonSet' }, { force: true }, true, 'evicted'],
    [{ mirror: true }, {}, false, 'left: Mirror'],
    [{ owner: 'ReplicaSet', emptyDir: true }, {}, false, 'Set deleteEmptyDirData.'],
    [{ owner: 'ReplicaSet', emptyDir: true }, { deleteEmptyDirData: true }, false, 'evicted'],
    [{ emptyDir: true }, {}, false, 'Set deleteEmptyDirData. Set force.'],
  ]
  test.each(cases)('%j with %j, orphan %j: %s', (sample, rules, orphan, becomes) => {
    const { evict, leave, issues } = drainPlan([pod(sample)], rules, () => orphan)
    const said = [...evict.map(() => 'evicted'), ...leave.map(({ reason }) => `left: ${reason}`), ...issues.map(({ fix }) => fix)]
    expect(said.join(' ')).toBe(becomes)
  })
})
