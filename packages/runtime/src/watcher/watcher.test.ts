import { expect, test } from '@jest/globals'
import type { ApiEvent, ListApi, WatchOptions, WatchStream } from '@kindbox/core'
import { manualClock } from '../manual-clock.fixture.ts'
import { sample, type Sample } from '../sample-object.fixture.ts'
import type { WatcherEvent } from './watcher-event.ts'
import { watcher } from './watcher.ts'

const a = sample('a', { resourceVersion: '11' })
const b = sample('b', { resourceVersion: '12' })

/** An Api of one object, whose watches are what `watch` makes of them. */
function apiOf(watch: (options: WatchOptions) => AsyncGenerator<ApiEvent<Sample>, void, undefined>): ListApi<Sample> {
  const metadata = { resourceVersion: '10' }
  return {
    list: async () => ({ apiVersion: 'clux.dev/v1', kind: 'SampleList', metadata, items: [a] }),
    watch: watch as ListApi<Sample>['watch'],
  }
}

/** A watch that tells `events` and then nothing, until it is left. */
function quiet(events: readonly ApiEvent<Sample>[], released: () => void) {
  return async function* ({ signal }: WatchOptions): AsyncGenerator<ApiEvent<Sample>, void, undefined> {
    try {
      yield* events
      await new Promise((_, reject) => signal?.addEventListener('abort', () => reject(signal.reason)))
    } finally {
      released()
    }
  }
}

const types = (events: readonly WatcherEvent<Sample>[]) => events.map(({ type }) => type)

test('leaving the loop lets go of the watch', async () => {
  const clock = manualClock()
  let released = 0
  const seen: WatcherEvent<Sample>[] = []
  for await (const event of watcher(apiOf(quiet([{ type: 'MODIFIED', object: b }], () => released++)), { clock })) {
    seen.push(event)
    if (event.type === 'Applied') break
  }
  expect(types(seen)).toEqual(['ListStarted', 'Page', 'ListCompleted', 'Applied'])
  expect(released).toBe(1)
  await clock.advance(0)
  expect(clock.sleeping).toBe(0)
})

test('an abort ends the loop, whatever is being done', async () => {
  const clock = manualClock()
  const abort = new AbortController()
  let released = 0
  const seen: WatcherEvent<Sample>[] = []
  const loop = (async () => {
    for await (const event of watcher(apiOf(quiet([], () => released++)), { clock, signal: abort.signal })) seen.push(event)
  })()
  await clock.advance(1_000)
  abort.abort()
  await loop
  expect(types(seen)).toEqual(['ListStarted', 'Page', 'ListCompleted'])
  expect(released).toBe(1)
  await clock.advance(0)
  expect(clock.sleeping).toBe(0)
})

test('an abort ends a wait', async () => {
  const clock = manualClock()
  const abort = new AbortController()
  const failing: ListApi<Sample> = {
    ...apiOf(quiet([], () => {})),
    list: async () => await Promise.reject(new TypeError('no such function')),
  }
  const seen: WatcherEvent<Sample>[] = []
  for await (const event of watcher(failing, { clock, signal: abort.signal, random: () => 0 })) {
    seen.push(event)
    abort.abort()
  }
  const [error] = seen
  expect(error?.type === 'Error' && [error.error.code, error.error.message]).toEqual([
    'TransportError',
    'The list failed: no such function',
  ])
  expect(seen).toHaveLength(1)
})

test('events that have arrived together are taken together', async () => {
  const arrived: ApiEvent<Sample>[] = [a, b, a].map((object) => ({ type: 'MODIFIED', object }))
  let asked = 0
  async function* events(): AsyncGenerator<ApiEvent<Sample>, void, undefined> {
    for (let event = arrived.shift(); event !== undefined; event = arrived.shift()) {
      asked++
      yield event
    }
  }
  const api: ListApi<Sample> = {
    ...apiOf(events),
    watch: (): WatchStream<Sample> => Object.assign(events(), { take: () => arrived.shift() }),
  }
  const clock = manualClock()
  const seen: WatcherEvent<Sample>[] = []
  for await (const event of watcher(api, { clock })) {
    seen.push(event)
    if (seen.length === 6) break
  }
  expect(types(seen)).toEqual(['ListStarted', 'Page', 'ListCompleted', 'Applied', 'Applied', 'Applied'])
  expect(asked).toBe(1)
})

test('a slow reader is no silent server', async () => {
  const clock = manualClock()
  const seen: WatcherEvent<Sample>[] = []
  const added: ApiEvent<Sample> = { type: 'ADDED', object: b }
  for await (const event of watcher(apiOf(quiet([added, added], () => {})), { clock })) {
    seen.push(event)
    await clock.advance(100_000)
    if (seen.length === 5) break
  }
  expect(types(seen)).toEqual(['ListStarted', 'Page', 'ListCompleted', 'Applied', 'Applied'])
})
