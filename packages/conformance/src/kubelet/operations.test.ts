import { Client } from '@kindbox/client'
import { isApiError, isKubeError, mergePatch } from '@kindbox/core'
import { certificateSigningRequests, daemonSets, deployments, nodes, serviceAccounts, statefulSets } from '@kindbox/operations'
import type { DrainEvent, PodApi, RolloutProgress } from '@kindbox/operations'
import { DaemonSet, type Deployment } from '@kindbox/schemas/apps/v1'
import { Namespace, Node } from '@kindbox/schemas/core/v1'
import { PodDisruptionBudget } from '@kindbox/schemas/policy/v1'
import { afterAll, beforeAll, describe, expect } from '@jest/globals'
import { certificateRequest } from './certificate-request.fixture.ts'
import { launchCluster, type Cluster } from './launch-cluster.ts'
import { clusterPrograms, podsOfNewNamespace, runPod, testOn, until } from './test-cluster.fixture.ts'

const programs = await clusterPrograms()
const on = testOn(programs)
const controllers = ['deployment-controller', 'replicaset-controller', 'statefulset-controller', 'daemonset-controller']

let cluster: Cluster
let client: Client
beforeAll(async () => {
  if ('missing' in programs) return
  cluster = await launchCluster({ ...programs, controllers })
  client = await Client.fromKubeconfig({ path: cluster.kubeconfig, onWarning: () => {} })
}, 60_000)
afterAll(async () => {
  client?.close()
  await cluster?.close()
}, 30_000)

/** A budget that says so itself: the controller that would compute it does not run. */
async function budget(namespace: string, name: string, app: string, disruptionsAllowed: number): Promise<void> {
  const budgets = client.api(PodDisruptionBudget, { namespace })
  const created = await budgets.create({ metadata: { name }, spec: { minAvailable: 1, selector: { matchLabels: { app } } } })
  const counts = {
    disruptionsAllowed,
    currentHealthy: 1,
    desiredHealthy: 1,
    expectedPods: 1,
    observedGeneration: created.metadata.generation!,
  }
  await budgets.patchStatus(name, mergePatch({ status: counts }))
}

describe('evict', () => {
  let api: PodApi
  beforeAll(async () => {
    if (!('missing' in programs)) api = await podsOfNewNamespace(client, 'evictions')
  })

  on('without a budget the pod goes', async () => {
    await runPod(api, cluster.node, 'free', { main: ['sleep', '1000'] })
    expect(await api.evict('free')).toEqual({ type: 'Evicted' })
    await gone(api, 'free')
  })

  on('a budget stands against it, and says so', async () => {
    await runPod(api, cluster.node, 'kept', { main: ['sleep', '1000'] })
    await budget('evictions', 'keep', 'kept', 0)
    expect(await api.evict('kept')).toMatchObject({
      type: 'Blocked',
      message: 'The disruption budget keep needs 1 healthy pods and has 1 currently',
      status: { code: 429, reason: 'TooManyRequests' },
    })
    await client.api(PodDisruptionBudget, { namespace: 'evictions' }).patch('keep', mergePatch({ spec: { minAvailable: 0 } }))
    // The controller has not looked at the change, and the server suggests to come back.
    expect(await api.evict('kept')).toMatchObject({ type: 'Blocked', retryAfterSeconds: 10 })
  })

  on('a budget that allows it lets it go', async () => {
    await runPod(api, cluster.node, 'allowed', { main: ['sleep', '1000'] })
    await budget('evictions', 'allow', 'allowed', 1)
    expect(await api.evict('allowed', { dryRun: 'All' })).toEqual({ type: 'Evicted' })
    expect(await api.evict('allowed', { gracePeriodSeconds: 0 })).toEqual({ type: 'Evicted' })
    await gone(api, 'allowed')
  })

  on('all else is an error: no pod, another pod, two budgets', async () => {
    await runPod(api, cluster.node, 'twice', { main: ['sleep', '1000'] })
    await budget('evictions', 'twice-1', 'twice', 1)
    await budget('evictions', 'twice-2', 'twice', 1)
    await expect(api.evict('nobody')).rejects.toThrow(/^evict Pod evictions\/nobody: 404 NotFound/)
    await runPod(api, cluster.node, 'another', { main: ['sleep', '1000'] })
    await expect(api.evict('another', { preconditions: { uid: 'other' } })).rejects.toThrow(/^evict Pod evictions\/another: 409 Conflict/)
    const error: unknown = await api.evict('twice').catch((caught: unknown) => caught)
    expect(isApiError(error) && error.status.code).toBe(500)
    expect((error as Error).message).toMatch(/^evict Pod evictions\/twice: 500.*more than one PodDisruptionBudget/)
  })
})

