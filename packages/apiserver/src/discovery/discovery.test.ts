import { expect, test } from '@jest/globals'
import { structuralResource } from '@kindbox/core'
import { createApiServer } from '../api-server.ts'
import { asker } from '../fixture/ask.fixture.ts'
import { fooCrd } from '../fixture/foo-crd.fixture.ts'
import { compareVersions } from './version-order.ts'

const configMaps = structuralResource({
  group: '',
  version: 'v1',
  kind: 'ConfigMap',
  plural: 'configmaps',
  shortNames: ['cm'],
  scope: 'Namespaced',
  schema: { type: 'object', properties: { data: { type: 'object', additionalProperties: { type: 'string' } } } },
})

const ask = asker(createApiServer({ crds: [fooCrd], resources: [configMaps] }).fetch)

test.each(['/healthz', '/livez', '/readyz', '/readyz/ping'])('%s', async (path) => {
  expect(await ask('GET', path)).toMatchObject({ status: 200, text: 'ok' })
})

test('/version tells which Kubernetes this is like', async () => {
  expect((await ask('GET', '/version')).body).toMatchObject({ major: '1', minor: '36', gitVersion: expect.stringMatching(/^v1\.36\./) })
})

test.each([
  ['/api', { kind: 'APIVersions', versions: ['v1'], serverAddressByClientCIDRs: [] }],
  [
    '/apis',
    {
      kind: 'APIGroupList',
      apiVersion: 'v1',
      groups: ['apiextensions.k8s.io', 'clux.dev'].map((name) => {
        const version = { groupVersion: `${name}/v1`, version: 'v1' }
        return { name, versions: [version], preferredVersion: version }
      }),
    },
  ],
  [
    '/apis/clux.dev',
    {
      kind: 'APIGroup',
      apiVersion: 'v1',
      name: 'clux.dev',
      versions: [{ groupVersion: 'clux.dev/v1', version: 'v1' }],
      preferredVersion: { groupVersion: 'clux.dev/v1', version: 'v1' },
    },
  ],
  [
    '/apis/clux.dev/v1',
    {
      kind: 'APIResourceList',
      apiVersion: 'v1',
      groupVersion: 'clux.dev/v1',
      resources: [
        {
          name: 'foos',
          singularName: 'foo',
          namespaced: true,
          kind: 'Foo',
          verbs: ['delete', 'deletecollection', 'get', 'list', 'patch', 'create', 'update', 'watch'],
          shortNames: ['fo'],
          categories: ['all'],
          storageVersionHash: 'fDzk2EM9my0=',
        },
        { name: 'foos/status', singularName: '', namespaced: true, kind: 'Foo', verbs: ['get', 'patch', 'update'] },
        {
          name: 'foos/scale',
          singularName: '',
          namespaced: true,
          group: 'autoscaling',
          version: 'v1',
          kind: 'Scale',
          verbs: ['get', 'patch', 'update'],
        },
      ],
    },
  ],
])('%s', async (path, expected) => {
  expect((await ask('GET', path)).body).toEqual(expected)
})

test('/api/v1 tells the hashes of a kube-apiserver', async () => {
  const { body } = await ask('GET', '/api/v1')
  expect(body).not.toHaveProperty('apiVersion')
  const resources: { name: string; verbs: string[]; storageVersionHash?: string }[] = body.resources
  expect(resources.map(({ name, storageVersionHash }) => [name, storageVersionHash])).toEqual([
    ['namespaces', 'Q3oi5N2YM8M='],
    ['namespaces/finalize', undefined],
    ['namespaces/status', undefined],
    ['configmaps', 'qFsyl6wFWjQ='],
  ])
  expect(resources[0]?.verbs).not.toContain('deletecollection')
})

test.each([
  '/',
  '/nothing',
  '/apis/nothing.dev',
  '/apis/nothing.dev/v1',
  '/apis/clux.dev/v9',
  '/apis/clux.dev/v9/foos',
  '/apis/clux.dev/v1/bars',
  '/version/x',
])('%s leads nowhere', async (path) => {
  expect(await ask('GET', path)).toMatchObject({ status: 404, text: '404 page not found\n' })
})

test.each(['/api/v1/pods', '/api/v2', '/apis/apiextensions.k8s.io/v1/nothing'])(
  '%s: what Kubernetes itself does not serve it says in a Status',
  async (path) => {
    expect((await ask('GET', path)).body).toMatchObject({
      kind: 'Status',
      code: 404,
      message: 'the server could not find the requested resource',
    })
  },
)

test('versions come in the order of Kubernetes', () => {
  const versions = ['v10', 'v2', 'v1', 'v11beta2', 'v10beta3', 'v3beta1', 'v12alpha1', 'v11alpha2', 'foo1', 'foo10']
  expect(versions.toReversed().toSorted(compareVersions)).toEqual(versions)
})
