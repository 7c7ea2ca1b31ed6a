import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { launchEmbedded, launchKubernetes, type TestServer } from '@kindbox/apiserver/testing'
import { Client } from '@kindbox/client'
import {
  defineResource,
  isApiError,
  isKubeError,
  jsonPatch,
  mergePatch,
  strategicMergePatch,
  structuralResource,
  withDefault,
  type ApiEvent,
  type ApiOf,
  type ObjectOf,
} from '@kindbox/core'
import { crd, CustomResourceDefinition } from '@kindbox/crd'
import { ConfigMap, Namespace } from '@kindbox/schemas/core/v1'
import { Type } from '@sinclair/typebox'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { eventually } from './suite/install.ts'
import { builtTools, notBuilt } from './tools/built-tools.ts'

const foo = defineResource({
  group: 'client.conformance.example',
  version: 'v1',
  kind: 'Foo',
  plural: 'foos',
  scope: 'Namespaced',
  spec: Type.Object({ info: Type.String({ maxLength: 20 }), replicas: withDefault(Type.Integer(), 1) }),
  status: Type.Object({ replicas: Type.Optional(Type.Integer()) }),
  subresources: { scale: { specReplicasPath: '.spec.replicas', statusReplicasPath: '.status.replicas' } },
  selectableFields: [{ jsonPath: '.spec.info' }],
})
interface Foo extends ObjectOf<typeof foo> {}
const Foo = foo.named<Foo>()
const anything = structuralResource({
  ...Foo,
  selectableFields: [],
  subresources: { status: true },
  schema: { type: 'object', 'x-kubernetes-preserve-unknown-fields': true },
})

const tools = builtTools()

