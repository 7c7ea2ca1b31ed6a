import type { KubeObject, Patch } from '@kindbox/core'
import { describe, expect, test } from '@jest/globals'
import { apiError } from '../api-error.fixture.ts'
import { manualClock } from '../manual-clock.fixture.ts'
import { sample } from '../sample-object.fixture.ts'
import { EventRecorder, type EventRecorderOptions, type EventToRecord } from './event-recorder.ts'
import type { EventApi, RecordedEvent, RecordedEventInput } from './recorded-event.ts'

/** A recorder over a server that keeps what it is sent, and fails as it is told to. */
function setUp(options: Partial<EventRecorderOptions> = {}) {
  const clock = manualClock()
  const events = new Map<string, RecordedEventInput>()
  const requests: string[] = []
  const reported: string[] = []
  /** What the next requests are answered; `lost` writes and gives no answer. */
  const answers: (Error | 'lost')[] = []
  const exchange = async (request: string, write: () => RecordedEventInput): Promise<RecordedEvent> => {
    requests.push(`${clock.monotonic()} ${request}`)
    const answer = answers.shift()
    if (answer instanceof Error) throw answer
    const written = write()
    if (answer === 'lost') throw apiError(504, 'Timeout')
    return written as unknown as RecordedEvent
  }
  const api = (namespace: string): EventApi => ({
    create: (event) =>
      exchange(`create ${event.reason} ${event.series?.count ?? 1}`, () => {
        if (events.has(event.metadata.name)) throw apiError(409, 'AlreadyExists')
        expect(event.metadata.namespace).toBe(namespace)
        events.set(event.metadata.name, event)
        return event
      }),
    patch: (name, { body }: Patch) => {
      const change = body as Pick<RecordedEventInput, 'series'>
      return exchange(`patch ${events.get(name)?.reason} ${change.series?.count}`, () => {
        if (!events.has(name)) throw apiError(404, 'NotFound')
        const event = { ...events.get(name)!, ...change }
        events.set(name, event)
        return event
      })
    },
  })
  const onError = (error: unknown, event: RecordedEventInput) => reported.push(`${event.reason}: ${(error as Error).message}`)
  const recorder = new EventRecorder({
    api,
    controller: 'clux.dev/samples',
    instance: 'pod-1',
    clock,
    random: () => 0.5,
    onError,
    ...options,
  })
  const record = (reason: string, more: Partial<EventToRecord> = {}) =>
    recorder.record({ regarding: sample('a'), reason, action: 'Reconcile', note: 'It happened.', ...more })
  return { clock, events, requests, reported, answers, recorder, record }
}

describe('one event', () => {
  test('is written whole, as events.k8s.io/v1 wants it', async () => {
    const { clock, events, record } = setUp()
    const { namespace: _, ...metadata } = sample('node-1').metadata
    record('Created', { related: { ...sample('x'), metadata }, type: 'Warning' })
    await clock.advance(0)
    expect([...events.values()]).toEqual([
      {
        metadata: { namespace: 'default', name: `a.${clock.now().toString(16)}80000000` },
        eventTime: '2026-01-01T00:00:00.000000Z',
        reportingController: 'clux.dev/samples',
        reportingInstance: 'pod-1',
        action: 'Reconcile',
        reason: 'Created',
        type: 'Warning',
        regarding: { apiVersion: 'clux.dev/v1', kind: 'Sample', namespace: 'default', name: 'a', uid: 'uid-a' },
        related: { apiVersion: 'clux.dev/v1', kind: 'Sample', name: 'node-1', uid: 'uid-node-1' },
        note: 'It happened.',
      },
    ])
  })

  const names: [title: string, name: string, event: RegExp][] = [
    ['is named after its object', 'a', /^a\.[0-9a-f]+$/],
    ['has a name that fits', 'a'.repeat(253), /^a{200,}\.[0-9a-f]+$/],
    ['has a name that is none of a role', 'system:admin', /^event\.[0-9a-f]+$/],
  ]
  test.each(names)('%s', async (_, name, event) => {
    const { clock, events, record } = setUp()
    record('Created', { regarding: sample(name), note: 'x'.repeat(2000) })
    await clock.advance(0)
    const [written] = [...events.values()]
    expect(written!.metadata.name).toMatch(event)
    expect(written!.metadata.name.length).toBeLessThanOrEqual(253)
    expect(Buffer.byteLength(written!.note!)).toBe(1024)
  })

  test('about an object of the cluster is kept in the default namespace', async () => {
    const { clock, events, record } = setUp()
    const { namespace: _, ...metadata } = sample('node-1').metadata
    const regarding: KubeObject = { apiVersion: 'v1', kind: 'Node', metadata }
    record('Created', { regarding })
    await clock.advance(0)
    expect([...events.values()].map(({ metadata }) => metadata.namespace)).toEqual(['default'])
  })
})

