import { rawRequest } from '@kindbox/client'
import { defineResource, mergePatch, withDefault, type ObjectOf } from '@kindbox/core'
import { crd, CustomResourceDefinition, installedResource, reviewBeforeSend } from '@kindbox/crd'
import { Informer } from '@kindbox/runtime'
import { TokenReview } from '@kindbox/schemas/authentication.k8s.io/v1'
import { LocalSubjectAccessReview, SelfSubjectAccessReview } from '@kindbox/schemas/authorization.k8s.io/v1'
import { Type } from '@sinclair/typebox'
import { expect } from '@jest/globals'
import { onBothServers } from './both-servers.fixture.ts'
import { eventually } from './suite/install.ts'

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

onBothServers('what only the running program knows,', Foo, (rig, on) => {
  const input = (name: string) => ({ metadata: { name, labels: { info: 'x' } }, spec: { info: 'x' } })

  on('discovery finds what is served', async () => {
    const discovery = await rig.client.discover()
    expect(discovery.problems).toEqual([])
    expect(discovery.named('crd')).toMatchObject({
      apiVersion: 'apiextensions.k8s.io/v1',
      kind: 'CustomResourceDefinition',
      scope: 'Cluster',
    })
    const cm = discovery.kind({ apiVersion: 'v1', kind: 'ConfigMap' })
    expect(cm).toMatchObject({ plural: 'configmaps', shortNames: ['cm'], scope: 'Namespaced' })
    expect(cm?.verbs?.toSorted()).toEqual(['create', 'delete', 'deletecollection', 'get', 'list', 'patch', 'update', 'watch'])
    await eventually('Foo is discovered', async () => (await rig.client.discover()).named('foos.dynamic.conformance.example') !== undefined)
    expect(discovery.kind({ group: 'dynamic.conformance.example', kind: 'Bar' })).toBeUndefined()
  })

  on('a kind known only at run time', async () => {
    const { namespace } = await rig.newApi()
    const found = (await rig.client.discover()).named('foos.dynamic.conformance.example')!
    expect(found.subresourceVerbs).toEqual({ scale: ['get', 'patch', 'update'], status: ['get', 'patch', 'update'] })
    const foos = rig.client.api(found, { namespace })
    expect((await foos.create(input('a')))['spec']).toEqual({ info: 'x', replicas: 1 })
    expect((await foos.list()).items).toHaveLength(1)
    await expect(rig.client.api({ ...found, verbs: ['get'] }, { namespace }).delete('a')).rejects.toMatchObject({ code: 'RequestError' })

    const installed = (await installedResource(rig.client.api(CustomResourceDefinition), found))!
    expect(await rig.client.api(installed, { namespace }).get('a')).toEqual(await foos.get('a'))
    const unfit = { metadata: { name: 'b' }, spec: { info: 3 } }
    await expect(rig.client.api(installed, { namespace }).create(unfit, { strict: true })).rejects.toMatchObject({
      code: 'RequestError',
      issues: [{ field: 'spec.info' }],
    })
  })

  on('metadata alone: read, written, watched and kept by an informer', async () => {
    const { api: foos, namespace } = await rig.newApi()
    const metadata = rig.client.metadata(Foo, { namespace })
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
    expect(informer.store.get({ namespace, name: 'a' })).toEqual(partial)
    expect(await next()).toMatchObject({ type: 'Added', object: partial })
    const patched = await metadata.patch('a', mergePatch({ metadata: { labels: { more: 'b' } } }))
    expect(patched).toMatchObject({ kind: 'PartialObjectMetadata', metadata: { labels: { info: 'x', more: 'b' } } })
    expect(await next()).toMatchObject({ type: 'Modified', object: patched })
    expect((await metadata.delete('a')).deleted?.status).toBe('Success')
    expect(await next()).toMatchObject({ type: 'Deleted', object: { kind: 'PartialObjectMetadata' } })
    await foos.create(input('b'))
    expect((await metadata.deleteCollection()).list?.items.map((each) => each.metadata.name)).toEqual(['b'])
  })

  on('what would be refused is not sent, what would be accepted is', async () => {
    const { namespace } = await rig.newApi()
    const foos = rig.client.api(Foo, { namespace, review: reviewBeforeSend(crd(Foo)) })
    await expect(foos.create({ metadata: { name: 'a' }, spec: { info: 'far too long a text for it' } })).rejects.toMatchObject({
      code: 'RequestError',
      issues: [{ field: 'spec.info', code: 'FieldValueTooLong' }],
    })
    const created = await foos.create(input('a'))
    expect((await foos.replace({ ...created, spec: { info: 'y', replicas: 2 } })).spec.info).toBe('y')
  })

  on('kinds that are only answered', async () => {
    const { status } = await rig.client
      .api(SelfSubjectAccessReview)
      .create({ spec: { resourceAttributes: { verb: 'list', resource: 'pods' } } })
    expect(status?.allowed).toBe(true)
    expect((await rig.client.api(TokenReview).create({ spec: { token: 'made-up' } })).status?.authenticated ?? false).toBe(false)
    const { namespace } = await rig.newApi()
    const reviews = rig.client.api(LocalSubjectAccessReview, { namespace })
    const attributes = { namespace, verb: 'get', resource: 'pods' }
    expect((await reviews.create({ spec: { user: 'nobody', resourceAttributes: attributes } })).status?.allowed).toBe(false)
  })

  on('requests for what is no resource', async () => {
    expect(await rig.client.request(rawRequest('/version'))).toMatchObject({ major: '1' })
    expect(await rig.client.requestText(rawRequest('/readyz', { accept: 'text/plain' }))).toBe('ok')
  })
})
