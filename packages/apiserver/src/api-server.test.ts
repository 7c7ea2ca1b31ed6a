import { beforeEach, describe, expect, test } from '@jest/globals'
import { structuralResource } from '@kindbox/core'
import { type ApiServer, createApiServer } from './api-server.ts'
import { type Answer, asker, type Ask, JSON_PATCH, MERGE } from './fixture/ask.fixture.ts'
import { foo, fooCrd, FOOS } from './fixture/foo-crd.fixture.ts'
import { manualClock } from './fixture/manual-clock.fixture.ts'

const configMaps = structuralResource({
  group: '',
  version: 'v1',
  kind: 'ConfigMap',
  plural: 'configmaps',
  scope: 'Namespaced',
  schema: { type: 'object', properties: { data: { type: 'object', additionalProperties: { type: 'string' } } } },
})

let server: ApiServer
let ask: Ask
beforeEach(() => {
  server = createApiServer({ crds: [fooCrd], resources: [configMaps], clock: manualClock() })
  ask = asker(server.fetch)
})

const said = ({ status, body }: Answer) => [status, body?.message]
const A = `${FOOS}/a`

describe('create', () => {
  test('stores what the schema knows, with all that the server sets', async () => {
    const { status, body, headers } = await ask('POST', FOOS, { ...foo('a', { name: 'n', extra: 1 }), status: { isBad: true } })
    expect(status).toBe(201)
    expect(headers.get('warning')).toBe('299 - "unknown field \\"spec.extra\\""')
    expect(body).toEqual({
      apiVersion: 'clux.dev/v1',
      kind: 'Foo',
      metadata: {
        name: 'a',
        namespace: 'default',
        uid: expect.stringMatching(/^[\da-f]{8}-[\da-f]{4}-4[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/),
        resourceVersion: expect.stringMatching(/^\d+$/),
        generation: 1,
        creationTimestamp: '2026-01-01T00:00:00Z',
        managedFields: [
          {
            manager: 'unknown',
            operation: 'Update',
            apiVersion: 'clux.dev/v1',
            time: '2026-01-01T00:00:00Z',
            fieldsType: 'FieldsV1',
            fieldsV1: { 'f:spec': { '.': {}, 'f:mode': {}, 'f:name': {} } },
          },
        ],
      },
      spec: { name: 'n', mode: 'auto' },
    })
  })

  test.each<[string, string, unknown, string, number, unknown]>([
    ['a name that is taken', FOOS, foo('taken'), '', 409, 'foos.clux.dev "taken" already exists'],
    [
      'another namespace',
      FOOS,
      foo('a', { name: 'n' }, { namespace: 'other' }),
      '',
      400,
      'the namespace of the provided object does not match the namespace sent on the request',
    ],
    ['no such namespace', FOOS.replace('default', 'no'), foo('a'), '', 404, 'namespaces "no" not found'],
    ['an invalid object in no such namespace', FOOS.replace('default', 'no'), foo('a', {}), '', 404, 'namespaces "no" not found'],
    ['an invalid object', FOOS, foo('a', {}), '', 422, 'Foo.clux.dev "a" is invalid: spec.name: Required value'],
    ['another kind', FOOS, { ...foo('a'), kind: 'Bar' }, '', 422, 'Bar.clux.dev "a" is invalid: kind: Invalid value: "Bar": must be Foo'],
    [
      'another version',
      FOOS,
      { ...foo('a'), apiVersion: 'clux.dev/v2' },
      '',
      400,
      'the API version in the data (clux.dev/v2) does not match the expected API version (clux.dev/v1)',
    ],
    [
      'unknown fields, strictly',
      `${FOOS}?fieldValidation=Strict`,
      foo('a', { name: 'n', x: 1 }),
      '',
      400,
      'Foo in version "v1" cannot be handled as a Foo: strict decoding error: unknown field "spec.x"',
    ],
    [
      'a version',
      FOOS,
      foo('a', { name: 'n' }, { resourceVersion: '1' }),
      '',
      500,
      'resourceVersion should not be set on objects to be created',
    ],
    [
      'text that is no JSON',
      FOOS,
      '{',
      '',
      400,
      "the object provided is unrecognized (must be of type Foo): couldn't get version/kind; json parse error: unexpected end of JSON input ({)",
    ],
    [
      'nothing',
      FOOS,
      '',
      '',
      400,
      "the object provided is unrecognized (must be of type Foo): couldn't get version/kind; json parse error: unexpected end of JSON input (<empty>)",
    ],
    [
      'a form',
      FOOS,
      'a=1',
      'text/plain',
      415,
      'the body of the request was in an unknown format - accepted media types include: application/json, application/yaml, application/vnd.kubernetes.protobuf',
    ],
  ])('refuses %s', async (_, path, body, contentType, status, message) => {
    await ask('POST', FOOS, foo('taken'))
    expect(said(await ask('POST', path, body, contentType || undefined))).toEqual([status, message])
  })

  test('reads YAML as the server does', async () => {
    const text = 'apiVersion: clux.dev/v1\nkind: Foo\nmetadata: {name: a}\nspec:\n  name: "n"\n  replicas: 010\n'
    expect((await ask('POST', FOOS, text, 'application/yaml')).body.spec).toEqual({ name: 'n', replicas: 8, mode: 'auto' })
  })

  test('makes up names, and gives up after eight that are taken', async () => {
    const generated = { ...foo('', { name: 'n' }), metadata: { generateName: 'g-' } }
    const stuck = asker(createApiServer({ crds: [fooCrd], random: () => 0 }).fetch)
    expect((await stuck('POST', FOOS, generated)).body.metadata).toMatchObject({ name: 'g-bbbbb', generateName: 'g-' })
    expect(said(await stuck('POST', FOOS, generated))).toEqual([
      409,
      'foos.clux.dev "g-bbbbb" already exists, the server was not able to generate a unique name for the object',
    ])
    const draws = [0, 0.5]
    let call = 0
    const lucky = asker(createApiServer({ crds: [fooCrd], random: () => draws[Math.floor(call++ / 40) % 2]! }).fetch)
    for (let i = 0; i < 2; i++) expect((await lucky('POST', FOOS, generated)).status).toBe(201)
  })

  test('only looks in a dry run', async () => {
    const { status, body } = await ask('POST', `${FOOS}?dryRun=All`, foo('a'))
    expect([status, body.metadata.resourceVersion]).toEqual([201, undefined])
    expect((await ask('GET', A)).status).toBe(404)
  })

  test('says that an object of that name is on its way out', async () => {
    await ask('POST', FOOS, foo('a', { name: 'n' }, { finalizers: ['clux.dev/hold'] }))
    await ask('DELETE', A)
    expect(said(await ask('POST', FOOS, foo('a')))).toEqual([409, 'object is being deleted: foos.clux.dev "a" already exists'])
  })
})

describe('update', () => {
  let old: Record<string, any>
  beforeEach(async () => {
    old = (await ask('POST', FOOS, foo('a'))).body
  })

  test('counts changes of the spec, and no others', async () => {
    const changed = (await ask('PUT', A, { ...old, spec: { name: 'm' } })).body
    expect(changed).toMatchObject({ metadata: { generation: 2, uid: old['metadata'].uid }, spec: { name: 'm', mode: 'auto' } })
    expect(changed.metadata.resourceVersion).not.toBe(old['metadata'].resourceVersion)
    const labelled = (await ask('PUT', A, { ...changed, metadata: { ...changed.metadata, labels: { a: 'b' }, generation: 9 } })).body
    expect(labelled.metadata).toMatchObject({ generation: 2, labels: { a: 'b' } })
    expect((await ask('PUT', A, labelled)).body).toEqual(labelled)
  })

  test('leaves the status, which has a way of its own', async () => {
    expect((await ask('PUT', A, { ...old, status: { isBad: true } })).body).not.toHaveProperty('status')
    const { body } = await ask('PUT', `${A}/status`, { ...old, spec: { name: 'ignored' }, status: { isBad: true } })
    expect(body).toMatchObject({ spec: { name: 'n' }, status: { isBad: true }, metadata: { generation: 1 } })
    expect((await ask('PATCH', A, { status: { isBad: false } }, MERGE)).body.status).toEqual({ isBad: true })
    expect(said(await ask('PUT', `${A}/status`, { ...body, status: { isBad: 'no' } }))).toEqual([
      422,
      expect.stringContaining('isBad in body must be of type boolean'),
    ])
    expect(said(await ask('POST', `${A}/status`, old))).toEqual([405, 'create is not supported on resources of kind "foos.clux.dev"'])
  })

  test.each([
    [
      'no version',
      (object: any) => foo(object.metadata.name),
      422,
      'foos.clux.dev "a" is invalid: metadata.resourceVersion: Invalid value: 0: must be specified for an update',
    ],
    [
      'an old version',
      (object: any) => ({ ...object, metadata: { ...object.metadata, resourceVersion: '1' } }),
      409,
      'Operation cannot be fulfilled on foos.clux.dev "a": the object has been modified; please apply your changes to the latest version and try again',
    ],
    [
      'another uid',
      (object: any) => ({ ...object, metadata: { ...object.metadata, uid: 'x' } }),
      409,
      expect.stringContaining('UID in precondition: x, UID in object meta: '),
    ],
    [
      'another name',
      (object: any) => ({ ...object, metadata: { ...object.metadata, name: 'b' } }),
      400,
      'the name of the object (b) does not match the name on the URL (a)',
    ],
    [
      'a deletion',
      (object: any) => ({ ...object, metadata: { ...object.metadata, deletionTimestamp: '2020-01-01T00:00:00Z' } }),
      422,
      expect.stringContaining('metadata.deletionTimestamp: Invalid value: "2020-01-01T00:00:00Z": field is immutable'),
    ],
  ])('refuses %s', async (_, change, status, message) => {
    expect(said(await ask('PUT', A, change(old)))).toEqual([status, message])
    expect((await ask('GET', A)).body).toEqual(old)
  })

  test('never creates', async () => {
    expect(said(await ask('PUT', `${FOOS}/b`, foo('b')))).toEqual([404, 'foos.clux.dev "b" not found'])
    expect(said(await ask('PATCH', `${FOOS}/b`, {}, MERGE))).toEqual([404, 'foos.clux.dev "b" not found'])
  })
})

describe('patch', () => {
  beforeEach(() => ask('POST', FOOS, foo('a')))

  test.each<[string, unknown, object]>([
    [MERGE, { spec: { info: 'i', mode: null } }, { name: 'n', info: 'i', mode: 'auto' }],
    [
      JSON_PATCH,
      [
        { op: 'test', path: '/spec/name', value: 'n' },
        { op: 'replace', path: '/spec/name', value: 'm' },
      ],
      { name: 'm', mode: 'auto' },
    ],
  ])('%s', async (type, patch, spec) => {
    expect((await ask('PATCH', A, patch, type)).body).toMatchObject({ spec, metadata: { generation: 2 } })
  })

  test.each<[string, unknown, string, number, unknown]>([
    [
      'application/strategic-merge-patch+json',
      {},
      '',
      415,
      'the body of the request was in an unknown format - accepted media types include: application/json-patch+json, application/merge-patch+json, application/apply-patch+yaml',
    ],
    ['application/apply-patch+yaml', {}, '?fieldManager=me', 400, 'invalid object type: /, Kind='],
    [
      'application/apply-patch+yaml',
      {},
      '',
      422,
      'PatchOptions.meta.k8s.io "" is invalid: fieldManager: Required value: is required for apply patch',
    ],
    [
      JSON_PATCH,
      [{ op: 'test', path: '/spec/name', value: 'x' }],
      '',
      422,
      'the server rejected our request due to an error in our request',
    ],
    [JSON_PATCH, {}, '', 400, 'error decoding patch: json: cannot unmarshal object into Go value of type []handlers.jsonPatchOp'],
    [
      JSON_PATCH,
      Array.from({ length: 10_001 }, () => ({ op: 'test', path: '/kind', value: 'Foo' })),
      '',
      413,
      'Request entity too large: The allowed maximum operations in a JSON patch is 10000, got 10001',
    ],
    [MERGE, [], '', 400, 'error decoding patch: json: cannot unmarshal array into Go value of type map[string]interface {}'],
    [MERGE, '{', '', 400, 'error decoding patch: unexpected end of JSON input'],
    [MERGE, { metadata: { name: 'b' } }, '', 400, 'the name of the object (b) does not match the name on the URL (a)'],
    [MERGE, { metadata: { resourceVersion: '1' } }, '', 409, expect.stringContaining('the object has been modified')],
    [MERGE, { spec: null }, '', 422, 'Foo.clux.dev "a" is invalid: spec: Required value'],
    [
      MERGE,
      { spec: { x: 1 } },
      '?fieldValidation=Strict',
      422,
      expect.stringMatching(/^ "" is invalid: patch: Invalid value: .*: strict decoding error: unknown field "spec.x"$/),
    ],
  ])('%s of %j%s is answered %d', async (type, patch, query, status, message) => {
    expect(said(await ask('PATCH', A + query, patch, type))).toEqual([status, message])
  })
})

describe('scale', () => {
  const scale = (replicas: unknown, metadata: object = {}) => ({
    apiVersion: 'autoscaling/v1',
    kind: 'Scale',
    metadata: { name: 'a', ...metadata },
    spec: { replicas },
  })

  test('is there once the replicas are', async () => {
    await ask('POST', FOOS, foo('a'))
    expect(said(await ask('GET', `${A}/scale`))).toEqual([
      500,
      'Internal error occurred: the spec replicas field ".spec.replicas" does not exist',
    ])
    expect((await ask('PUT', `${A}/scale`, scale(3))).body).toMatchObject({ kind: 'Scale', spec: { replicas: 3 }, status: { replicas: 0 } })
    expect((await ask('PATCH', `${A}/scale`, { spec: { replicas: 4 } }, MERGE)).body.spec).toEqual({ replicas: 4 })
    expect((await ask('GET', A)).body).toMatchObject({ spec: { name: 'n', replicas: 4 }, metadata: { generation: 3 } })
    await ask('PATCH', `${A}/status`, { status: { replicas: 2, selector: 'app=web' } }, MERGE)
    expect((await ask('GET', `${A}/scale`)).body.status).toEqual({ replicas: 2, selector: 'app=web' })
  })

  test.each([
    [scale(-1), 422, expect.stringContaining('should be a non-negative integer')],
    [scale(1, { resourceVersion: '1' }), 409, expect.stringContaining('the object has been modified')],
    [scale(1, { name: 'b' }), 400, 'the name of the object (b) does not match the name on the URL (a)'],
    [scale('x'), 400, 'no kind is registered for the type v1.Scale in scheme "pkg/runtime/scheme.go:111"'],
  ])('PUT of %j is refused', async (body, status, message) => {
    await ask('POST', FOOS, foo('a'))
    expect(said(await ask('PUT', `${A}/scale`, body))).toEqual([status, message])
  })
})

describe('delete', () => {
  test('tells what is gone', async () => {
    const { metadata } = (await ask('POST', FOOS, foo('a'))).body
    const { status, body } = await ask('DELETE', A)
    expect(status).toBe(200)
    expect(body).toEqual({
      kind: 'Status',
      apiVersion: 'v1',
      metadata: {},
      status: 'Success',
      details: { name: 'a', group: 'clux.dev', kind: 'foos', uid: metadata.uid },
    })
    expect(said(await ask('DELETE', A))).toEqual([404, 'foos.clux.dev "a" not found'])
  })

  test('waits for finalizers', async () => {
    await ask('POST', FOOS, foo('a', { name: 'n' }, { finalizers: ['clux.dev/one', 'clux.dev/two'] }))
    const { status, body } = await ask('DELETE', A)
    expect(status).toBe(200)
    expect(body.metadata).toMatchObject({ deletionTimestamp: '2026-01-01T00:00:00Z', deletionGracePeriodSeconds: 0, generation: 2 })
    expect((await ask('DELETE', A)).body).toEqual(body)
    expect(said(await ask('PATCH', A, { metadata: { finalizers: ['clux.dev/three'] } }, MERGE))).toEqual([
      422,
      expect.stringContaining('no new finalizers can be added if the object is being deleted'),
    ])
    expect((await ask('PATCH', A, { metadata: { finalizers: ['clux.dev/one'] } }, MERGE)).status).toBe(200)
    expect((await ask('PATCH', A, { metadata: { finalizers: null } }, MERGE)).body.metadata.deletionTimestamp).toBeDefined()
    expect((await ask('GET', A)).status).toBe(404)
  })

  test.each([
    ['Foreground', 'foregroundDeletion'],
    ['Orphan', 'orphan'],
  ])('%s leaves a finalizer for a garbage collector', async (propagationPolicy, finalizer) => {
    await ask('POST', FOOS, foo('a'))
    expect((await ask('DELETE', A, { propagationPolicy })).body.metadata.finalizers).toEqual([finalizer])
  })

  test.each([
    [{ preconditions: { uid: 'x' } }, 409],
    [{ preconditions: { resourceVersion: '1' } }, 409],
    [{ propagationPolicy: 'x' }, 422],
    [{ dryRun: ['All'] }, 200],
  ])('with %j it stays', async (options, status) => {
    await ask('POST', FOOS, foo('a'))
    expect((await ask('DELETE', A, options)).status).toBe(status)
    expect((await ask('GET', A)).status).toBe(200)
  })

  test('of a collection gives what it found', async () => {
    for (const name of ['a', 'b', 'c']) await ask('POST', FOOS, foo(name, { name: 'n' }, { labels: { name } }))
    const { body } = await ask('DELETE', `${FOOS}?labelSelector=name%20in%20(a,b)`)
    expect(body).toMatchObject({ kind: 'FooList', items: [{ metadata: { name: 'a' } }, { metadata: { name: 'b' } }] })
    expect((await ask('GET', FOOS)).body.items).toMatchObject([{ metadata: { name: 'c' } }])
  })
})

describe('list', () => {
  beforeEach(async () => {
    for (const name of ['c', 'a', 'b']) await ask('POST', FOOS, foo(name, { name: 'n', info: name }, { labels: { name } }))
  })
  const names = ({ body }: Answer) => body.items.map(({ metadata }: { metadata: { name: string } }) => metadata.name)

  test.each([
    ['', ['a', 'b', 'c']],
    ['?labelSelector=name!%3Da', ['b', 'c']],
    ['?fieldSelector=spec.info%3Db', ['b']],
    ['?fieldSelector=metadata.name%3Dc&limit=1', ['c']],
    ['?resourceVersion=0&limit=1', ['a', 'b', 'c']],
  ])('%s', async (query, expected) => {
    expect(names(await ask('GET', FOOS + query))).toEqual(expected)
  })

  test('continues where it began, whatever happens meanwhile', async () => {
    const first = await ask('GET', `${FOOS}?limit=2`)
    expect(names(first)).toEqual(['a', 'b'])
    expect(first.body.metadata).toMatchObject({ remainingItemCount: 1, continue: expect.any(String) })
    await ask('DELETE', `${FOOS}/c`)
    await ask('POST', FOOS, foo('d'))
    const second = await ask('GET', `${FOOS}?limit=2&continue=${first.body.metadata.continue}`)
    expect(names(second)).toEqual(['c'])
    expect(second.body.metadata).toEqual({ continue: '', resourceVersion: first.body.metadata.resourceVersion })
  })

  test('an expired token can be exchanged for one that goes on regardless', async () => {
    const short = asker(createApiServer({ crds: [fooCrd], historyLimit: 2 }).fetch)
    for (const name of ['a', 'b', 'c']) await short('POST', FOOS, foo(name))
    const { metadata } = (await short('GET', `${FOOS}?limit=1`)).body
    for (let i = 0; i < 10; i++) await short('PATCH', A, { spec: { info: String(i) } }, MERGE)
    const expired = await short('GET', `${FOOS}?continue=${metadata.continue}`)
    expect(expired).toMatchObject({ status: 410, body: { reason: 'Expired', metadata: { continue: expect.any(String) } } })
    expect(names(await short('GET', `${FOOS}?continue=${expired.body.metadata.continue}`))).toEqual(['b', 'c'])
    expect(said(await short('GET', `${FOOS}?resourceVersion=${metadata.resourceVersion}&resourceVersionMatch=Exact`))).toEqual([
      410,
      'The resourceVersion for the provided list is too old.',
    ])
  })

  test.each([
    ['?resourceVersion=x', 400],
    ['?resourceVersion=99999', 504],
    ['?fieldSelector=spec.name%3Dx', 400],
    ['?labelSelector=-', 400],
    ['?continue=x', 400],
  ])('%s is answered %d', async (query, status) => {
    expect((await ask('GET', FOOS + query)).status).toBe(status)
  })
})

describe('a kind of Kubernetes itself', () => {
  const path = '/api/v1/namespaces/default/configmaps'

  test('is served from its schema', async () => {
    expect(await ask('POST', path, { metadata: { name: 'a' }, data: { a: 'b' } })).toMatchObject({
      status: 201,
      body: { kind: 'ConfigMap', apiVersion: 'v1', data: { a: 'b' } },
    })
    expect((await ask('PUT', `${path}/a`, { metadata: { name: 'a' }, data: { a: 'c' } })).body.data).toEqual({ a: 'c' })
    expect((await ask('GET', path)).body).toMatchObject({ kind: 'ConfigMapList', items: [{ data: { a: 'c' } }] })
    expect(said(await ask('POST', path, { metadata: { name: 'b' }, data: { a: 1 } }))).toEqual([
      400,
      expect.stringContaining('cannot be handled as a ConfigMap'),
    ])
    expect(said(await ask('PATCH', `${path}/a`, {}, 'application/strategic-merge-patch+json'))).toEqual([
      501,
      'the embedded API server of kindbox does not implement strategic merge patches',
    ])
  })
})

describe('CEL rules', () => {
  const [version] = fooCrd.spec.versions
  const schema = { ...version!.schema!.openAPIV3Schema!, 'x-kubernetes-validations': [{ rule: 'false' }] }
  const ruled = { ...fooCrd, spec: { ...fooCrd.spec, versions: [{ ...version!, schema: { openAPIV3Schema: schema } }] } }

  test('are evaluated', async () => {
    expect(said(await asker(createApiServer({ crds: [ruled] }).fetch)('POST', FOOS, foo('a')))).toEqual([
      422,
      'Foo.clux.dev "a" is invalid: <nil>: Invalid value: failed rule: false',
    ])
  })
})

describe('fetch', () => {
  test('takes a Request, a URL and text', async () => {
    const url = 'http://kindbox/version'
    for (const input of [url, new URL(url), new Request(url)]) expect((await server.fetch(input)).status).toBe(200)
  })

  test('rejects with the reason of an aborted signal, and does nothing', async () => {
    const signal = AbortSignal.abort(new Error('enough'))
    await expect(server.fetch(`http://kindbox${FOOS}`, { method: 'POST', body: JSON.stringify(foo('a')), signal })).rejects.toThrow(
      'enough',
    )
    expect((await ask('GET', A)).status).toBe(404)
  })

  test('rejects when the signal is aborted on the way, whether it was done or not', async () => {
    const controller = new AbortController()
    const answer = server.fetch(`http://kindbox${FOOS}`, { method: 'POST', body: JSON.stringify(foo('a')), signal: controller.signal })
    controller.abort(new Error('enough'))
    await expect(answer).rejects.toThrow('enough')
  })

  test('answers 500 where it fails itself', async () => {
    let isBroken = false
    const random = () => {
      if (isBroken) throw new Error('out of chance')
      return 0.5
    }
    const failing = asker(createApiServer({ crds: [fooCrd], random }).fetch)
    isBroken = true
    expect(said(await failing('POST', FOOS, foo('a')))).toEqual([500, 'Internal error occurred: out of chance'])
  })

  test('answers in YAML', async () => {
    await ask('POST', FOOS, foo('a'))
    const { text, headers } = await ask('GET', A, undefined, undefined, { accept: 'application/yaml' })
    expect(headers.get('content-type')).toBe('application/yaml')
    expect(text).toMatch(/^apiVersion: clux.dev\/v1\nkind: Foo\nmetadata:\n {2}creationTimestamp: "2026-01-01T00:00:00Z"\n/)
  })
})

describe('hostile input', () => {
  test('keys that JavaScript knows stay data', async () => {
    const body = `{"apiVersion":"clux.dev/v1","kind":"Foo","metadata":{"name":"a","labels":{"constructor":"x"}},"spec":{"name":"n","__proto__":{"polluted":1}}}`
    const { status, headers, body: created } = await ask('POST', FOOS, body)
    expect([status, headers.get('warning'), created.metadata.labels]).toEqual([
      201,
      '299 - "unknown field \\"spec.__proto__\\""',
      { constructor: 'x' },
    ])
    await ask('PATCH', A, '{"metadata":{"annotations":{"__proto__":"x"}}}', MERGE)
    expect({}).not.toHaveProperty('polluted')
  })

  test.each([
    ['a deep body', 'POST', FOOS, '['.repeat(50_000) + ']'.repeat(50_000), 400],
    ['a deep YAML body', 'POST', FOOS, '['.repeat(50_000), 400],
    ['a large body', 'POST', FOOS, 'x'.repeat(3 * 1024 * 1024 + 1), 413],
    ['a deep patch', 'PATCH', A, `${'{"a":'.repeat(50_000)}1${'}'.repeat(50_000)}`, 400],
    ['names that are no names', 'GET', `${FOOS}/__proto__`, undefined, 404],
    ['a path that is no UTF-8', 'GET', `${FOOS}/%ff`, undefined, 400],
    ['many selectors', 'GET', `${FOOS}?labelSelector=${'a,'.repeat(50_000)}b`, undefined, 200],
    ['a long selector', 'GET', `${FOOS}?labelSelector=${'('.repeat(50_000)}`, undefined, 400],
  ])('%s is answered', async (title, method, path, body, status) => {
    await ask('POST', FOOS, foo('a'))
    const type = title.includes('YAML') ? 'application/yaml' : method === 'PATCH' ? MERGE : undefined
    expect((await ask(method, path, body, type)).status).toBe(status)
  })
})
