import { describe, expect, test } from '@jest/globals'
import { apply, isKubeError, jsonPatch, mergePatch, strategicMergePatch } from '@kindbox/core'
import { Client } from '../client.ts'
import { Foo, Node, storedFoo } from '../fixture/foo.ts'
import { stubFetch, type StubAnswer } from '../fixture/stub-fetch.ts'

function foosOver(answer: StubAnswer) {
  const { fetch, sent } = stubFetch(() => answer)
  return { foos: new Client({ fetch }).api(Foo, { namespace: 'default' }), sent }
}

type Foos = ReturnType<typeof foosOver>['foos']

const baz = storedFoo('baz')
const list = { apiVersion: 'clux.dev/v1', kind: 'FooList', metadata: { resourceVersion: '9' }, items: [baz] }
const scale = {
  apiVersion: 'autoscaling/v1',
  kind: 'Scale',
  metadata: { name: 'baz', namespace: 'default', uid: 'u', resourceVersion: '7' },
  spec: { replicas: 3 },
  status: { replicas: 1 },
}
const success = { apiVersion: 'v1', kind: 'Status', metadata: {}, status: 'Success' }
const input = { metadata: { name: 'baz' }, spec: { info: 'x' } }
const sentInput = { apiVersion: 'clux.dev/v1', kind: 'Foo', ...input }
const path = '/apis/clux.dev/v1/namespaces/default/foos'

