import { describe, expect, test } from '@jest/globals'
import { isKubeError } from '@kindbox/core'
import { Client } from '../client.ts'
import { stubFetch, type StubAnswer } from '../fixture/stub-fetch.ts'
import type { Discovery } from './discovery.ts'

const verbs = ['create', 'get', 'list', 'patch', 'update', 'watch']

/** A resource as aggregated documents tell it; the legacy one is made from it. */
interface Told {
  readonly resource: string
  readonly kind: string
  readonly scope?: string
  readonly short?: string[]
  readonly subresources?: string[]
}
interface Versions {
  readonly [version: string]: readonly Told[]
}

const core: Versions = { v1: [{ resource: 'pods', kind: 'Pod', short: ['po'], subresources: ['log', 'status'] }] }
const groups: { readonly [group: string]: Versions } = {
  apps: { v1: [{ resource: 'deployments', kind: 'Deployment', short: ['deploy'], subresources: ['status', 'scale'] }] },
  'example.dev': {
    v2: [{ resource: 'foos', kind: 'Foo', scope: 'Cluster' }],
    v1: [
      { resource: 'foos', kind: 'Foo', scope: 'Cluster' },
      { resource: 'olds', kind: 'Old' },
    ],
  },
  'metrics.example': { v1beta1: [{ resource: 'pods', kind: 'PodMetrics' }] },
}

function aggregatedVersion(version: string, told: readonly Told[], more: object = {}): object {
  const resources = told.map(({ resource, kind, scope = 'Namespaced', short, subresources }) => ({
    resource,
    responseKind: { group: '', version: '', kind },
    scope,
    singularResource: kind.toLowerCase(),
    verbs,
    ...(short && { shortNames: short }),
    ...(subresources && { subresources: subresources.map((subresource) => ({ subresource, verbs: ['get'] })) }),
  }))
  return { version, resources, freshness: 'Current', ...more }
}

const aggregatedGroup = (name: string, versions: Versions) => ({
  metadata: name === '' ? {} : { name },
  versions: Object.entries(versions).map(([version, told]) => aggregatedVersion(version, told)),
})
const aggregatedList = (items: readonly unknown[]) => ({
  kind: 'APIGroupDiscoveryList',
  apiVersion: 'apidiscovery.k8s.io/v2',
  metadata: {},
  items,
})
const aggregated: { readonly [path: string]: unknown } = {
  '/api': aggregatedList([aggregatedGroup('', core)]),
  '/apis': aggregatedList(Object.entries(groups).map(([name, versions]) => aggregatedGroup(name, versions))),
}

function legacyVersion(groupVersion: string, told: readonly Told[]): object {
  const resources = told.flatMap(({ resource, kind, scope, short, subresources = [] }) => {
    const main = { name: resource, singularName: kind.toLowerCase(), namespaced: scope !== 'Cluster', kind, verbs, shortNames: short }
    return [
      main,
      ...subresources.map((each) => ({ name: `${resource}/${each}`, singularName: '', namespaced: true, kind, verbs: ['get'] })),
    ]
  })
  return { kind: 'APIResourceList', apiVersion: 'v1', groupVersion, resources }
}

const legacy: { readonly [path: string]: unknown } = {
  '/api': { kind: 'APIVersions', versions: ['v1'] },
  '/api/v1': legacyVersion('v1', core['v1']!),
  '/apis': {
    kind: 'APIGroupList',
    apiVersion: 'v1',
    groups: Object.entries(groups).map(([name, versions]) => {
      const served = Object.keys(versions).map((version) => ({ groupVersion: `${name}/${version}`, version }))
      // The order of versions says nothing here.
      return { name, versions: served.toReversed(), preferredVersion: served[0] }
    }),
  },
  ...Object.fromEntries(
    Object.entries(groups).flatMap(([name, versions]) =>
      Object.entries(versions).map(([version, told]) => [`/apis/${name}/${version}`, legacyVersion(`${name}/${version}`, told)]),
    ),
  ),
}

const unavailable: StubAnswer = {
  status: 503,
  body: { kind: 'Status', apiVersion: 'v1', metadata: {}, status: 'Failure', reason: 'ServiceUnavailable', code: 503 },
}

function serving(documents: { readonly [path: string]: unknown }, faults: { readonly [path: string]: StubAnswer } = {}) {
  const { fetch, sent } = stubFetch(({ url }) => {
    const { pathname } = new URL(url)
    const body = documents[pathname]
    return faults[pathname] ?? (body === undefined ? { status: 404, body: '404 page not found' } : { body })
  })
  return { client: new Client({ fetch }), sent }
}

