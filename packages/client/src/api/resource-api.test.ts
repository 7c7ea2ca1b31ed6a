import { describe, expect, test } from '@jest/globals'
import { apply, jsonPatch, mergePatch, strategicMergePatch } from '@kindbox/core'
import { Client } from '../client.ts'
import { Foo, storedFoo } from '../fixture/foo.ts'
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
