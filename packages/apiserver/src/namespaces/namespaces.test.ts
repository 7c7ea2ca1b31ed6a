import { beforeEach, describe, expect, test } from '@jest/globals'
import { createApiServer } from '../api-server.ts'
import { asker, type Ask, JSON_PATCH, MERGE } from '../fixture/ask.fixture.ts'
import { foo, fooCrd } from '../fixture/foo-crd.fixture.ts'

const NAMESPACES = '/api/v1/namespaces'
const namespace = (name: string, more: object = {}) => ({ apiVersion: 'v1', kind: 'Namespace', metadata: { name, ...more } })
const foosIn = (name: string) => `/apis/clux.dev/v1/namespaces/${name}/foos`

let ask: Ask
beforeEach(() => {
  ask = asker(createApiServer({ crds: [fooCrd] }).fetch)
})

test('those of a new cluster are there', async () => {
  const { body } = await ask('GET', NAMESPACES)
  expect(body.kind).toBe('NamespaceList')
  expect(body.items.map(({ metadata }: { metadata: { name: string } }) => metadata.name)).toEqual([
    'default',
    'kube-node-lease',
    'kube-public',
    'kube-system',
  ])
  expect(body.items[0]).toEqual({
    metadata: { ...body.items[0].metadata, labels: { 'kubernetes.io/metadata.name': 'default' } },
    spec: { finalizers: ['kubernetes'] },
    status: { phase: 'Active' },
  })
})

describe('a new namespace', () => {
  test('begins Active and carries its name as a label, whatever the request says', async () => {
    const { status, body } = await ask('POST', NAMESPACES, {
      ...namespace('a', { labels: { 'kubernetes.io/metadata.name': 'b' } }),
      status: { phase: 'Odd' },
    })
    expect(status).toBe(201)
    expect(body).toMatchObject({
      metadata: { labels: { 'kubernetes.io/metadata.name': 'a' } },
      spec: { finalizers: ['kubernetes'] },
      status: { phase: 'Active' },
    })
    expect(body.metadata).not.toHaveProperty('generation')
  })

  test.each([
    ['default', 409, 'namespaces "default" already exists'],
    ['a.b', 422, 'Namespace "a.b" is invalid: metadata.name: Invalid value: "a.b": must not contain dots'],
    ['A', 422, expect.stringContaining('a lowercase RFC 1123 label must consist of')],
  ])('%s is refused', async (name, status, message) => {
    const answer = await ask('POST', NAMESPACES, namespace(name))
    expect([answer.status, answer.body.message]).toEqual([status, message])
  })
})

test('an update needs no version, and leaves the finalizer', async () => {
  await ask('POST', NAMESPACES, namespace('a'))
  const { status, body } = await ask('PUT', `${NAMESPACES}/a`, { ...namespace('a', { labels: { x: 'y' } }), spec: { finalizers: [] } })
  expect(status).toBe(200)
  expect(body).toMatchObject({ metadata: { labels: { x: 'y', 'kubernetes.io/metadata.name': 'a' } }, spec: { finalizers: ['kubernetes'] } })
  expect(
    (await ask('PATCH', `${NAMESPACES}/a`, [{ op: 'add', path: '/metadata/labels/z', value: '1' }], JSON_PATCH)).body.metadata.labels,
  ).toMatchObject({ z: '1' })
})

