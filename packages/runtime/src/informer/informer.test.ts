import { describe, expect, test } from '@jest/globals'
import { isKubeError, KubeError } from '@kindbox/core'
import { refused } from '../watcher/kube-errors.fixture.ts'
import { dropManagedFields } from './drop-managed-fields.ts'
import { InformedCluster } from './informed-cluster.fixture.ts'
import { labelsChanged } from './predicates.ts'

const modes = [{ initial: 'pages' }, { initial: 'stream' }] as const

describe.each(modes)('by $initial', ({ initial }) => {
  test('an informer tells what exists, then what changes, and its store follows', async () => {
    await using cluster = await InformedCluster.create(['a', 'b', 'c'])
    const { store } = cluster.start({ initial, pageSize: 2 })
    await cluster.passesUntil(() => cluster.told.length === 4)
    await cluster.write('b', 'second')
    await cluster.foos.delete('a')
    await cluster.foos.create({ metadata: { name: 'd' }, spec: { info: 'first' } })
    await cluster.passesUntil(() => cluster.told.length === 7)
    expect(cluster.words()).toEqual([
      ...['Added(a first)', 'Added(b first)', 'Added(c first)', 'Bookmark'],
      ...['Modified(b second)', 'Deleted(a first)', 'Added(d first)'],
    ])
    expect(store.list()).toEqual((await cluster.foos.list()).items)
    expect(cluster.api.sent.map(({ verb }) => verb)).toEqual(initial === 'pages' ? ['list', 'list', 'watch'] : ['watch'])
  })

  test('an object that does not fit is told of, kept, hides nobody, and heals', async () => {
    await using cluster = await InformedCluster.create(['a', 'b'])
    await cluster.foos.create({ metadata: { name: 'bad' }, spec: { more: 'no info' } })
    const { store } = cluster.start({ initial })
    await cluster.passesUntil(() => cluster.told.length === 4)
    await cluster.write('a', null)
    await cluster.write('b', 'second')
    await cluster.write('a', 'healed')
    await cluster.write('bad', 'healed')
    await cluster.passesUntil(() => cluster.told.length === 8)
    expect(cluster.words()).toEqual([
      ...['Added(a first)', 'Added(b first)', 'Invalid(bad)', 'Bookmark'],
      ...['Invalid(a, kept first)', 'Modified(b second)', 'Modified(a healed)', 'Added(bad healed)'],
    ])
    const [invalid] = cluster.told.filter(({ type }) => type === 'Invalid')
    expect(invalid?.type === 'Invalid' && invalid.invalid.issues.map(({ field }) => field)).toEqual(['spec.info'])
    expect(store.invalid()).toEqual([])
  })

  test('a list finds out what went and came while nobody watched', async () => {
    await using cluster = await InformedCluster.create(['a', 'b', 'c'])
    const { store } = cluster.start({ initial })
    await cluster.passesUntil(() => cluster.told.length === 4)
    const kept = store.get({ namespace: 'default', name: 'c' })
    cluster.api.strike({ error: new KubeError('TransportError', 'cut') })
    await cluster.foos.delete('a')
    await cluster.write('b', null)
    await cluster.foos.create({ metadata: { name: 'd' }, spec: { info: 'first' } })
    cluster.compact()
    await cluster.passesUntil(() => cluster.told.length === 10)
    expect(cluster.words().slice(4)).toEqual([
      'Error(cut)',
      expect.stringMatching(/^Error\(watch Foo objects: 410 Expired: too old resource version/),
      ...['Deleted(a first)', 'Added(d first)', 'Invalid(b, kept first)', 'Bookmark'],
    ])
    expect(store.size).toBe(3)
    const [gone] = cluster.told.filter(({ type }) => type === 'Deleted')
    expect(gone?.type === 'Deleted' && gone.final).toBe(false)
    expect(store.get({ namespace: 'default', name: 'c' })).toBe(kept)
  })
})

test('where streaming lists are unknown, pages take their place', async () => {
  await using cluster = await InformedCluster.create(['a'])
  cluster.api.faults.watch = { error: refused(422, { reason: 'Invalid' }) }
  cluster.start({ initial: 'stream' })
  await cluster.passesUntil(() => cluster.api.sent.length === 3)
  expect(cluster.api.sent.map(({ verb }) => verb)).toEqual(['watch', 'list', 'watch'])
  expect(cluster.words()).toEqual(['Added(a first)', 'Bookmark', 'Error(refused: 422 Invalid)'])
})

describe('consumers', () => {
  test('share one watch, and each begins with what exists', async () => {
    await using cluster = await InformedCluster.create(['a'])
    const informer = cluster.start()
    await cluster.passesUntil(() => cluster.told.length === 2)
    await cluster.write('a', 'second')
    await cluster.passesUntil(() => cluster.told.length === 3)
    const seen: string[] = []
    for await (const event of informer.events()) {
      seen.push(event.type === 'Added' ? `Added ${event.object.spec.info}` : event.type)
      if (event.type === 'Bookmark') break
    }
    expect(seen).toEqual(['Added second', 'Bookmark'])
    expect(cluster.api.sent.filter(({ verb }) => verb === 'watch')).toHaveLength(1)
  })

  test('that are slow lose nothing but what lies between, and hear of it', async () => {
    await using cluster = await InformedCluster.create(['a', 'b'])
    const informer = cluster.start({ bufferSize: 3 })
    const slow = informer.events()
    const first = slow.next()
    await cluster.passesUntil(() => cluster.told.length === 3)
    await first
    for (let nth = 1; nth <= 5; nth++) await cluster.write('a', `a${nth}`)
    await cluster.foos.create({ metadata: { name: 'c' }, spec: { info: 'first' } })
    await cluster.foos.delete('c')
    await cluster.foos.delete('b')
    await cluster.passesUntil(() => cluster.told.length === 11)
    const rest: unknown[] = []
    for (let nth = 0; nth < 4; nth++) rest.push((await slow.next()).value)
    expect(rest).toEqual([
      expect.objectContaining({ type: 'Added' }),
      expect.objectContaining({ type: 'Bookmark' }),
      expect.objectContaining({
        type: 'Modified',
        merged: 5,
        old: expect.objectContaining({ spec: { info: 'first' } }),
        object: expect.objectContaining({ spec: { info: 'a5' } }),
      }),
      expect.objectContaining({ type: 'Deleted', final: true }),
    ])
    await slow.return()
  })

  test('may leave out changes that do not concern them', async () => {
    await using cluster = await InformedCluster.create(['a'])
    const informer = cluster.start()
    const seen: string[] = []
    const abort = new AbortController()
    const consumed = (async () => {
      for await (const event of informer.events({ where: labelsChanged, signal: abort.signal })) {
        seen.push(event.type === 'Modified' ? `Modified ${event.object.spec.info}` : event.type)
      }
    })()
    await cluster.passesUntil(() => cluster.told.length === 2)
    await cluster.write('a', 'second')
    await cluster.foos.patch('a', { type: 'application/merge-patch+json', body: { metadata: { labels: { app: 'web' } } } })
    await cluster.passesUntil(() => seen.length === 3)
    expect(seen).toEqual(['Added', 'Bookmark', 'Modified second'])
    abort.abort()
    await consumed
  })

  test('hear why an informer has ended for good', async () => {
    await using cluster = await InformedCluster.create([])
    cluster.api.faults.list = { error: new KubeError('RequestError', 'no selector') }
    const informer = cluster.start()
    const events = informer.events().next()
    const caught = await Promise.all([events, informer.store.ready()].map(async (each) => await each.catch((error: unknown) => error)))
    expect(caught.map((error) => isKubeError(error, 'RequestError'))).toEqual([true, true])
    await expect(informer.events().next()).rejects.toThrow('no selector')
  })
})

test('a transform decides what is kept', async () => {
  await using cluster = await InformedCluster.create(['a'])
  const { store } = cluster.start({ transform: dropManagedFields })
  await store.ready()
  const [kept] = store.list()
  expect(kept?.metadata).not.toHaveProperty('managedFields')
  expect(kept?.metadata.name).toBe('a')
})

test('stopping ends the loops of consumers and the watch, quietly', async () => {
  const cluster = await InformedCluster.create(['a'])
  const informer = cluster.start()
  await cluster.passesUntil(() => cluster.told.length === 2)
  await cluster[Symbol.asyncDispose]()
  expect(await informer.events().next()).toEqual({ done: true, value: undefined })
  expect(cluster.api.watches).toBe(0)
  expect(informer.store.size).toBe(1)
  expect(cluster.clock.sleeping).toBe(0)
})