describe('a series', () => {
  test('is told with its second event, then counted and written now and then', async () => {
    const { clock, events, requests, record } = setUp()
    record('Failed')
    await clock.advance(1_000)
    for (let second = 1; second < 100; second++) {
      record('Failed', { note: `try ${second}` })
      await clock.advance(1_000)
    }
    await clock.advance(60_000)
    expect(requests).toEqual(['0 create Failed 1', '1000 patch Failed 2', '61000 patch Failed 61', '121000 patch Failed 100'])
    expect([...events.values()].map(({ series, note }) => ({ series, note }))).toEqual([
      { series: { count: 100, lastObservedTime: '2026-01-01T00:01:39.000000Z' }, note: 'It happened.' },
    ])
  })

  const different: [title: string, change: Partial<EventToRecord> & { readonly reason?: string }, events: number][] = [
    ['the note differs', { note: 'It happened again.' }, 1],
    ['the object has another version', { regarding: sample('a', { resourceVersion: '2' }) }, 1],
    ['the reason differs', { reason: 'Other' }, 2],
    ['the action differs', { action: 'Delete' }, 2],
    ['the type differs', { type: 'Warning' }, 2],
    ['another object is meant', { regarding: sample('b') }, 2],
    ['another object of the name is meant', { regarding: sample('a', { uid: 'other' }) }, 2],
    ['it is related to something else', { related: sample('c') }, 2],
  ]
  test.each(different)('where %s: %#', async (_, change, count) => {
    let names = 0
    const { clock, events, recorder } = setUp({ random: () => names++ / 1000 })
    const event = { regarding: sample('a'), reason: 'Failed', action: 'Reconcile', note: 'It happened.' }
    recorder.record(event)
    recorder.record({ ...event, ...change })
    await clock.advance(0)
    expect(events.size).toBe(count)
  })

  test('ends after six quiet minutes', async () => {
    const { clock, requests, record } = setUp({ random: Math.random })
    record('Failed')
    await clock.advance(359_999)
    record('Failed')
    await clock.advance(360_000)
    record('Failed')
    await clock.advance(0)
    expect(requests).toEqual(['0 create Failed 1', '359999 patch Failed 2', '719999 create Failed 1'])
  })

  test('goes on with another event when its event has expired', async () => {
    const { clock, events, requests, record } = setUp()
    record('Failed')
    await clock.advance(1_000)
    events.clear()
    record('Failed')
    await clock.advance(0)
    expect(requests).toEqual(['0 create Failed 1', '1000 patch undefined 2', '1000 create Failed 2'])
    expect(events.size).toBe(1)
  })
})

describe('a write that fails', () => {
  const cases: [title: string, answers: (Error | 'lost')[], requests: string[], reported: string[]][] = [
    ['is repeated, each time later', [apiError(500, 'InternalError'), apiError(429, 'TooManyRequests')], ['0', '1000', '3000'], []],
    ['is not written twice where the answer was lost', ['lost'], ['0', '1000'], []],
    ['is given up where the server refuses it', [apiError(403, 'Forbidden')], ['0'], ['Failed: 403 Forbidden']],
    [
      'is given up in the end',
      Array(12).fill(apiError(500, 'InternalError')),
      Array(12).fill(expect.any(String)),
      ['Failed: 500 InternalError'],
    ],
  ]
  test.each(cases)('%s', async (_, answers, requests, reported) => {
    const made = setUp()
    made.answers.push(...answers)
    made.record('Failed')
    await made.clock.advance(3_600_000)
    expect(made.requests.map((request) => request.split(' ')[0])).toEqual(requests)
    expect(made.reported).toEqual(reported)
    expect(made.events.size).toBe(reported.length === 0 ? 1 : 0)
  })

  test('and is repeated with a count that is written with it', async () => {
    const { clock, events, answers, record } = setUp()
    answers.push('lost')
    record('Failed')
    await clock.advance(0)
    record('Failed')
    await clock.advance(10_000)
    expect([...events.values()].map(({ series }) => series?.count)).toEqual([2])
  })
})

describe('limits', () => {
  test('writes come no faster than they should', async () => {
    let names = 0
    const { clock, requests, record } = setUp({ rate: 2, burst: 3, random: () => names++ / 1000 })
    for (let event = 0; event < 6; event++) record(`Reason${event}`)
    await clock.advance(10_000)
    expect(requests.map((request) => request.split(' ')[0])).toEqual(['0', '0', '0', '500', '1000', '1500'])
  })

  test('what is remembered is bounded, and what is lost by that is told', async () => {
    let names = 0
    const { clock, reported, recorder, record } = setUp({ capacity: 2, random: () => names++ / 1000 })
    for (const reason of ['One', 'Two', 'One', 'Three']) record(reason)
    expect([recorder.size, reported]).toEqual([2, ['Two: More than 2 events are waiting to be written.']])
    await clock.advance(1_000)
    record('Four')
    expect([recorder.size, reported.length]).toEqual([2, 1])
  })

  test('closing writes the last counts, and waits no longer than it may', async () => {
    const { clock, requests, recorder, record } = setUp()
    record('Failed')
    await clock.advance(1_000)
    record('Failed')
    await clock.advance(1_000)
    record('Failed')
    const closed = recorder.close()
    await clock.advance(0)
    await closed
    record('Failed')
    await clock.advance(100_000)
    expect(requests).toEqual(['0 create Failed 1', '1000 patch Failed 2', '2000 patch Failed 3'])
    expect(clock.sleeping).toBe(0)
  })
})