describe('every verb sends its request and hands back what was answered', () => {
  interface Case {
    title: string
    call: (foos: Foos) => Promise<unknown>
    answer: unknown
    line: string
    body?: unknown
    type?: string
    result?: unknown
  }
  const cases: Case[] = [
    { title: 'get', call: (foos) => foos.get('baz'), answer: baz, line: `GET ${path}/baz` },
    {
      title: 'get from the cache',
      call: (foos) => foos.get('baz', { resourceVersion: '0' }),
      answer: baz,
      line: `GET ${path}/baz?resourceVersion=0`,
    },
    { title: 'list', call: (foos) => foos.list(), answer: list, line: `GET ${path}` },
    {
      title: 'list of a page',
      call: (foos) => foos.list({ limit: 2, continue: 'abc', labelSelector: 'a=b', fieldSelector: 'metadata.name=baz' }),
      answer: list,
      line: `GET ${path}?labelSelector=a%3Db&fieldSelector=metadata.name%3Dbaz&limit=2&continue=abc`,
    },
    { title: 'create', call: (foos) => foos.create(input), answer: baz, line: `POST ${path}`, body: sentInput },
    {
      title: 'create, dry',
      call: (foos) => foos.create(input, { dryRun: 'All', fieldManager: 'me', fieldValidation: 'Strict' }),
      answer: baz,
      line: `POST ${path}?dryRun=All&fieldManager=me&fieldValidation=Strict`,
      body: sentInput,
    },
    { title: 'replace', call: (foos) => foos.replace(input), answer: baz, line: `PUT ${path}/baz`, body: sentInput },
    {
      title: 'json patch',
      call: (foos) => foos.patch('baz', jsonPatch([{ op: 'remove', path: '/spec/info' }])),
      answer: baz,
      line: `PATCH ${path}/baz`,
      body: [{ op: 'remove', path: '/spec/info' }],
      type: 'application/json-patch+json',
    },
    {
      title: 'merge patch',
      call: (foos) => foos.patch('baz', mergePatch({ spec: { info: 'y' } })),
      answer: baz,
      line: `PATCH ${path}/baz`,
      body: { spec: { info: 'y' } },
      type: 'application/merge-patch+json',
    },
    {
      title: 'strategic merge patch',
      call: (foos) => foos.patch('baz', strategicMergePatch({ spec: { info: 'y' } })),
      answer: baz,
      line: `PATCH ${path}/baz`,
      body: { spec: { info: 'y' } },
      type: 'application/strategic-merge-patch+json',
    },
    {
      title: 'apply',
      call: (foos) => foos.patch('baz', apply(input), { fieldManager: 'me', force: true }),
      answer: baz,
      line: `PATCH ${path}/baz?fieldManager=me&force=true`,
      body: sentInput,
      type: 'application/apply-patch+yaml',
    },
    { title: 'delete', call: (foos) => foos.delete('baz'), answer: success, line: `DELETE ${path}/baz`, result: { deleted: success } },
    {
      title: 'delete of what finalizers hold',
      call: (foos) => foos.delete('baz', { propagationPolicy: 'Foreground', preconditions: { uid: 'u' } }),
      answer: baz,
      line: `DELETE ${path}/baz`,
      body: { kind: 'DeleteOptions', apiVersion: 'v1', propagationPolicy: 'Foreground', preconditions: { uid: 'u' } },
      result: { deleting: baz },
    },
    {
      title: 'delete collection',
      call: (foos) => foos.deleteCollection({ labelSelector: 'a=b', gracePeriodSeconds: 0 }),
      answer: list,
      line: `DELETE ${path}?labelSelector=a%3Db`,
      body: { kind: 'DeleteOptions', apiVersion: 'v1', gracePeriodSeconds: 0 },
      result: { list },
    },
    {
      title: 'delete collection, answered by a Status',
      call: (foos) => foos.deleteCollection(),
      answer: success,
      line: `DELETE ${path}`,
      result: { status: success },
    },
    { title: 'get status', call: (foos) => foos.getStatus('baz'), answer: baz, line: `GET ${path}/baz/status` },
    {
      title: 'replace status',
      call: (foos) => foos.replaceStatus({ ...input, status: { replicas: 2 } }),
      answer: baz,
      line: `PUT ${path}/baz/status`,
      body: { ...sentInput, status: { replicas: 2 } },
    },
    {
      title: 'patch status',
      call: (foos) => foos.patchStatus('baz', mergePatch({ status: { replicas: null } })),
      answer: baz,
      line: `PATCH ${path}/baz/status`,
      body: { status: { replicas: null } },
      type: 'application/merge-patch+json',
    },
    { title: 'get scale', call: (foos) => foos.getScale('baz'), answer: scale, line: `GET ${path}/baz/scale` },
    {
      title: 'replace scale',
      call: (foos) => foos.replaceScale({ metadata: { name: 'baz' }, spec: { replicas: 3 } }),
      answer: scale,
      line: `PUT ${path}/baz/scale`,
      body: { apiVersion: 'autoscaling/v1', kind: 'Scale', metadata: { name: 'baz' }, spec: { replicas: 3 } },
    },
    {
      title: 'patch scale',
      call: (foos) => foos.patchScale('baz', mergePatch({ spec: { replicas: 3 } })),
      answer: scale,
      line: `PATCH ${path}/baz/scale`,
      body: { spec: { replicas: 3 } },
      type: 'application/merge-patch+json',
    },
  ]
  test.each(cases)('$title', async ({ call, answer, line, body, type = 'application/json', result = answer }) => {
    const { foos, sent } = foosOver({ body: answer })
    expect(await call(foos)).toEqual(result)
    const [only, ...more] = sent
    expect(more).toEqual([])
    expect(only?.line).toBe(line)
    expect(only?.headers['accept']).toBe('application/json')
    expect(only?.headers['content-type']).toBe(body === undefined ? undefined : type)
    expect(only?.body === undefined ? undefined : JSON.parse(only.body)).toEqual(body)
  })
})

