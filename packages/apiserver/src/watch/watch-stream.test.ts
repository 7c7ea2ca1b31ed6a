import { beforeEach, describe, expect, test } from '@jest/globals'
import { type ApiServer, createApiServer } from '../api-server.ts'
import { asker, type Ask, MERGE } from '../fixture/ask.fixture.ts'
import { foo, fooCrd, FOOS } from '../fixture/foo-crd.fixture.ts'
import { type ManualClock, manualClock } from '../fixture/manual-clock.fixture.ts'

interface Event {
  readonly type: string
  readonly object: {
    readonly metadata: { readonly name?: string; readonly resourceVersion: string; readonly annotations?: object }
    readonly [field: string]: unknown
  }
}

let server: ApiServer
let clock: ManualClock
let ask: Ask
beforeEach(() => {
  clock = manualClock()
  server = createApiServer({ crds: [fooCrd], clock, historyLimit: 5, bookmarkInterval: 60_000 })
  ask = asker(server.fetch)
})

/** Opens a watch; `next` gives the events of the next chunk, undefined at the end. */
async function open(query: string, init: RequestInit = {}) {
  const response = await server.fetch(`http://kindbox${FOOS}?watch=1&${query}`, init)
  const reader = response.body!.getReader()
  return {
    response,
    cancel: () => reader.cancel(),
    async next(): Promise<Event[] | undefined> {
      const { value } = await reader.read()
      return (
        value &&
        new TextDecoder()
          .decode(value)
          .trimEnd()
          .split('\n')
          .map((line) => JSON.parse(line))
      )
    },
  }
}

const told = (events: Event[] | undefined) =>
  events?.map(({ type, object }) => (object.metadata.name === undefined ? type : `${type} ${object.metadata.name}`))
const version = async () => (await ask('GET', FOOS)).body.metadata.resourceVersion as string

test('shows what exists, then what changes', async () => {
  await ask('POST', FOOS, foo('a'))
  const watch = await open('')
  expect(watch.response.headers.get('content-type')).toBe('application/json')
  expect(told(await watch.next())).toEqual(['ADDED a'])
  await ask('POST', FOOS, foo('b'))
  await ask('PATCH', `${FOOS}/b`, { spec: { info: 'i' } }, MERGE)
  await ask('DELETE', `${FOOS}/a`)
  expect(told(await watch.next())).toEqual(['ADDED b', 'MODIFIED b', 'DELETED a'])
  await watch.cancel()
  expect(clock.pending).toBe(0)
})

test('shows much that exists in parts, as it was when the watch began', async () => {
  server = createApiServer({ crds: [fooCrd], clock })
  ask = asker(server.fetch)
  for (let i = 0; i < 300; i++) await ask('POST', FOOS, foo(`a${i}`))
  const watch = await open('allowWatchBookmarks=true')
  await ask('PATCH', `${FOOS}/a0`, { spec: { info: 'later' } }, MERGE)
  const first = (await watch.next()) ?? []
  expect(first).toHaveLength(256)
  expect(first[0]?.object['spec']).toEqual({ name: 'n', mode: 'auto' })
  expect(told(await watch.next())?.at(-1)).toBe('BOOKMARK')
  expect(told(await watch.next())).toEqual(['MODIFIED a0'])
  await watch.cancel()
})

test('a write that changes nothing is no event', async () => {
  await ask('POST', FOOS, foo('a'))
  const watch = await open(`resourceVersion=${await version()}`)
  await ask('PATCH', `${FOOS}/a`, { spec: { name: 'n' } }, MERGE)
  await ask('PATCH', `${FOOS}/a`, { spec: { name: 'm' } }, MERGE)
  const [event, ...more] = (await watch.next()) ?? []
  expect(event).toMatchObject({ type: 'MODIFIED', object: { spec: { name: 'm' }, metadata: { generation: 2 } } })
  expect(more).toEqual([])
})

