import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Client, loadKubeconfig } from '@kindbox/client'
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
  type ObjectOf,
} from '@kindbox/core'
import { crd, CustomResourceDefinition } from '@kindbox/crd'
import { SelfSubjectReview } from '@kindbox/schemas/authentication.k8s.io/v1'
import { ConfigMap } from '@kindbox/schemas/core/v1'
import { Type } from '@sinclair/typebox'
import { expect, test } from '@jest/globals'
import { onBothServers } from './both-servers.fixture.ts'
import { eventually } from './suite/install.ts'

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

onBothServers('the client', Foo, (rig, on, real) => {
  const input = (name: string, info = 'x') => ({ metadata: { name, labels: { info } }, spec: { info } })

  on('create, get, replace, delete', async () => {
    const { api: foos } = await rig.newApi()
    const created = await foos.create(input('a'))
    expect(created.spec).toEqual({ info: 'x', replicas: 1 })
    const replaced = await foos.replace({ ...created, spec: { info: 'y', replicas: 2 } })
    expect(await foos.get('a')).toEqual(replaced)
    expect(replaced.metadata.generation).toBe(2)
    const deletion = await foos.delete('a', { preconditions: { uid: created.metadata.uid } })
    expect(deletion.deleted?.status).toBe('Success')
  })

  on('a finalizer turns a deletion into a wait', async () => {
    const { api: foos } = await rig.newApi()
    await foos.create({ metadata: { name: 'a', finalizers: ['example.dev/wait'] }, spec: { info: 'x' } })
    const deletion = await foos.delete('a')
    expect(deletion.deleting?.metadata.deletionTimestamp).toEqual(expect.any(String))
    await foos.patch('a', mergePatch({ metadata: { finalizers: null } }))
    await expect(foos.get('a')).rejects.toMatchObject({ status: { reason: 'NotFound', code: 404 } })
  })

  on('each kind of patch', async () => {
    const { api: foos } = await rig.newApi()
    await foos.create(input('a'))
    expect((await foos.patch('a', mergePatch({ spec: { info: 'merged' } }))).spec.info).toBe('merged')
    expect((await foos.patch('a', jsonPatch([{ op: 'replace', path: '/spec/info', value: 'json' }]))).spec.info).toBe('json')
    await expect(foos.patch('a', strategicMergePatch({ spec: { info: 'x' } }))).rejects.toMatchObject({ status: { code: 415 } })
  })

  on('status and scale', async () => {
    const { api: foos } = await rig.newApi()
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

  on('pages and selectors', async () => {
    const { api: foos } = await rig.newApi()
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

  on('deleteCollection', async () => {
    const { api: foos } = await rig.newApi()
    for (const name of ['a', 'b', 'c']) await foos.create(input(name, name))
    const { list } = await foos.deleteCollection({ labelSelector: 'info!=c' })
    expect(list?.items.map(({ metadata }) => metadata.name)).toEqual(['a', 'b'])
    expect((await foos.list()).items.map(({ metadata }) => metadata.name)).toEqual(['c'])
  })

  on('a watch, from a version on', async () => {
    const { api: foos } = await rig.newApi()
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

  on('a streamed list ends with a bookmark', async () => {
    const { api: foos } = await rig.newApi()
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

  on('a dry run changes nothing', async () => {
    const { api: foos } = await rig.newApi()
    expect((await foos.create(input('a'), { dryRun: 'All' })).metadata.uid).toEqual(expect.any(String))
    expect((await foos.list()).items).toEqual([])
  })

  on('what the server refuses', async () => {
    const { api: foos } = await rig.newApi()
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
      [rig.client.api(Foo, { namespace: 'nowhere' }).create(input('a')), 'NotFound', 404],
    ]
    for (const [call, reason, code] of refused) {
      const error: unknown = await call.then(
        () => undefined,
        (caught: unknown) => caught,
      )
      expect([isApiError(error, reason), isApiError(error) && error.status.code]).toEqual([true, code])
    }
  })

  on('an object that does not fit', async () => {
    const { api: foos, namespace } = await rig.newApi()
    await foos.create(input('good'))
    const definition = crd(anything)
    await rig.client
      .api(CustomResourceDefinition)
      .patch(definition.metadata.name, mergePatch({ spec: { versions: definition.spec.versions } }))
    const poisoned = { metadata: { name: 'poisoned' }, spec: { info: 42 } }
    await eventually('anything goes', () =>
      rig.client
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

  on('a user without rights is told so', async () => {
    const path = join(rig.folder, 'powerless')
    await writeFile(path, rig.server.powerlessKubeconfig)
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

  on('a token that nobody gave', async () => {
    const { url, ca } = rig.server
    const stranger = new Client({ server: url, tls: { ca }, token: 'made-up' })
    await expect(stranger.api(Foo, { namespace: 'default' }).get('a')).rejects.toMatchObject({
      status: { code: 401, reason: 'Unauthorized' },
    })
    stranger.close()
  })

  const onReal = real ? on : test.skip
  onReal(`acting as somebody else${real ? '' : ' (the embedded API server knows two users)'}`, async () => {
    const impersonate = { user: 'jane', uid: '7', groups: ['dev', 'ops'], extra: { 'example.org/Scopes': ['a', 'b'] } }
    await using jane = new Client({ ...(await loadKubeconfig({ path: rig.kubeconfig })), impersonate })
    const { status } = await jane.api(SelfSubjectReview).create({})
    expect(status?.userInfo).toEqual({
      username: 'jane',
      uid: '7',
      groups: ['dev', 'ops', 'system:authenticated'],
      extra: { 'example.org/scopes': ['a', 'b'] },
    })
  })

  on('a plugin gives credentials, and better ones after a 401', async () => {
    const { admin } = rig.server
    const status = 'token' in admin ? admin : { clientCertificateData: admin.certificate, clientKeyData: admin.key }
    const path = join(rig.folder, 'plugged')
    const count = join(rig.folder, 'count')
    const program = `const fs = require('fs'); fs.appendFileSync(process.argv[1], '.')
      const status = fs.statSync(process.argv[1]).size < 2 ? { token: 'outdated' } : JSON.parse(process.env.STATUS)
      console.log(JSON.stringify({ kind: 'ExecCredential', apiVersion: 'client.authentication.k8s.io/v1', status }))`
    const exec = {
      apiVersion: 'client.authentication.k8s.io/v1',
      interactiveMode: 'Never',
      command: process.execPath,
      args: ['-e', program, count],
      env: [{ name: 'STATUS', value: JSON.stringify(status) }],
    }
    await writeFile(path, rig.server.kubeconfig.replace(/(?<=    user:)[^]*?(?=\ncontexts:)/, ` ${JSON.stringify({ exec })}`))
    await using plugged = await Client.fromKubeconfig({ path })
    const foos = plugged.api(Foo, { namespace: 'default' })
    await Promise.all(Array.from({ length: 10 }, () => foos.list()))
    expect(await readFile(count, 'utf8')).toBe('..')
  })

  on('a built-in kind', async () => {
    const { namespace } = await rig.newApi()
    const maps = rig.client.api(ConfigMap, { namespace })
    const { data } = await maps.create({ metadata: { name: 'settings' }, data: { a: 'b' } })
    expect(data).toEqual({ a: 'b' })
    expect((await maps.list({ fieldSelector: 'metadata.name=settings' })).items).toMatchObject([{ apiVersion: 'v1', kind: 'ConfigMap' }])
  })
})
