import { describe, expect, test } from '@jest/globals'
import { mergePatch, structuralResource, type MetadataApi } from '@kindbox/core'
import { Reflector } from '@kindbox/runtime'
import { Client } from '../client.ts'
import { Foo } from '../fixture/foo.ts'
import { stubFetch, type StubAnswer } from '../fixture/stub-fetch.ts'

const type = { apiVersion: 'meta.k8s.io/v1', kind: 'PartialObjectMetadata' }
const baz = { ...type, metadata: { name: 'baz', namespace: 'default', uid: 'u', resourceVersion: '7', labels: { a: 'b' } } }
const list = { ...type, kind: 'PartialObjectMetadataList', metadata: { resourceVersion: '9' }, items: [baz] }
const success = { apiVersion: 'v1', kind: 'Status', metadata: {}, status: 'Success' }
const path = '/apis/clux.dev/v1/namespaces/default/foos'
const one = 'application/json;as=PartialObjectMetadata;g=meta.k8s.io;v=v1'
const many = 'application/json;as=PartialObjectMetadataList;g=meta.k8s.io;v=v1'

function metadataOver(answer: StubAnswer) {
  const { fetch, sent } = stubFetch(() => answer)
  return { foos: new Client({ fetch }).metadata(Foo, { namespace: 'default' }), sent }
}

describe('every verb asks for metadata and hands it back', () => {
  const cases: [
    verb: string,
    call: (foos: MetadataApi) => Promise<unknown>,
    answer: unknown,
    line: string,
    accept: string,
    result: unknown,
  ][] = [
    ['get', (foos) => foos.get('baz'), baz, `GET ${path}/baz`, one, baz],
    ['list', (foos) => foos.list({ limit: 1 }), list, `GET ${path}?limit=1`, many, list],
    ['patch', (foos) => foos.patch('baz', mergePatch({ metadata: { labels: null } })), baz, `PATCH ${path}/baz`, one, baz],
    ['delete', (foos) => foos.delete('baz'), success, `DELETE ${path}/baz`, one, { deleted: success }],
    ['delete, held', (foos) => foos.delete('baz'), baz, `DELETE ${path}/baz`, one, { deleting: baz }],
    ['deleteCollection', (foos) => foos.deleteCollection(), list, `DELETE ${path}`, many, { list }],
  ]
  test.each(cases)('%s', async (_, call, answer, line, accept, result) => {
    const { foos, sent } = metadataOver({ body: answer })
    expect(await call(foos)).toEqual(result)
    expect(sent.map((each) => [each.line, each.headers?.['accept']])).toEqual([[line, accept]])
  })

  test('watch', async () => {
    const event = { type: 'ADDED', object: baz }
    const { foos, sent } = metadataOver({ body: `${JSON.stringify(event)}\n` })
    const events = []
    for await (const each of foos.watch()) events.push(each)
    expect(events).toEqual([event])
    expect(sent[0]?.headers?.['accept']).toBe(one)
  })
})

describe('what is not what was asked for', () => {
  test('is an error for one, where the server sends the object itself', async () => {
    const { foos } = metadataOver({ body: { ...baz, apiVersion: 'clux.dev/v1', kind: 'Foo' } })
    await expect(foos.get('baz')).rejects.toMatchObject({ code: 'InvalidError' })
  })

  test('is an error for a list of the objects', async () => {
    const { foos } = metadataOver({ body: { ...list, apiVersion: 'clux.dev/v1', kind: 'FooList' } })
    await expect(foos.list()).rejects.toThrow('instead of a PartialObjectMetadataList of meta.k8s.io/v1')
  })

  test('does not hide its siblings', async () => {
    const { foos } = metadataOver({ body: { ...list, items: [{ ...type, metadata: { name: 'bad' } }, baz] } })
    const refused: string[] = []
    const { items } = await foos.list({ onInvalid: ({ ref }) => refused.push(ref.name) })
    expect([items, refused]).toEqual([[baz], ['bad']])
  })

  test('is fine without a uid where the kind is computed', async () => {
    const { fetch } = stubFetch(() => ({ body: { ...type, metadata: { name: 'node' } } }))
    const metrics = structuralResource({ ...Foo, verbs: ['get', 'list'], scope: 'Cluster' })
    expect((await new Client({ fetch }).metadata(metrics).get('node')).metadata.name).toBe('node')
  })
})

test('a reflector keeps metadata alone', async () => {
  const { fetch } = stubFetch(({ url }) => (url.includes('watch=true') ? { chunks: never() } : { body: list }))
  const reflector = new Reflector(new Client({ fetch }).metadata(Foo), { initial: 'pages' })
  const stop = new AbortController()
  const running = reflector.run({ signal: stop.signal })
  await reflector.store.ready()
  expect(reflector.store.get({ namespace: 'default', name: 'baz' })?.metadata.labels).toEqual({ a: 'b' })
  stop.abort()
  await running
})

/** A watch on which nothing happens. */
function never(): AsyncIterable<string> {
  return { [Symbol.asyncIterator]: () => ({ next: () => new Promise(() => {}) }) }
}