async function gone(api: PodApi, name: string): Promise<void> {
  while ((await api.list({ fieldSelector: `metadata.name=${name}` })).items.length > 0)
    await new Promise((resolve) => setImmediate(resolve))
}

describe('nodes', () => {
  on('cordon and uncordon', async () => {
    await client.api(Node).create({ metadata: { name: 'spare' } })
    expect((await nodes(client).cordon('spare')).spec?.unschedulable).toBe(true)
    expect((await nodes(client).uncordon('spare')).spec?.unschedulable).toBeUndefined()
  })

  on(
    'drain',
    async () => {
      const api = await podsOfNewNamespace(client, 'drained')
      const pod = { main: ['sleep', '1000'] }
      const podSelector = 'drain in (me, agent)'
      const labels = async (name: string) => await api.patch(name, mergePatch({ metadata: { labels: { drain: 'me' } } }))
      for (const name of ['alone', 'guarded']) await labels((await runPod(api, cluster.node, name, pod)).metadata.name)
      await runPod(api, cluster.node, 'local', pod, { volumes: [{ name: 'data', emptyDir: {} }] })
      await labels('local')
      await budget('drained', 'guard', 'guarded', 0)
      const daemons = client.api(DaemonSet, { namespace: 'drained' })
      await daemons.create(daemonSet('agent'))
      await until(api, (await firstOf(api, 'app=agent')).metadata.name, ({ status }) => status?.phase === 'Running')

      const refused: unknown = await last(nodes(client).drain(cluster.node, { podSelector }))
      if (!isKubeError(refused, 'RequestError')) throw new Error('the drain began', { cause: refused })
      expect(refused.issues.map(({ message }) => message.replace(/agent-\w+/, 'agent')).toSorted()).toEqual(
        [
          'Pod drained/alone has no controller that would replace it.',
          'Pod drained/guarded has no controller that would replace it.',
          'Pod drained/local has data in an emptyDir, which would be lost.',
          'Pod drained/local has no controller that would replace it.',
          'Pod drained/agent belongs to a DaemonSet, which would put it back.',
        ].toSorted(),
      )

      const rules = { force: true, ignoreDaemonSets: true, deleteEmptyDirData: true, podSelector, gracePeriodSeconds: 0 }
      // The budget gives way once it has stood against the drain.
      const events: DrainEvent[] = []
      let time = 0
      const clock = { monotonic: () => time, sleep: async () => void (time += 10_000) }
      for await (const event of nodes(client).drain(cluster.node, { ...rules, clock })) {
        events.push(event)
        if (event.type !== 'Blocked') continue
        await client
          .api(PodDisruptionBudget, { namespace: 'drained' })
          .patchStatus('guard', mergePatch({ status: { disruptionsAllowed: 1 } }))
      }
      const told = events.map((event) => ('pod' in event ? `${event.type} ${event.pod.name.replace(/-.*/, '')}` : event.type))
      expect(told[0]).toBe('Cordoned')
      expect(told.at(-1)).toBe('Drained')
      expect(told.toSorted()).toEqual(
        [
          'Cordoned',
          'Left agent',
          ...['alone', 'guarded', 'local'].flatMap((name) => [`Evicting ${name}`, `Gone ${name}`]),
          'Blocked guarded',
          'Drained',
        ].toSorted(),
      )

      await labels(
        (
          await runPod(
            api,
            cluster.node,
            'stubborn',
            { main: ['sh', '-c', 'trap "" TERM; while true; do sleep 1; done'] },
            { terminationGracePeriodSeconds: 60 },
          )
        ).metadata.name,
      )
      time = 0
      const given: DrainEvent[] = []
      for await (const event of nodes(client).drain(cluster.node, { force: true, podSelector: 'drain=me', timeoutSeconds: 5, clock }))
        given.push(event)
      expect(given.at(-1)).toMatchObject({
        type: 'TimedOut',
        node: cluster.node,
        remaining: [{ kind: 'Pod', namespace: 'drained', name: 'stubborn' }],
      })
      await api.delete('stubborn', { gracePeriodSeconds: 0 })
      await nodes(client).uncordon(cluster.node)
    },
    30_000,
  )
})

