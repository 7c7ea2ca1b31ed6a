import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { launchEmbedded, launchKubernetes, type TestServer } from '@kindbox/apiserver/testing'
import { Client, rawRequest } from '@kindbox/client'
import { defineResource, mergePatch, withDefault, type ApiOf, type ObjectOf } from '@kindbox/core'
import { crd, CustomResourceDefinition, installedResource, reviewBeforeSend } from '@kindbox/crd'
import { Informer } from '@kindbox/runtime'
import { TokenReview } from '@kindbox/schemas/authentication.k8s.io/v1'
import { LocalSubjectAccessReview, SelfSubjectAccessReview } from '@kindbox/schemas/authorization.k8s.io/v1'
import { ConfigMap, Namespace } from '@kindbox/schemas/core/v1'
import { Type } from '@sinclair/typebox'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { eventually } from './suite/install.ts'
import { builtTools, notBuilt } from './tools/built-tools.ts'

const foo = defineResource({
  group: 'dynamic.conformance.example',
  version: 'v1',
  kind: 'Foo',
  plural: 'foos',
  scope: 'Namespaced',
  spec: Type.Object({ info: Type.String({ maxLength: 20 }), replicas: withDefault(Type.Integer(), 1) }),
  status: Type.Object({ replicas: Type.Optional(Type.Integer()) }),
  subresources: { scale: { specReplicasPath: '.spec.replicas', statusReplicasPath: '.status.replicas' } },
})
interface Foo extends ObjectOf<typeof foo> {}
const Foo = foo.named<Foo>()

const tools = builtTools()

