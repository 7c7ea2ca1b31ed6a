import { type ApiEvent, KubeError, type ListApi, mergePatch, type ObjectList } from '@kindbox/core'
import { describe, expect, test } from '@jest/globals'
import { apiError } from '../api-error.fixture.ts'
import { embeddedSamples } from '../embedded-samples.fixture.ts'
import { manualClock } from '../manual-clock.fixture.ts'
import { poisoned, sample, type Sample } from '../sample-object.fixture.ts'
import { ScriptedSource } from '../scripted-source.fixture.ts'
import { deleted, exists, hasCondition } from './condition.ts'
import { waitFor, type WaitOptions } from './wait-for.ts'

const KEY = { namespace: 'default', name: 'a' }
const isDone = (object: Sample | undefined) => object?.spec.text === 'done'

/** What came of waiting: the text of the object, or the message of the error. */
function outcome(waiting: Promise<Sample | undefined>): Promise<string> {
  return waiting.then(
    (object) => object?.spec.text ?? 'gone',
    (error: Error) => `${error.name}: ${error.message}`,
  )
}

describe('waiting on an informer', () => {
  const cases: [
    title: string,
    objects: Sample[],
    condition: (object: Sample | undefined) => boolean,
    happens: (source: ScriptedSource<Sample>) => void,
    result: string,
  ][] = [
    ['ends at once where the condition is met', [sample('a', { text: 'done' })], isDone, () => {}, 'done'],
    ['ends once it is met', [sample('a')], isDone, (source) => source.put(sample('a', { text: 'done' })), 'done'],
    ['ends once the object is there', [], exists, (source) => source.put(sample('a')), 'text'],
    ['ends once the object is gone', [sample('a')], deleted(), (source) => source.delete(KEY), 'gone'],
    ['ends where it is gone already', [], deleted(), () => {}, 'gone'],
    [
      'takes no notice of other objects',
      [sample('a')],
      isDone,
      (source) => {
        source.put(sample('b', { text: 'done' }))
        source.put(sample('a', { text: 'done', namespace: 'other' }))
      },
      'TimeoutError: default/a was not as it was waited for within 1000 ms; last seen at resourceVersion 1.',
    ],
    [
      'survives errors of the watch',
      [sample('a')],
      isDone,
      (source) => {
        source.say({ type: 'Error', error: new KubeError('TransportError', 'cut off'), retryInMilliseconds: 5 })
        source.put(sample('a', { text: 'done' }))
      },
      'done',
    ],
    [
      'does not take an invalid object for one that is gone',
      [sample('a')],
      deleted(),
      (source) => source.poison(poisoned('a')),
      'TimeoutError: default/a was not as it was waited for within 1000 ms; last: it does not fit its schema: spec.text has to be a string, not 42.',
    ],
    [
      'waits for an invalid object until it is gone',
      [],
      deleted(),
      (source) => {
        source.poison(poisoned('a'))
        source.deletePoisoned(poisoned('a'))
      },
      'gone',
    ],
  ]
  test.each(cases)('%s', async (_, objects, condition, happens, result) => {
    const clock = manualClock()
    const source = new ScriptedSource(objects)
    const waiting = outcome(waitFor(source, KEY, condition, { timeout: 1000, clock }))
    await clock.advance(0)
    happens(source)
    await clock.advance(1000)
    expect(await waiting).toBe(result)
    expect([source.consumers, clock.sleeping]).toEqual([0, 0])
  })

  test('looks at nothing before the first list is in', async () => {
    const clock = manualClock()
    const source = new ScriptedSource<Sample>([], { ready: false })
    const waiting = outcome(waitFor(source, KEY, deleted(), { timeout: 1000, clock }))
    await clock.advance(1000)
    expect(await waiting).toBe('TimeoutError: default/a was not as it was waited for within 1000 ms; nothing was seen of it.')
  })

  test('ends with the signal, and with the source', async () => {
    const source = new ScriptedSource([sample('a')])
    const abort = new AbortController()
    const waiting = [outcome(waitFor(source, KEY, isDone, { signal: abort.signal })), outcome(waitFor(source, KEY, isDone))]
    abort.abort(new Error('enough'))
    expect(await waiting[0]).toBe('Error: enough')
    source.end()
    expect(await waiting[1]).toBe('Error: The events ended before default/a was as it was waited for.')
    expect(await outcome(waitFor(source, KEY, isDone, { signal: abort.signal }))).toBe('Error: enough')
  })
})

describe('waiting on a server', () => {
  test('sees what is there, what changes, and what goes', async () => {
    const samples = embeddedSamples()
    const appearing = waitFor(samples, 'a', exists)
    await samples.create({ metadata: { name: 'b' }, spec: { text: 'done' } })
    const created = await samples.create({ metadata: { name: 'a' }, spec: { text: 'text' } })
    expect((await appearing).metadata.uid).toBe(created.metadata.uid)
    const becoming = waitFor(samples, KEY, hasCondition('Ready'))
    const conditions = [{ type: 'Ready', status: 'True' }]
    await samples.patchStatus('a', mergePatch<object>({ status: { conditions } }))
    expect((await becoming).status).toEqual({ conditions })
    const going = waitFor(samples, 'a', deleted(created.metadata.uid))
    await samples.delete('a')
    expect(await going).toBeUndefined()
  })

  /** An Api whose lists and watches are scripted: an error, or what there is. */
  function scripted(steps: readonly (Error | readonly Sample[])[]): ListApi<Sample> & { readonly asked: string[] } {
    const asked: string[] = []
    const next = () => steps[Math.min(asked.length, steps.length) - 1]!
    return {
      asked,
      async list({ fieldSelector } = {}): Promise<ObjectList<Sample>> {
        asked.push(`list ${fieldSelector}`)
        const step = next()
        if (step instanceof Error) throw step
        return { apiVersion: 'clux.dev/v1', kind: 'SampleList', metadata: { resourceVersion: '7' }, items: [...step] }
      },
      async *watch(): AsyncGenerator<ApiEvent<Sample>, void, undefined> {
        asked.push('watch')
        const step = next()
        if (step instanceof Error) throw step
        for (const object of step) yield { type: 'MODIFIED', object }
      },
    }
  }

  const cut = new KubeError('TransportError', 'cut off')
  const done = sample('a', { text: 'done' })
  const cases: [title: string, steps: (Error | Sample[])[], options: WaitOptions, result: string][] = [
    ['survives a list that fails', [cut, apiError(500, 'InternalError'), [done]], {}, 'done'],
    ['survives a watch that breaks off or ends', [[], cut, [], [done]], {}, 'done'],
    ['survives a version that has expired', [[], apiError(410, 'Expired'), [done]], {}, 'done'],
    [
      'tells the last trouble when the time is over',
      [cut],
      { timeout: 60_000 },
      'TimeoutError: default/a was not as it was waited for within 60000 ms; last: cut off.',
    ],
    ['gives up where the server refuses for good', [apiError(403, 'Forbidden')], {}, 'ApiError: 403 Forbidden'],
  ]
  test.each(cases)('%s', async (_, steps, options, result) => {
    const clock = manualClock()
    const api = scripted(steps)
    const waiting = outcome(waitFor(api, KEY, isDone, { ...options, clock, random: () => 0 }))
    await clock.advance(61_000)
    expect(await waiting).toBe(result)
    expect(api.asked[0]).toBe('list metadata.name=a,metadata.namespace=default')
    expect(clock.sleeping).toBe(0)
  })
})