describe('an answer that does not fit is never handed out', () => {
  const odd = storedFoo('baz', { info: 42 })
  const finding = 'the object does not fit the schema of Foo (clux.dev/v1): spec.info has to be a string, not 42 (integer).'
  const done = 'the server has accepted it, but '
  const oddScale = { ...scale, spec: { replicas: 'three' } }
  const scaleFinding =
    'Scale default/baz does not fit the schema of Scale (autoscaling/v1): spec.replicas has to be an integer, not "three" (string).'
  const cases: { title: string; call: (foos: Foos) => Promise<unknown>; answer?: unknown; message: string }[] = [
    { title: 'get', call: (foos) => foos.get('baz'), message: `get Foo default/baz: ${finding}` },
    { title: 'create', call: (foos) => foos.create(input), message: `create Foo default/baz: ${done}${finding}` },
    { title: 'replace', call: (foos) => foos.replace(input), message: `replace Foo default/baz: ${done}${finding}` },
    { title: 'patch', call: (foos) => foos.patch('baz', mergePatch({})), message: `patch Foo default/baz: ${done}${finding}` },
    { title: 'delete', call: (foos) => foos.delete('baz'), message: `delete Foo default/baz: ${done}${finding}` },
    { title: 'get status', call: (foos) => foos.getStatus('baz'), message: `get status of Foo default/baz: ${finding}` },
    { title: 'replace status', call: (foos) => foos.replaceStatus(input), message: `replace status of Foo default/baz: ${done}${finding}` },
    {
      title: 'patch status',
      call: (foos) => foos.patchStatus('baz', mergePatch({})),
      message: `patch status of Foo default/baz: ${done}${finding}`,
    },
    {
      title: 'get scale',
      call: (foos) => foos.getScale('baz'),
      answer: oddScale,
      message: `get scale of Foo default/baz: ${scaleFinding}`,
    },
    {
      title: 'patch scale',
      call: (foos) => foos.patchScale('baz', mergePatch({})),
      answer: oddScale,
      message: `patch scale of Foo default/baz: ${done}${scaleFinding}`,
    },
    {
      title: 'another kind',
      call: (foos) => foos.get('baz'),
      answer: { ...baz, kind: 'Bar' },
      message: 'get Foo default/baz: the object does not fit the schema of Foo (clux.dev/v1): kind has to be "Foo", not "Bar" (string).',
    },
    {
      title: 'another version',
      call: (foos) => foos.get('baz'),
      answer: { ...baz, apiVersion: 'clux.dev/v2' },
      message:
        'get Foo default/baz: the object does not fit the schema of Foo (clux.dev/v1): apiVersion has to be "clux.dev/v1", not "clux.dev/v2" (string).',
    },
    {
      title: 'no object at all',
      call: (foos) => foos.get('baz'),
      answer: [],
      message:
        'get Foo default/baz: Foo (without a name) does not fit the schema of Foo (clux.dev/v1): The value has to be an object, not an array of 0.',
    },
  ]
  test.each(cases)('$title', async ({ call, answer = odd, message }) => {
    const { foos } = foosOver({ body: answer })
    const error = await call(foos).catch((caught: unknown) => caught)
    if (!isKubeError(error, 'InvalidError')) throw new Error('the object was handed out', { cause: error })
    expect(error.message).toBe(message)
    expect(error.invalid[0]?.raw).toEqual(answer)
    expect(JSON.stringify(error)).not.toContain('about it')
  })

  test('without validation it is, and the rest of the Api stays', async () => {
    const { foos, sent } = foosOver({ body: odd })
    const raw = foos.unvalidated()
    expect(await raw.get('baz')).toEqual(odd)
    expect(await raw.unvalidated().create(input)).toEqual(odd)
    expect(sent.map(({ line }) => line)).toEqual([`GET ${path}/baz`, `POST ${path}`])
    expect(await foosOver({ body: oddScale }).foos.unvalidated().getScale('baz')).toEqual(oddScale)
    await expect(foosOver({ body: null }).foos.unvalidated().get('baz')).rejects.toThrow('has to be an object')
  })
})

