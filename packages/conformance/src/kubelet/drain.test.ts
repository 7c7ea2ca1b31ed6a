import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { Client } from '@kindbox/client'
import { mergePatch } from '@kindbox/core'
import type { PodApi } from '@kindbox/operations'
import { Node } from '@kindbox/schemas/core/v1'
import { PodDisruptionBudget } from '@kindbox/schemas/policy/v1'
import { afterAll, beforeAll, describe, expect } from '@jest/globals'
import { launchCluster, type Cluster } from './launch-cluster.ts'
import { clusterPrograms, podsOfNewNamespace, runPod, testOn } from './test-cluster.fixture.ts'

const programs = await clusterPrograms()
const on = testOn(programs)
const program = fileURLToPath(new URL('../../../../examples/drain/dist/main.js', import.meta.url))

let cluster: Cluster
let client: Client
let api: PodApi
beforeAll(async () => {
  if ('missing' in programs) return
  cluster = await launchCluster(programs)
  client = await Client.fromKubeconfig({ path: cluster.kubeconfig })
  api = await podsOfNewNamespace(client, 'shop')
  for (const name of ['web', 'db']) await runPod(api, cluster.node, name, { main: ['sleep', '1000'] })
  // It says itself what it allows: the controller that would compute it does not run.
  const budgets = client.api(PodDisruptionBudget, { namespace: 'shop' })
  const spec = { minAvailable: 1, selector: { matchLabels: { app: 'db' } } }
  const { metadata } = await budgets.create({ metadata: { name: 'db' }, spec })
  await budgets.patchStatus('db', mergePatch({ status: { ...counts(0), observedGeneration: metadata.generation! } }))
}, 60_000)
afterAll(async () => {
  client?.close()
  await cluster?.close()
}, 30_000)

const counts = (disruptionsAllowed: number) => ({ disruptionsAllowed, currentHealthy: 1, desiredHealthy: 1, expectedPods: 1 })

async function drain(...args: string[]) {
  const told = await new Promise<{ code: number; stdout: string; stderr: string }>((resolve) => {
    execFile(process.execPath, [program, '--kubeconfig', cluster.kubeconfig, ...args], (error, stdout, stderr) =>
      resolve({ code: typeof error?.code === 'number' ? error.code : 0, stdout, stderr }),
    )
  })
  const cordoned = (await client.api(Node).get(cluster.node)).spec?.unschedulable === true
  return { code: told.code, stderr: told.stderr, lines: told.stdout.split('\n').filter(Boolean).toSorted(), cordoned }
}

const budget = 'The disruption budget db needs 1 healthy pods and has 1 currently'

describe('examples/drain', () => {
  on('a dry run asks the budgets, and changes nothing', async () => {
    const refused = ['db', 'web'].map((name) => `Pod shop/${name} has no controller that would replace it.`)
    expect(await drain(cluster.node, '--dry-run')).toEqual({ code: 1, stderr: '', lines: refused, cordoned: false })
    const lines = [`shop/db would have to wait: ${budget}`, 'shop/web would go']
    expect(await drain(cluster.node, '--dry-run', '--force')).toEqual({ code: 3, stderr: '', lines, cordoned: false })
    expect((await api.list()).items).toHaveLength(2)
  })

  on('what cannot be begun is said', async () => {
    const failed = { lines: [], cordoned: false }
    expect(await drain('node-9')).toEqual({ ...failed, code: 1, stderr: 'There is no Node node-9.\n' })
    expect(await drain(cluster.node, '--timeout', 'soon')).toEqual({
      ...failed,
      code: 2,
      stderr: '--timeout takes whole seconds, not soon.\n',
    })
  })

  on(
    'evicts what may go, and says which budget keeps the rest, until that gives way',
    async () => {
      expect(await drain(cluster.node, '--force', '--grace-period', '0', '--timeout', '5')).toEqual({
        code: 3,
        stderr: '',
        lines: [
          `node-1 is cordoned`,
          'node-1 is not drained: the time is up',
          `shop/db has to wait: ${budget}`,
          `shop/db is left: ${budget}`,
          'shop/web is ending',
          'shop/web is gone',
        ],
        cordoned: true,
      })
      await client.api(PodDisruptionBudget, { namespace: 'shop' }).patchStatus('db', mergePatch({ status: counts(1) }))
      expect(await drain(cluster.node, '--force', '--grace-period', '0')).toEqual({
        code: 0,
        stderr: '',
        lines: ['node-1 is cordoned', 'node-1 is drained', 'shop/db is ending', 'shop/db is gone'],
        cordoned: true,
      })
    },
    60_000,
  )
})