describe.each([
  { title: 'the embedded API server', launch: () => launchEmbedded({ resources: [ConfigMap] }), real: false },
  { title: 'the real kube-apiserver', launch: () => launchKubernetes({ assets: tools! }), real: true },
])('the client on $title', ({ launch, real }) => {
  const on = real && tools === undefined ? test.skip : test
  const title = (text: string) => (real && tools === undefined ? `${text} (${notBuilt})` : text)
  let server: TestServer
  let client: Client
  let folder: string
  let namespaces = 0

  beforeAll(async () => {
    if (real && tools === undefined) return
    server = await launch()
    folder = await mkdtemp(join(tmpdir(), 'kindbox-client-'))
    const path = join(folder, 'kubeconfig')
    await writeFile(path, server.kubeconfig)
    client = await Client.fromKubeconfig({ path, onWarning: () => {} })
    await client.api(CustomResourceDefinition).create(crd(Foo))
    await eventually('Foo is served', () =>
      client
        .api(Foo)
        .list()
        .then(
          () => true,
          () => false,
        ),
    )
  }, 60_000)
  afterAll(async () => {
    client?.close()
    await server?.close()
    if (folder !== undefined) await rm(folder, { recursive: true })
  }, 30_000)

  /** Foos of a namespace that no other test uses. */
  async function newFoos(): Promise<ApiOf<typeof Foo>> {
    namespaces += 1
    const namespace = `client-${namespaces}`
    await client.api(Namespace).create({ metadata: { name: namespace } })
    return client.api(Foo, { namespace })
  }
  const input = (name: string, info = 'x') => ({ metadata: { name, labels: { info } }, spec: { info } })

  on(title('create, get, replace, delete'), async () => {
    const foos = await newFoos()
    const created = await foos.create(input('a'))
    expect(created.spec).toEqual({ info: 'x', replicas: 1 })
    const replaced = await foos.replace({ ...created, spec: { info: 'y', replicas: 2 } })
    expect(await foos.get('a')).toEqual(replaced)
    expect(replaced.metadata.generation).toBe(2)
    const deletion = await foos.delete('a', { preconditions: { uid: created.metadata.uid } })
    expect(deletion.deleted?.status).toBe('Success')
  })

  on(title('a finalizer turns a deletion into a wait'), async () => {
    const foos = await newFoos()
    await foos.create({ metadata: { name: 'a', finalizers: ['example.dev/wait'] }, spec: { info: 'x' } })
    const deletion = await foos.delete('a')
    expect(deletion.deleting?.metadata.deletionTimestamp).toEqual(expect.any(String))
    await foos.patch('a', mergePatch({ metadata: { finalizers: null } }))
    await expect(foos.get('a')).rejects.toMatchObject({ status: { reason: 'NotFound', code: 404 } })
  })

  on(title('each kind of patch'), async () => {
    const foos = await newFoos()
    await foos.create(input('a'))
    expect((await foos.patch('a', mergePatch({ spec: { info: 'merged' } }))).spec.info).toBe('merged')
    expect((await foos.patch('a', jsonPatch([{ op: 'replace', path: '/spec/info', value: 'json' }]))).spec.info).toBe('json')
    await expect(foos.patch('a', strategicMergePatch({ spec: { info: 'x' } }))).rejects.toMatchObject({ status: { code: 415 } })
  })

  on(title('status and scale'), async () => {
    const foos = await newFoos()
    const created = await foos.create(input('a'))
    expect((await foos.replaceStatus({ ...created, status: { replicas: 4 } })).status).toEqual({ replicas: 4 })
    expect((await foos.patchStatus('a', mergePatch({ status: { replicas: 5 } }))).status).toEqual({ replicas: 5 })
    expect((await foos.getStatus('a')).status).toEqual({ replicas: 5 })
    const scale = await foos.getScale('a')
    expect([scale.spec, scale.status]).toEqual([{ replicas: 1 }, { replicas: 5 }])
    expect((await foos.replaceScale({ ...scale, spec: { replicas: 3 } })).spec).toEqual({ replicas: 3 })
    expect((await foos.patchScale('a', mergePatch({ spec: { replicas: 7 } }))).spec).toEqual({ replicas: 7 })
    expect((await foos.get('a')).spec.replicas).toBe(7)
  })

  on(title('pages and selectors'), async () => {
    const foos = await newFoos()
    for (const name of ['a', 'b', 'c', 'd', 'e']) await foos.create(input(name, name < 'c' ? 'early' : 'late'))
    const names: string[] = []
    let page = await foos.list({ limit: 2 })
    expect(page.metadata.remainingItemCount).toBe(3)
    for (;;) {
      names.push(...page.items.map(({ metadata }) => metadata.name))
      const token = page.metadata.continue ?? ''
      if (token === '') break
      page = await foos.list({ limit: 2, continue: token })
    }
    expect(names).toEqual(['a', 'b', 'c', 'd', 'e'])
    expect((await foos.list({ labelSelector: 'info in (early)' })).items).toHaveLength(2)
    expect((await foos.list({ fieldSelector: 'spec.info=late' })).items).toHaveLength(3)
  })

  on(title('deleteCollection'), async () => {
    const foos = await newFoos()
    for (const name of ['a', 'b', 'c']) await foos.create(input(name, name))
    const { list } = await foos.deleteCollection({ labelSelector: 'info!=c' })
    expect(list?.items.map(({ metadata }) => metadata.name)).toEqual(['a', 'b'])
    expect((await foos.list()).items.map(({ metadata }) => metadata.name)).toEqual(['c'])
  })

  on(title('a watch, from a version on'), async () => {
    const foos = await newFoos()
    const { metadata } = await foos.list()
    const seen: string[] = []
    const stop = new AbortController()
    const watch = foos.watch({ resourceVersion: metadata.resourceVersion!, signal: stop.signal })
    const first = watch.next()
    await foos.create(input('a'))
    await foos.patch('a', mergePatch({ spec: { info: 'y' } }))
    await foos.delete('a')
    for (let event: IteratorResult<ApiEvent<Foo>, void> = await first; event.done !== true; event = await watch.next()) {
      seen.push(event.value.type)
      if (seen.length === 3) break
    }
    expect(seen).toEqual(['ADDED', 'MODIFIED', 'DELETED'])
    stop.abort()
  })

  on(title('a streamed list ends with a bookmark'), async () => {
    const foos = await newFoos()
    await foos.create(input('a'))
    const options = { sendInitialEvents: true, resourceVersionMatch: 'NotOlderThan', allowWatchBookmarks: true } as const
    const seen: string[] = []
    for await (const event of foos.watch(options)) {
      seen.push(event.type)
      if (event.type === 'BOOKMARK') {
        expect(event.object.metadata.annotations).toEqual({ 'k8s.io/initial-events-end': 'true' })
        break
      }
    }
    expect(seen).toEqual(['ADDED', 'BOOKMARK'])
  })

  on(title('a dry run changes nothing'), async () => {
    const foos = await newFoos()
    expect((await foos.create(input('a'), { dryRun: 'All' })).metadata.uid).toEqual(expect.any(String))
    expect((await foos.list()).items).toEqual([])
  })

  on(title('what the server refuses'), async () => {
    const foos = await newFoos()
    const created = await foos.create(input('a'))
    await foos.patch('a', mergePatch({ spec: { info: 'y' } }))
    const refused: [call: Promise<unknown>, reason: string, code: number][] = [
      [foos.get('b'), 'NotFound', 404],
      [foos.create(input('a')), 'AlreadyExists', 409],
      [foos.replace(created), 'Conflict', 409],
      [foos.create(input('c', 'far longer than twenty')), 'Invalid', 422],
      [
        foos.create({ ...input('d'), spec: { info: 'x', unknown: 1 } as { info: string } }, { fieldValidation: 'Strict' }),
        'BadRequest',
        400,
      ],
      [foos.delete('a', { preconditions: { uid: 'another' } }), 'Conflict', 409],
      [foos.list({ labelSelector: '!!' }), 'BadRequest', 400],
      [client.api(Foo, { namespace: 'nowhere' }).create(input('a')), 'NotFound', 404],
    ]
    for (const [call, reason, code] of refused) {
      const error: unknown = await call.then(
        () => undefined,
        (caught: unknown) => caught,
      )
      expect([isApiError(error, reason), isApiError(error) && error.status.code]).toEqual([true, code])
    }
  })

  on(title('an object that does not fit'), async () => {
    const foos = await newFoos()
    await foos.create(input('good'))
    const definition = crd(anything)
    await client.api(CustomResourceDefinition).patch(definition.metadata.name, mergePatch({ spec: { versions: definition.spec.versions } }))
    const namespace = `client-${namespaces}`
    const poisoned = { metadata: { name: 'poisoned' }, spec: { info: 42 } }
    await eventually('anything goes', () =>
      client
        .api(anything, { namespace })
        .create(poisoned)
        .then(
          () => true,
          () => false,
        ),
    )
    let error: unknown
    // While the server makes the store of the changed definition anew, it answers 429.
    await eventually('the store is served again', async () => {
      error = await foos.list().catch((caught: unknown) => caught)
      return !isApiError(error, 'TooManyRequests')
    })
    if (!isKubeError(error, 'InvalidError')) throw new Error('a list handed out a poisoned object', { cause: error })
    expect(error.invalid.map(({ ref, issues }) => [ref.name, issues.map(({ field }) => field).toSorted()])).toEqual([
      ['poisoned', ['spec.info', 'spec.replicas']],
    ])
    expect(error.list?.items).toHaveLength(1)
    expect(isKubeError(await foos.get('poisoned').catch((caught: unknown) => caught), 'InvalidError')).toBe(true)
  })

  on(title('a user without rights is told so'), async () => {
    const path = join(folder, 'powerless')
    await writeFile(path, server.powerlessKubeconfig)
    const powerless = await Client.fromKubeconfig({ path })
    const error: unknown = await powerless
      .api(Foo, { namespace: 'default' })
      .get('a')
      .catch((caught: unknown) => caught)
    powerless.close()
    expect(isApiError(error, 'Forbidden') && error.status.message).toBe(
      'foos.client.conformance.example "a" is forbidden: User "powerless" cannot get resource "foos" in API group "client.conformance.example" in the namespace "default"',
    )
  })

  on(title('a token that nobody gave'), async () => {
    const { url, ca } = server
    const stranger = new Client({ server: url, tls: { ca }, token: 'made-up' })
    await expect(stranger.api(Foo, { namespace: 'default' }).get('a')).rejects.toMatchObject({
      status: { code: 401, reason: 'Unauthorized' },
    })
    stranger.close()
  })

  on(title('a built-in kind'), async () => {
    await newFoos()
    const maps = client.api(ConfigMap, { namespace: `client-${namespaces}` })
    const { data } = await maps.create({ metadata: { name: 'settings' }, data: { a: 'b' } })
    expect(data).toEqual({ a: 'b' })
    expect((await maps.list({ fieldSelector: 'metadata.name=settings' })).items).toMatchObject([{ apiVersion: 'v1', kind: 'ConfigMap' }])
  })
})