describe('what becomes of invalid items is decided by the call, then by the Api', () => {
  const items = [storedFoo('a'), storedFoo('b', { info: 42 })]
  const call: string[] = []
  const api: string[] = []
  const client = () => new Client({ fetch: stubFetch(() => ({ body: { ...list, items } })).fetch })
  const names = (found: { items: readonly { metadata: { name: string } }[] } | undefined) =>
    found?.items.map(({ metadata: { name } }) => name)

  test('list', async () => {
    const foos = client().api(Foo, { namespace: 'default', onInvalid: ({ ref }) => api.push(ref.name) })
    expect(names(await foos.list())).toEqual(['a'])
    expect(names(await foos.list({ onInvalid: ({ ref }) => call.push(ref.name) }))).toEqual(['a'])
    expect([api, call]).toEqual([['b'], ['b']])
    await expect(foos.list({ onInvalid: 'throw' })).rejects.toThrow('1 of 2 objects')
    expect(names(await foos.unvalidated().list())).toEqual(['a', 'b'])
  })

  test('delete collection, and all namespaces', async () => {
    const foos = client().api(Foo, { namespace: 'default' })
    await expect(foos.deleteCollection()).rejects.toThrow('delete Foo objects in default: 1 of 2 objects')
    expect(names((await foos.deleteCollection({ onInvalid: () => {} })).list)).toEqual(['a'])
    await expect(client().api(Foo).list()).rejects.toThrow('list Foo objects: 1 of 2 objects')
  })
})

describe('what is refused before it is sent', () => {
  const unknown = { metadata: { name: 'baz' }, spec: { info: 'x', inof: 'y' } }
  const cases: { title: string; call: (foos: Foos) => Promise<unknown>; message: string }[] = [
    {
      title: 'an unknown field of a strict create',
      call: (foos) => foos.create(unknown, { strict: true }),
      message: 'The request for Foo default/baz was not sent: spec.inof is unknown',
    },
    {
      title: 'a wrong type of a strict replace',
      call: (foos) => foos.replace({ metadata: { name: 'baz' }, spec: { info: 3 as unknown as string } }, { strict: true }),
      message: 'The request for Foo default/baz was not sent: spec.info has to be a string, not 3 (integer).',
    },
    {
      title: 'a replace without a name',
      call: (foos) => foos.replace({ metadata: { generateName: 'baz-' }, spec: { info: '' } }),
      message: 'was not sent: metadata.name has to be a name',
    },
    {
      title: 'a name that climbs',
      call: (foos) => foos.get('../secrets'),
      message: 'was not sent: metadata.name has to be a name without',
    },
    {
      title: 'an apply without a manager',
      call: (foos) => foos.patch('baz', apply(input)),
      message: 'was not sent: Apply records who owns',
    },
    {
      title: 'a watch with half its options',
      call: (foos) => foos.watch({ sendInitialEvents: true }).next(),
      message: 'was not sent: sendInitialEvents',
    },
  ]
  test.each(cases)('$title', async ({ call, message }) => {
    const { foos, sent } = foosOver({ body: baz })
    const error = await call(foos).catch((caught: unknown) => caught)
    expect(isKubeError(error, 'RequestError')).toBe(true)
    expect((error as Error).message).toContain(message)
    expect(sent).toEqual([])
  })

  test('without strict the server decides, and defaults may be left out with it', async () => {
    const { foos, sent } = foosOver({ body: baz })
    await foos.create(unknown)
    await foos.create(input, { strict: true })
    expect(sent).toHaveLength(2)
  })
})

test('methods need no this', async () => {
  const { get } = foosOver({ body: baz }).foos
  expect(await get('baz')).toEqual(baz)
})

test('a cluster-scoped kind', async () => {
  const { fetch, sent } = stubFetch(() => ({
    body: { apiVersion: 'v1', kind: 'Node', metadata: { name: 'n1', uid: 'u', resourceVersion: '1' }, spec: {} },
  }))
  const nodes = new Client({ fetch }).api(Node)
  expect((await nodes.get('n1')).kind).toBe('Node')
  expect(sent.map(({ line }) => line)).toEqual(['GET /api/v1/nodes/n1'])
})
