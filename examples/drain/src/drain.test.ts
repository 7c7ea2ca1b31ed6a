import { createApiServer } from '@kindbox/apiserver'
import { Client } from '@kindbox/client'
import { DaemonSet } from '@kindbox/schemas/apps/v1'
import { Node, Pod } from '@kindbox/schemas/core/v1'
import { describe, expect, test } from '@jest/globals'
import { drain } from './drain.ts'
import { drainArguments, type DrainArguments } from './drain-arguments.ts'

// kube-apiserver selects pods by more fields (pkg/registry/core/pod/strategy.go) than their schema tells.
const podsByNode = { ...Pod, selectableFields: [{ jsonPath: '.spec.nodeName' }] }

// The embedded server has no evictions, so that the pods are deleted; it ends them at once, as no kubelet runs them.
describe('drain', () => {
  async function run(...args: string[]) {
    await using server = createApiServer({ resources: [DaemonSet, Node, podsByNode] })
    await using client = new Client({ fetch: server.fetch })
    await client.api(Node).create({ metadata: { name: 'node-1' } })
    const pods = client.api(Pod, { namespace: 'default' })
    const containers = [{ name: 'main', image: 'none' }]
    await pods.create({ metadata: { name: 'web' }, spec: { nodeName: 'node-1', containers } })
    await pods.create({ metadata: { name: 'elsewhere' }, spec: { nodeName: 'node-2', containers } })
    const owner = { apiVersion: 'apps/v1', kind: 'DaemonSet', name: 'agent', uid: 'u', controller: true }
    await pods.create({ metadata: { name: 'orphan', ownerReferences: [owner] }, spec: { nodeName: 'node-1', containers } })
    const lines: string[] = []
    const code = await drain(client, drainArguments(args) as DrainArguments, { tell: (line) => lines.push(line) })
    const left = (await pods.list()).items.map(({ metadata }) => metadata.name)
    return { code, lines: lines.toSorted(), left, cordoned: (await client.api(Node).get('node-1')).spec?.unschedulable === true }
  }
  const all = ['elsewhere', 'orphan', 'web']
  const issues = [
    'Pod default/orphan belongs to a DaemonSet that does not exist.',
    'Pod default/web has no controller that would replace it.',
  ]

  test('empties the node', async () => {
    const lines = ['orphan', 'web'].flatMap((name) => [`default/${name} is ending`, `default/${name} is gone`])
    expect(await run('node-1', '--force', '--disable-eviction')).toEqual({
      code: 0,
      lines: [...lines, 'node-1 is cordoned', 'node-1 is drained'],
      left: ['elsewhere'],
      cordoned: true,
    })
  })

  test('does not begin where a pod would lose something', async () => {
    const last = 'node-1 is not drained: no pod was asked to go; --help names the options that allow it'
    expect(await run('node-1')).toEqual({ code: 1, lines: [...issues, 'node-1 is cordoned', last], left: all, cordoned: true })
  })

  test('a dry run changes nothing', async () => {
    expect(await run('node-1', '--dry-run')).toEqual({ code: 1, lines: issues, left: all, cordoned: false })
    const lines = ['default/orphan would go', 'default/web would go']
    expect(await run('node-1', '--dry-run', '--force', '--disable-eviction')).toEqual({ code: 0, lines, left: all, cordoned: false })
  })

  test('a node that is not there', async () => {
    await expect(run('node-9')).rejects.toThrow('There is no Node node-9.')
  })

  test('says so where a server knows no evictions', async () => {
    await expect(run('node-1', '--force')).rejects.toThrow('evict Pod default/orphan: 404 NotFound')
  })
})