describe('with a selector', () => {
  test('an object that enters is ADDED, one that leaves is DELETED as it was', async () => {
    await ask('POST', FOOS, foo('a', { name: 'before' }, { labels: { app: 'web' } }))
    const watch = await open(`labelSelector=app%3Dweb&resourceVersion=${await version()}`)
    await ask('PATCH', `${FOOS}/a`, { spec: { name: 'after' }, metadata: { labels: { app: 'api' } } }, MERGE)
    const revision = await version()
    await ask('PATCH', `${FOOS}/a`, { metadata: { labels: { x: 'y' } } }, MERGE)
    await ask('PATCH', `${FOOS}/a`, { metadata: { labels: { app: 'web' } } }, MERGE)
    const [left, entered] = (await watch.next()) ?? []
    expect(left).toMatchObject({
      type: 'DELETED',
      object: { spec: { name: 'before' }, metadata: { labels: { app: 'web' }, resourceVersion: revision } },
    })
    expect(entered).toMatchObject({ type: 'ADDED', object: { spec: { name: 'after' } } })
  })

  test.each([
    ['fieldSelector=metadata.name%3Da', ['ADDED a']],
    ['fieldSelector=spec.info%3Di', ['ADDED b']],
    ['fieldSelector=metadata.namespace%3Dother', undefined],
  ])('%s', async (selector, expected) => {
    await ask('POST', FOOS, foo('a'))
    await ask('POST', FOOS, foo('b', { name: 'n', info: 'i' }))
    const watch = await open(`${selector}&timeoutSeconds=1`)
    const first = watch.next()
    clock.advance(1_000)
    expect(told(await first)).toEqual(expected)
  })
})

describe('bookmarks', () => {
  test('end what exists, and tell from time to time how far the watch has come', async () => {
    await ask('POST', FOOS, foo('a'))
    const watch = await open('sendInitialEvents=true&resourceVersionMatch=NotOlderThan&allowWatchBookmarks=true')
    const [, end] = (await watch.next()) ?? []
    const metadata = { resourceVersion: await version(), annotations: { 'k8s.io/initial-events-end': 'true' } }
    expect(end).toEqual({ type: 'BOOKMARK', object: { kind: 'Foo', apiVersion: 'clux.dev/v1', metadata } })
    await ask('POST', '/api/v1/namespaces', { apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'elsewhere' } })
    const next = watch.next()
    clock.advance(60_000)
    expect(await next).toEqual([
      { type: 'BOOKMARK', object: { kind: 'Foo', apiVersion: 'clux.dev/v1', metadata: { resourceVersion: await version() } } },
    ])
    await watch.cancel()
    expect(clock.pending).toBe(0)
  })

  test('are for those who ask for them', async () => {
    await ask('POST', FOOS, foo('a'))
    const watch = await open('sendInitialEvents=true&resourceVersionMatch=NotOlderThan')
    expect(told(await watch.next())).toEqual(['ADDED a'])
    const next = watch.next()
    clock.advance(600_000)
    await ask('POST', FOOS, foo('b'))
    expect(told(await next)).toEqual(['ADDED b'])
  })
})