async function last(events: AsyncIterable<unknown>): Promise<unknown> {
  let found: unknown
  try {
    for await (const event of events) found = event
  } catch (error) {
    return error
  }
  return found
}

async function firstOf(api: PodApi, labelSelector: string) {
  for (;;) {
    const [found] = (await api.list({ labelSelector })).items
    if (found !== undefined) return found
  }
}

function template(app: string, version: string) {
  const containers = [{ name: 'main', image: 'none', command: ['sleep', '1000'], env: [{ name: 'VERSION', value: version }] }]
  // There is no scheduler, so the pods are made for the node.
  return { metadata: { labels: { app, drain: app } }, spec: { nodeName: cluster.node, terminationGracePeriodSeconds: 0, containers } }
}

function daemonSet(name: string) {
  return { metadata: { name }, spec: { selector: { matchLabels: { app: name } }, template: template(name, '1') } }
}

const versionOf = ({ spec }: Pick<Deployment, 'spec'>) => spec?.template.spec?.containers[0]?.env?.[0]?.value

async function progress(events: AsyncIterable<RolloutProgress>): Promise<RolloutProgress> {
  let found: RolloutProgress | undefined
  for await (const event of events) found = event
  return found!
}

describe('rollouts', () => {
  on(
    'of a Deployment: status, restart, undo, pause, scale',
    async () => {
      await client.api(Namespace).create({ metadata: { name: 'rollouts' } })
      const api = deployments(client, { namespace: 'rollouts' })
      const spec = { replicas: 2, selector: { matchLabels: { app: 'web' } }, template: template('web', '1') }
      await api.create({ metadata: { name: 'web' }, spec })
      expect(await progress(api.rollout('web'))).toEqual({ type: 'Complete' })
      await expect(api.undo('web')).rejects.toThrow(/^undo Deployment rollouts\/web was not done: it has no earlier revision/)

      await api.patch('web', mergePatch({ spec: { template: template('web', '2') } }))
      expect(await progress(api.rollout('web'))).toEqual({ type: 'Complete' })
      expect((await api.revisions('web')).map(({ revision }) => revision)).toEqual([1, 2])
      const undone = await api.undo('web')
      expect(versionOf(undone)).toBe('1')
      expect(undone.spec?.template.metadata?.labels).toEqual({ app: 'web', drain: 'web' })
      expect(await progress(api.rollout('web'))).toEqual({ type: 'Complete' })
      expect((await api.revisions('web')).map(({ revision }) => revision)).toEqual([2, 3])
      expect(versionOf(await api.undo('web', { revision: 2 }))).toBe('2')
      await expect(api.undo('web', { revision: 9 })).rejects.toThrow(/there is no revision 9, only/)

      const restarted = await api.restart('web')
      expect(restarted.spec?.template.metadata?.annotations).toEqual({ 'kubectl.kubernetes.io/restartedAt': expect.any(String) })
      expect(await progress(api.rollout('web'))).toEqual({ type: 'Complete' })
      expect((await api.pause('web')).spec?.paused).toBe(true)
      await expect(api.restart('web')).rejects.toThrow(/^restart Deployment rollouts\/web was not done: it is paused/)
      expect((await api.resume('web')).spec?.paused).toBeUndefined()

      expect((await api.scale('web', 3)).spec.replicas).toBe(3)
      expect((await api.getScale('web')).spec.replicas).toBe(3)
      expect(await progress(api.rollout('web'))).toEqual({ type: 'Complete' })
      await expect(progress(api.rollout('nothing'))).rejects.toThrow(/^get Deployment rollouts\/nothing: 404 NotFound/)
    },
    30_000,
  )

  on(
    'of a StatefulSet and a DaemonSet',
    async () => {
      await client.api(Namespace).create({ metadata: { name: 'sets' } })
      const sets = statefulSets(client, { namespace: 'sets' })
      await sets.create({
        metadata: { name: 'db' },
        spec: { serviceName: 'db', replicas: 1, selector: { matchLabels: { app: 'db' } }, template: template('db', '1') },
      })
      expect(await progress(sets.rollout('db'))).toEqual({ type: 'Complete' })
      await sets.patch('db', mergePatch({ spec: { template: template('db', '2') } }))
      expect(await progress(sets.rollout('db'))).toEqual({ type: 'Complete' })
      expect((await sets.revisions('db')).map(({ revision }) => revision)).toEqual([1, 2])
      expect(versionOf(await sets.undo('db'))).toBe('1')
      expect(await progress(sets.rollout('db'))).toEqual({ type: 'Complete' })

      const daemons = daemonSets(client, { namespace: 'sets' })
      await daemons.create(daemonSet('log'))
      expect(await progress(daemons.rollout('log'))).toEqual({ type: 'Complete' })
      await daemons.restart('log')
      expect(await progress(daemons.rollout('log'))).toEqual({ type: 'Complete' })
      const undone = await daemons.undo('log')
      expect(undone.spec?.template.metadata?.annotations).toBeUndefined()
    },
    30_000,
  )
})