const shown = (discovery: Discovery) =>
  discovery.groups.map(({ name, preferredVersion, versions }) => ({
    name,
    preferredVersion,
    versions: versions.map(({ apiVersion, resources }) => ({
      apiVersion,
      resources: resources.map(({ kind, plural, scope, shortNames, verbs: offered, subresourceVerbs }) => ({
        kind,
        plural,
        scope,
        shortNames,
        offered,
        subresourceVerbs,
      })),
    })),
  }))

test('aggregated documents take two requests', async () => {
  const { client, sent } = serving(aggregated)
  const discovery = await client.discover()
  expect(sent.map(({ line }) => line)).toEqual(['GET /api', 'GET /apis'])
  expect(sent[0]!.headers?.['accept']).toBe(
    'application/json;g=apidiscovery.k8s.io;v=v2;as=APIGroupDiscoveryList,' +
      'application/json;g=apidiscovery.k8s.io;v=v2beta1;as=APIGroupDiscoveryList,application/json',
  )
  expect(discovery.problems).toEqual([])
  expect(discovery.groups.map(({ name }) => name)).toEqual(['', 'apps', 'example.dev', 'metrics.example'])
  expect(discovery.named('deploy')).toMatchObject({
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    scope: 'Namespaced',
    verbs,
    subresourceVerbs: { status: ['get'], scale: ['get'] },
  })
})

test('older servers, which answer the same request with legacy documents, tell the same', async () => {
  const { client, sent } = serving(legacy)
  const discovery = await client.discover()
  expect(discovery.problems).toEqual([])
  expect(shown(discovery)).toEqual(shown(await serving(aggregated).client.discover()))
  expect(sent).toHaveLength(2 + 5)
})

test('either root may be answered in either way', async () => {
  const discovery = await serving({ ...legacy, '/api': aggregated['/api'] }).client.discover()
  expect(shown(discovery)).toEqual(shown(await serving(aggregated).client.discover()))
})

test('a server without the kinds of v1 has no /api', async () => {
  const { '/api': _, ...rest } = aggregated
  const discovery = await serving(rest).client.discover()
  expect(discovery.groups.map(({ name }) => name)).toEqual(['apps', 'example.dev', 'metrics.example'])
})

describe('a kind is found', () => {
  const cases: [how: string, ask: (discovery: Discovery) => ReturnType<Discovery['named']>, found: string | undefined][] = [
    ['by version and kind', (d) => d.kind({ apiVersion: 'example.dev/v1', kind: 'Foo' }), 'example.dev/v1 foos'],
    ['in the preferred version', (d) => d.kind({ group: 'example.dev', kind: 'Foo' }), 'example.dev/v2 foos'],
    ['in the version that has it', (d) => d.kind({ group: 'example.dev', kind: 'Old' }), 'example.dev/v1 olds'],
    ['of the group without a name', (d) => d.kind({ apiVersion: 'v1', kind: 'Pod' }), 'v1 pods'],
    ['not: another version', (d) => d.kind({ apiVersion: 'apps/v2', kind: 'Deployment' }), undefined],
    ['not: in another case', (d) => d.kind({ group: 'apps', kind: 'deployment' }), undefined],
    ['by plural, of the first group that has it', (d) => d.named('pods'), 'v1 pods'],
    ['by short name', (d) => d.named('po'), 'v1 pods'],
    ['by kind, in any case', (d) => d.named('PodMetrics'), 'metrics.example/v1beta1 pods'],
    ['by plural and group', (d) => d.named('pods.metrics.example'), 'metrics.example/v1beta1 pods'],
    ['by plural, version and group', (d) => d.named('foos.v1.example.dev'), 'example.dev/v1 foos'],
    ['not: what nobody serves', (d) => d.named('bars'), undefined],
    ['not: a name of Object.prototype', (d) => d.named('constructor'), undefined],
  ]
  test.each(cases)('%s', async (_, ask, found) => {
    const resource = ask(await serving(aggregated).client.discover())
    expect(resource && `${resource.apiVersion} ${resource.plural}`).toBe(found)
  })
})

