import { describe, expect, test } from '@jest/globals'
import { broken, cut, expired, html, refused } from '../watcher/kube-errors.fixture.ts'
import type { Fault } from './faulty-api.fixture.ts'
import { InformedCluster } from './informed-cluster.fixture.ts'

const names = ['a', 'b', 'c']

/** What befalls the server, when the informer is up and running or when it starts. */
interface Trouble {
  readonly title: string
  readonly list?: Fault
  readonly watch?: Fault
  /** What becomes of the watch that is open. Default: it is cut. */
  readonly strike?: Fault
  readonly fromStart?: boolean
  /** Milliseconds that it lasts. Default: 15 s, about ten attempts. */
  readonly lasts?: number
}

const troubles: Trouble[] = [
  { title: 'the watch is cut', strike: { error: cut }, lasts: 0 },
  { title: 'an ERROR event says 410', strike: { error: expired }, lasts: 0 },
  { title: 'an ERROR event says 500', strike: { error: broken }, lasts: 0 },
  { title: 'watches start with 410', watch: { error: expired } },
  { title: 'watches start with 500', watch: { error: broken } },
  { title: 'watches start with 403', watch: { error: refused(403) } },
  { title: 'watches start with 404', watch: { error: refused(404) } },
  { title: 'watches are HTML', watch: { error: html } },
  { title: 'watches end at once', watch: { end: true } },
  { title: 'nobody listens', watch: { error: cut }, list: { error: cut } },
  { title: 'lists after a 410 are HTML', strike: { error: expired }, list: { error: html } },
  {
    title: 'lists after a 410 answer 429',
    strike: { error: expired },
    list: { error: refused(429, { details: { retryAfterSeconds: 1 } }) },
  },
  { title: 'the first lists answer 500', list: { error: broken }, watch: { error: broken }, fromStart: true },
  { title: 'the first lists are HTML', list: { error: html }, watch: { error: html }, fromStart: true },
  { title: 'nobody listens for a minute', watch: { error: cut }, list: { error: cut }, lasts: 60_000 },
]

describe.each([{ initial: 'pages' }, { initial: 'stream' }] as const)('by $initial', ({ initial }) => {
  test.each(troubles)('$title', async ({ list, watch, strike = { error: cut }, fromStart = false, lasts = 15_000 }) => {
    await using cluster = await InformedCluster.create(names)
    const { api, clock } = cluster
    const begin = () => Object.assign(api.faults, { list, watch: watch ?? (initial === 'stream' ? list : undefined) })
    if (fromStart) begin()
    const { store } = cluster.start({ initial })
    if (!fromStart) {
      await cluster.passesUntil(() => cluster.told.length === 4)
      begin()
      api.strike(strike)
    }
    const before = { sent: api.sent.length, at: clock.monotonic() }
    for (let passed = 0; passed < lasts; passed += 100) await clock.advance(100)
    const requests = api.sent.slice(before.sent)

    Object.assign(api.faults, { list: undefined, watch: undefined })
    await cluster.write('b', 'second')
    const back = await cluster.passesUntil(() => store.get({ namespace: 'default', name: 'b' })?.spec.info === 'second')
    await cluster.foos.delete('a')
    await cluster.passesUntil(() => store.size === 2)

    expect(back).toBeLessThanOrEqual(2_000)
    for (const { at } of requests) expect(requests.filter((other) => other.at >= at && other.at < at + 1_000)).toHaveLength(1)
    expect(
      cluster
        .words()
        .filter((word) => /Deleted|Error/.test(word))
        .at(-1),
    ).toBe('Deleted(a first)')
    expect(cluster.words().filter((word) => word.startsWith('Deleted'))).toEqual(['Deleted(a first)'])
    expect(cluster.words().filter((word) => word.startsWith('Modified'))).toEqual(fromStart ? [] : ['Modified(b second)'])
    expect(cluster.words().filter((word) => word.startsWith('Error')).length).toBeGreaterThan(0)
  })
})

describe('silence', () => {
  test('a stalled watch is given up within 45 seconds, and nothing is lost', async () => {
    await using cluster = await InformedCluster.create(names)
    cluster.start()
    await cluster.passesUntil(() => cluster.told.length === 4)
    cluster.api.strike({ stall: true })
    await cluster.write('b', 'second')
    const noticed = await cluster.passesUntil(() => cluster.told.length === 5)
    expect(noticed).toBeLessThanOrEqual(45_000)
    expect(cluster.words().at(-1)).toBe('Error(The server has not said a word for 40 s; the connection is given up.)')
    expect(await cluster.passesUntil(() => cluster.told.length === 6)).toBeLessThanOrEqual(2_000)
    expect(cluster.words().at(-1)).toBe('Modified(b second)')
    expect(cluster.api.watches).toBe(1)
  })

  test('so is a list that is never answered', async () => {
    await using cluster = await InformedCluster.create(names)
    cluster.api.faults.list = { stall: true }
    cluster.start()
    const noticed = await cluster.passesUntil(() => cluster.told.length === 1)
    expect(noticed).toBeLessThanOrEqual(45_000)
    cluster.api.faults.list = undefined
    await cluster.passesUntil(() => cluster.told.length === 5)
    expect(cluster.words().slice(1)).toEqual(['Added(a first)', 'Added(b first)', 'Added(c first)', 'Bookmark'])
  })

  test('a quiet watch that the server ends costs one request each time, no error, and no list', async () => {
    await using cluster = await InformedCluster.create(names)
    cluster.start()
    await cluster.passesUntil(() => cluster.told.length === 4)
    for (let nth = 0; nth < 4; nth++) {
      await cluster.clock.advance(30_000)
      cluster.api.strike({ end: true })
      await cluster.passesUntil(() => cluster.api.sent.length === nth + 3)
    }
    expect(cluster.api.sent.map(({ verb, at }) => `${verb} ${at}`)).toEqual([
      ...['list 0', 'watch 0', 'watch 30000', 'watch 60000', 'watch 90000', 'watch 120000'],
    ])
    expect(cluster.api.sent.every(({ verb, options }) => verb === 'list' || options.timeoutSeconds === 30)).toBe(true)
    expect(cluster.told).toHaveLength(4)
  })

  test('a clock that jumps changes nothing', async () => {
    await using cluster = await InformedCluster.create(names)
    cluster.start()
    await cluster.passesUntil(() => cluster.told.length === 4)
    cluster.clock.jump(-365 * 24 * 3_600_000)
    await cluster.clock.advance(20_000)
    cluster.clock.jump(2 * 365 * 24 * 3_600_000)
    await cluster.write('b', 'second')
    expect(await cluster.passesUntil(() => cluster.told.length === 5)).toBe(0)
    expect(cluster.api.sent).toHaveLength(2)
  })
})