describe.each([
  { title: 'the embedded API server', launch: () => launchEmbedded({ resources: [ConfigMap] }), real: false },
  { title: 'the real kube-apiserver', launch: () => launchKubernetes({ assets: tools! }), real: true },
])('what only the running program knows, on $title', ({ launch, real }) => {
  const on = real && tools === undefined ? test.skip : test
  const title = (text: string) => (real && tools === undefined ? `${text} (${notBuilt})` : text)
  let server: TestServer
  let client: Client
  let folder: string
  let namespaces = 0

  beforeAll(async () => {
    if (real && tools === undefined) return
    server = await launch()
    folder = await mkdtemp(join(tmpdir(), 'kindbox-dynamic-'))
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
    const namespace = `dynamic-${namespaces}`
    await client.api(Namespace).create({ metadata: { name: namespace } })
    return client.api(Foo, { namespace })
  }
  const input = (name: string) => ({ metadata: { name, labels: { info: 'x' } }, spec: { info: 'x' } })

  on(title('discovery finds what is served'), async () => {
    const discovery = await client.discover()
    expect(discovery.problems).toEqual([])
    expect(discovery.named('crd')).toMatchObject({
      apiVersion: 'apiextensions.k8s.io/v1',
      kind: 'CustomResourceDefinition',
      scope: 'Cluster',
    })
    const cm = discovery.kind({ apiVersion: 'v1', kind: 'ConfigMap' })
    expect(cm).toMatchObject({ plural: 'configmaps', shortNames: ['cm'], scope: 'Namespaced' })
    expect(cm?.verbs?.toSorted()).toEqual(['create', 'delete', 'deletecollection', 'get', 'list', 'patch', 'update', 'watch'])
    await eventually('Foo is discovered', async () => (await client.discover()).named('foos.dynamic.conformance.example') !== undefined)
    expect(discovery.kind({ group: 'dynamic.conformance.example', kind: 'Bar' })).toBeUndefined()
  })

  on(title('a kind known only at run time'), async () => {
    await newFoos()
    const namespace = `dynamic-${namespaces}`
    const found = (await client.discover()).named('foos.dynamic.conformance.example')!
    expect(found.subresourceVerbs).toEqual({ scale: ['get', 'patch', 'update'], status: ['get', 'patch', 'update'] })
    const foos = client.api(found, { namespace })
    expect((await foos.create(input('a')))['spec']).toEqual({ info: 'x', replicas: 1 })
    expect((await foos.list()).items).toHaveLength(1)
    await expect(client.api({ ...found, verbs: ['get'] }, { namespace }).delete('a')).rejects.toMatchObject({ code: 'RequestError' })

    const installed = (await installedResource(client.api(CustomResourceDefinition), found))!
    expect(await client.api(installed, { namespace }).get('a')).toEqual(await foos.get('a'))
    const unfit = { metadata: { name: 'b' }, spec: { info: 3 } }
    await expect(client.api(installed, { namespace }).create(unfit, { strict: true })).rejects.toMatchObject({
      code: 'RequestError',
      issues: [{ field: 'spec.info' }],
    })
  })

  on(title('metadata alone: read, written, watched and kept by an informer'), async () => {
    const foos = await newFoos()
    const metadata = client.metadata(Foo, { namespace: `dynamic-${namespaces}` })
    const created = await foos.create(input('a'))
    const partial = { apiVersion: 'meta.k8s.io/v1', kind: 'PartialObjectMetadata', metadata: created.metadata }
    expect(await metadata.get('a')).toEqual(partial)
    expect((await metadata.list()).items).toEqual([partial])
    await using informer = Informer.start(metadata)
    const events = informer.events()
    const next = async () => {
      for (;;) {
        const { value } = await events.next()
        if (value?.type !== 'Bookmark') return value
      }
    }
    await informer.store.ready()
    expect(informer.store.get({ namespace: `dynamic-${namespaces}`, name: 'a' })).toEqual(partial)
    expect(await next()).toMatchObject({ type: 'Added', object: partial })
    const patched = await metadata.patch('a', mergePatch({ metadata: { labels: { more: 'b' } } }))
    expect(patched).toMatchObject({ kind: 'PartialObjectMetadata', metadata: { labels: { info: 'x', more: 'b' } } })
    expect(await next()).toMatchObject({ type: 'Modified', object: patched })
    expect((await metadata.delete('a')).deleted?.status).toBe('Success')
    expect(await next()).toMatchObject({ type: 'Deleted', object: { kind: 'PartialObjectMetadata' } })
    await foos.create(input('b'))
    expect((await metadata.deleteCollection()).list?.items.map((each) => each.metadata.name)).toEqual(['b'])
  })

  on(title('what would be refused is not sent, what would be accepted is'), async () => {
    await newFoos()
    const namespace = `dynamic-${namespaces}`
    const foos = client.api(Foo, { namespace, review: reviewBeforeSend(crd(Foo)) })
    await expect(foos.create({ metadata: { name: 'a' }, spec: { info: 'far too long a text for it' } })).rejects.toMatchObject({
      code: 'RequestError',
      issues: [{ field: 'spec.info', code: 'FieldValueTooLong' }],
    })
    const created = await foos.create(input('a'))
    expect((await foos.replace({ ...created, spec: { info: 'y', replicas: 2 } })).spec.info).toBe('y')
  })

  const onReal = real ? on : test.skip
  onReal(title(`kinds that are only answered${real ? '' : ' (the embedded API server has none)'}`), async () => {
    const { status } = await client
      .api(SelfSubjectAccessReview)
      .create({ spec: { resourceAttributes: { verb: 'list', resource: 'pods' } } })
    expect(status?.allowed).toBe(true)
    expect((await client.api(TokenReview).create({ spec: { token: 'made-up' } })).status?.authenticated ?? false).toBe(false)
    await newFoos()
    const reviews = client.api(LocalSubjectAccessReview, { namespace: `dynamic-${namespaces}` })
    const attributes = { namespace: `dynamic-${namespaces}`, verb: 'get', resource: 'pods' }
    expect((await reviews.create({ spec: { user: 'nobody', resourceAttributes: attributes } })).status?.allowed).toBe(false)
  })

  on(title('requests for what is no resource'), async () => {
    expect(await client.request(rawRequest('/version'))).toMatchObject({ major: '1' })
    expect(await client.requestText(rawRequest('/readyz', { accept: 'text/plain' }))).toBe('ok')
  })
})