describe('what one group hides', () => {
  const broken = (version: object) =>
    serving({
      ...aggregated,
      '/apis': aggregatedList([{ metadata: { name: 'metrics.example' }, versions: [version] }, aggregatedGroup('apps', groups['apps']!)]),
    })
  const cases: [what: string, server: () => ReturnType<typeof serving>, code: string, message: string][] = [
    [
      'a stale group',
      () => broken({ version: 'v1beta1', freshness: 'Stale' }),
      'ApiError',
      'discover /apis: 503 ServiceUnavailable: the server that serves metrics.example/v1beta1 does not answer',
    ],
    [
      'a resource that cannot be read',
      () => broken({ version: 'v1beta1', resources: [{ resource: 'pods', scope: 'Everywhere' }] }),
      'DecodeError',
      'discover /apis: metrics.example/v1beta1 cannot be read: resources[0].scope has to be',
    ],
    [
      'a legacy document that is refused',
      () => serving(legacy, { '/apis/metrics.example/v1beta1': unavailable }),
      'ApiError',
      'discover /apis/metrics.example/v1beta1: 503 ServiceUnavailable',
    ],
    [
      'a legacy document that cannot be read',
      () => serving(legacy, { '/apis/metrics.example/v1beta1': { body: { kind: 'APIResourceList', resources: [{ name: 'pods' }] } } }),
      'DecodeError',
      'discover /apis/metrics.example/v1beta1 cannot be read: resources[0].',
    ],
  ]
  test.each(cases)('%s: the others are there, and nobody is told that it has nothing', async (_, server, code, message) => {
    const discovery = await server().client.discover()
    expect(discovery.problems).toMatchObject([{ group: 'metrics.example', version: 'v1beta1', error: { code } }])
    expect(discovery.problems[0]!.error.message).toContain(message)
    expect(discovery.named('deploy')?.kind).toBe('Deployment')
    expect(discovery.kind({ apiVersion: 'apps/v1', kind: 'Nothing' })).toBeUndefined()
    const { error } = discovery.problems[0]!
    for (const ask of [
      () => discovery.kind({ group: 'metrics.example', kind: 'PodMetrics' }),
      () => discovery.named('podmetrics.metrics.example'),
      () => discovery.named('anything'),
    ]) {
      expect(ask).toThrow(error)
    }
  })

  test('a group that went away while it was asked for is not there', async () => {
    const discovery = await serving(legacy, {
      '/apis/metrics.example/v1beta1': { status: 404, body: '404 page not found' },
    }).client.discover()
    expect(discovery.problems).toEqual([])
    expect(discovery.named('podmetrics')).toBeUndefined()
  })
})

describe('what is no discovery', () => {
  const cases: [what: string, body: unknown, message: string][] = [
    ['another kind', { kind: 'PodList', items: [] }, 'answered with a PodList instead of a discovery document'],
    ['no kind', {}, 'answered with something without a kind'],
    ['null', null, 'answered with something without a kind'],
    ['groups that are no objects', aggregatedList([3]), 'cannot be read'],
  ]
  test.each(cases)('%s', async (_, body, message) => {
    const error: unknown = await serving({ ...aggregated, '/apis': body })
      .client.discover()
      .catch((caught: unknown) => caught)
    expect(isKubeError(error, 'DecodeError') && error.message).toContain(message)
  })

  test('a refusal', async () => {
    await expect(serving(aggregated, { '/apis': unavailable }).client.discover()).rejects.toMatchObject({ status: { code: 503 } })
  })

  test('an abort in the middle', async () => {
    const reason = new Error('enough')
    const controller = new AbortController()
    const { fetch } = stubFetch(({ url }) => {
      const { pathname } = new URL(url)
      if (pathname === '/apis/apps/v1') controller.abort(reason)
      return { body: legacy[pathname] }
    })
    await expect(new Client({ fetch }).discover({ signal: controller.signal })).rejects.toBe(reason)
  })
})

describe('the Api of a discovered kind', () => {
  test('compares type and metadata, and takes lists of any name', async () => {
    const foo = { apiVersion: 'example.dev/v2', kind: 'Foo', metadata: { name: 'a', uid: 'u' }, anything: { at: ['all'] } }
    const { client } = serving({
      ...aggregated,
      '/apis/example.dev/v2/foos': { apiVersion: 'example.dev/v2', kind: 'FooCollection', metadata: {}, items: [foo] },
      '/apis/example.dev/v2/foos/a': { ...foo, metadata: { name: 'a' } },
    })
    const resource = (await client.discover()).kind({ group: 'example.dev', kind: 'Foo' })!
    expect((await client.api(resource).list()).items).toEqual([foo])
    await expect(client.api(resource).get('a')).rejects.toThrow('metadata.uid is required')
  })

  test('refuses what the server does not offer, and a namespace by what the server says of the scope', async () => {
    const { client, sent } = serving(aggregated)
    const discovery = await client.discover()
    const asked = sent.length
    const foos = client.api(discovery.named('foos')!)
    await expect(foos.delete('a')).rejects.toThrow(`The server offers ${verbs.join(', ')} for Foo, but not delete.`)
    await expect(foos.getStatus('a')).rejects.toThrow('Foo has no subresource "status"; it has no subresources.')
    await expect(client.api(discovery.named('foos')!, { namespace: 'x' }).list()).rejects.toThrow('Foo is cluster-scoped')
    await expect(client.api(discovery.named('deploy')!).get('a')).rejects.toThrow('Deployment is namespaced')
    expect(sent).toHaveLength(asked)
  })
})