describe('ends', () => {
  test('after timeoutSeconds', async () => {
    const watch = await open('timeoutSeconds=5')
    const next = watch.next()
    clock.advance(5_000)
    expect(await next).toBeUndefined()
    expect(clock.pending).toBe(0)
  })

  test('when its reader goes', async () => {
    const watch = await open('')
    const next = watch.next()
    await watch.cancel()
    expect(await next).toBeUndefined()
    expect(clock.pending).toBe(0)
  })

  test('with the reason of the signal', async () => {
    const controller = new AbortController()
    const watch = await open('', { signal: controller.signal })
    const next = watch.next()
    controller.abort(new Error('enough'))
    await expect(next).rejects.toThrow('enough')
    expect(clock.pending).toBe(0)
  })

  test('with an error when its version is forgotten', async () => {
    const old = await version()
    for (let i = 0; i < 20; i++) await ask('POST', FOOS, foo(`a${i}`))
    const watch = await open(`resourceVersion=${old}`)
    expect(await watch.next()).toMatchObject([{ type: 'ERROR', object: { kind: 'Status', code: 410, reason: 'Expired' } }])
    expect(await watch.next()).toBeUndefined()
  })

  test('with an error when its version is not reached', async () => {
    const watch = await open('resourceVersion=1000&sendInitialEvents=true&resourceVersionMatch=NotOlderThan')
    expect(await watch.next()).toMatchObject([{ type: 'ERROR', object: { kind: 'Status', code: 504 } }])
    expect(await watch.next()).toBeUndefined()
  })

  test('when its reader is so slow that the history leaves it behind', async () => {
    await ask('POST', FOOS, foo('a'))
    const watch = await open('')
    expect(told(await watch.next())).toEqual(['ADDED a'])
    for (let i = 0; i < 20; i++) await ask('POST', FOOS, foo(`a${i}`))
    expect(await watch.next()).toBeUndefined()
  })

  test('when its kind is defined anew', async () => {
    const watch = await open('')
    const next = watch.next()
    const path = '/spec/versions/0/schema/openAPIV3Schema/properties/spec/properties/more'
    const { status } = await ask('PATCH', DEFINITION, [{ op: 'add', path, value: { type: 'string' } }], 'application/json-patch+json')
    expect(status).toBe(200)
    expect(await next).toBeUndefined()
  })

  test('after the last objects when its kind goes', async () => {
    await ask('POST', FOOS, foo('a'))
    const watch = await open(`resourceVersion=${await version()}`)
    await ask('DELETE', DEFINITION)
    expect(told(await watch.next())).toEqual(['DELETED a'])
    expect(await watch.next()).toBeUndefined()
  })

  test('not when only the labels of its definition change', async () => {
    const watch = await open('')
    await ask('PATCH', DEFINITION, { metadata: { labels: { a: 'b' } } }, MERGE)
    await ask('POST', FOOS, foo('a'))
    expect(told(await watch.next())).toEqual(['ADDED a'])
  })
})

test('a version of the future waits for its turn', async () => {
  const watch = await open(`resourceVersion=${Number(await version()) + 1}`)
  const next = watch.next()
  await ask('POST', FOOS, foo('a'))
  await ask('POST', FOOS, foo('b'))
  expect(told(await next)).toEqual(['ADDED b'])
})

const DEFINITION = '/apis/apiextensions.k8s.io/v1/customresourcedefinitions/foos.clux.dev'

test('a bookmark comes two seconds before the end', async () => {
  const watch = await open(`resourceVersion=${await version()}&allowWatchBookmarks=1&timeoutSeconds=10`)
  const next = watch.next()
  await Promise.resolve()
  clock.advance(7_999)
  expect(clock.pending).toBe(2)
  clock.advance(1)
  expect(told(await next)).toEqual(['BOOKMARK'])
  expect(clock.pending).toBe(1)
  const end = watch.next()
  clock.advance(2_000)
  expect(await end).toBeUndefined()
})

test('a compaction cuts off who has missed something, and refuses who comes from before', async () => {
  const before = await version()
  const behind = await open(`resourceVersion=${before}`)
  await ask('POST', FOOS, foo('a'))
  const upToDate = await open(`resourceVersion=${await version()}`)
  server.compact()
  expect(await behind.next()).toBeUndefined()
  const late = await open(`resourceVersion=${before}`)
  expect(await late.next()).toMatchObject([{ type: 'ERROR', object: { code: 410, reason: 'Expired' } }])
  await ask('POST', FOOS, foo('b'))
  expect(told(await upToDate.next())).toEqual(['ADDED b'])
  await upToDate.cancel()
})