describe('objects', () => {
  test('need a namespace that is there', async () => {
    const { status, body } = await ask('POST', foosIn('nowhere'), foo('a'))
    expect([status, body.message]).toEqual([404, 'namespaces "nowhere" not found'])
    expect((await ask('GET', foosIn('nowhere'))).body.items).toEqual([])
  })

  test('go with it', async () => {
    await ask('POST', NAMESPACES, namespace('a'))
    await ask('POST', foosIn('a'), foo('x'))
    await ask('POST', foosIn('default'), foo('x'))
    const { status, body } = await ask('DELETE', `${NAMESPACES}/a`)
    expect([status, body.status.phase]).toEqual([200, 'Terminating'])
    expect((await ask('GET', `${NAMESPACES}/a`)).status).toBe(404)
    expect((await ask('GET', '/apis/clux.dev/v1/foos')).body.items).toHaveLength(1)
  })

  test('with finalizers keep it, and nothing new gets in', async () => {
    await ask('POST', NAMESPACES, namespace('a'))
    await ask('POST', foosIn('a'), foo('held', { name: 'n' }, { finalizers: ['clux.dev/hold'] }))
    await ask('DELETE', `${NAMESPACES}/a`)
    expect((await ask('GET', `${NAMESPACES}/a`)).body.status.phase).toBe('Terminating')
    const refused = await ask('POST', foosIn('a'), foo('late'))
    expect([refused.status, refused.body.message, refused.body.details.causes]).toEqual([
      403,
      'foos.clux.dev "late" is forbidden: unable to create new content in namespace a because it is being terminated',
      [{ reason: 'NamespaceTerminating', message: 'namespace a is being terminated', field: 'metadata.namespace' }],
    ])
    await ask('PATCH', `${foosIn('a')}/held`, { metadata: { finalizers: [] } }, MERGE)
    expect((await ask('GET', `${NAMESPACES}/a`)).status).toBe(404)
  })
})

test.each([
  ['DELETE', '/default', 403, 'namespaces "default" is forbidden: this namespace may not be deleted'],
  ['DELETE', '', 405, 'the server does not allow this method on the requested resource'],
  ['PUT', '', 405, 'the server does not allow this method on the requested resource'],
  ['POST', '/default', 405, 'the server does not allow this method on the requested resource'],
  ['GET', '/default/nothing', 404, 'the server could not find the requested resource'],
  ['GET', '/nowhere', 404, 'namespaces "nowhere" not found'],
])('%s %s is refused', async (method, path, status, message) => {
  const answer = await ask(method, NAMESPACES + path, method === 'GET' || method === 'DELETE' ? undefined : {})
  expect([answer.status, answer.body.message]).toEqual([status, message])
})

describe('the finalizers of a namespace', () => {
  const finalizersOf = async (path: string) => (await ask('GET', path)).body.spec
  const finalize = (name: string, finalizers: readonly string[]) =>
    ask('PUT', `${NAMESPACES}/${name}/finalize`, { ...namespace(name), spec: { finalizers } })

  test('keep it when all in it is gone, but for that of Kubernetes', async () => {
    await ask('POST', NAMESPACES, { ...namespace('a'), spec: { finalizers: ['example.dev/own'] } })
    expect(await finalizersOf(`${NAMESPACES}/a`)).toEqual({ finalizers: ['example.dev/own', 'kubernetes'] })
    await ask('POST', foosIn('a'), foo('one'))
    await ask('DELETE', `${NAMESPACES}/a`)
    expect(await finalizersOf(`${NAMESPACES}/a`)).toEqual({ finalizers: ['example.dev/own'] })
    expect((await ask('GET', foosIn('a'))).body.items).toEqual([])
    expect((await finalize('a', [])).status).toBe(200)
    expect((await ask('GET', `${NAMESPACES}/a`)).status).toBe(404)
  })

  test.each([
    ['own', 'spec.finalizers[0]: Invalid value: "own": name is neither a standard finalizer name nor is it fully qualified'],
    ['a/', expect.stringContaining('spec.finalizers[0]: Invalid value: "a/": name part must be non-empty')],
  ])('are refused where they are none: %s', async (finalizer, message) => {
    await ask('POST', NAMESPACES, namespace('a'))
    const { status, body } = await finalize('a', [finalizer])
    expect(status).toBe(422)
    expect(body.message).toEqual(typeof message === 'string' ? `Namespace "a" is invalid: ${message}` : message)
  })

  test.each(['GET', 'PATCH', 'DELETE', 'POST'])('know no %s', async (method) => {
    expect((await ask(method, `${NAMESPACES}/default/finalize`)).status).toBe(405)
  })
})