describe('identities', () => {
  on('a service account’s token is who it says', async () => {
    const accounts = serviceAccounts(client, { namespace: 'default' })
    await accounts.create({ metadata: { name: 'robot' } })
    const { token, expirationTimestamp } = await accounts.createToken('robot', { expirationSeconds: 600 })
    expect(Math.round((Date.parse(expirationTimestamp) - Date.now()) / 60_000)).toBe(10)
    const robot = new Client({ server: cluster.server.url, tls: { ca: cluster.server.ca }, token })
    await expect(robot.api(Node).list()).rejects.toThrow(/"system:serviceaccount:default:robot" cannot list/)
    robot.close()
    await expect(accounts.createToken('nobody')).rejects.toThrow(/^create token of ServiceAccount default\/nobody: 404 NotFound/)
    await expect(accounts.createToken('robot', { expirationSeconds: 1 })).rejects.toThrow(/422 Invalid/)
  })

  on('a certificate signing request is approved or denied, once', async () => {
    const api = certificateSigningRequests(client)
    const asked = Buffer.from(await certificateRequest('robot')).toString('base64')
    for (const name of ['good', 'bad']) {
      await api.create({ metadata: { name }, spec: { request: asked, signerName: 'example.com/signer', usages: ['client auth'] } })
    }
    const approved = await api.approve('good', { message: 'known' })
    expect(approved.status?.conditions).toMatchObject([{ type: 'Approved', status: 'True', reason: 'KindboxApprove', message: 'known' }])
    expect((await api.approve('good')).metadata.resourceVersion).toBe(approved.metadata.resourceVersion)
    expect((await api.deny('bad', { reason: 'Unknown' })).status?.conditions).toMatchObject([{ type: 'Denied', reason: 'Unknown' }])
    await expect(api.approve('bad')).rejects.toThrow(/422 Invalid/)
  })
})
