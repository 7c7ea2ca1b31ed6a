import { describe, expect, test } from '@jest/globals'
import { poisoned, sample, type Sample } from '../sample-object.fixture.ts'
import { ScriptedSource } from '../scripted-source.fixture.ts'
import { ControlledRun } from './controller.fixture.ts'
import { mapped } from './controller-options.ts'

describe('a shutdown', () => {
  test('begins nothing more and lets what is under way end', async () => {
    const run = new ControlledRun([sample('a'), sample('b')])
    expect(await run.begun()).toEqual(['default/a:text'])
    run.abort()
    await run.clock.advance(19_999)
    expect(run.calls[0]!.context.signal.aborted).toBe(false)
    await run.calls[0]!.end({ requeueAfter: 10 })
    expect(await run.ended).toBe('ended')
    expect([run.calls.length, run.source.consumers, run.clock.sleeping]).toEqual([1, 0, 0])
  })

  test('aborts what is still under way after the grace period, and reports no failure', async () => {
    const run = new ControlledRun([sample('a')], { gracePeriod: 1000 })
    await run.begun()
    run.abort()
    await run.clock.advance(1000)
    const { signal } = run.calls[0]!.context
    expect(signal.reason).toMatchObject({ message: 'The controller is shutting down.' })
    await run.calls[0]!.fail(signal.reason as Error)
    expect(await run.ended).toBe('ended')
    expect(run.failures).toEqual([])
  })

  test('abandons what does not end, and says so', async () => {
    const run = new ControlledRun([sample('a'), sample('b')], { concurrency: 3, gracePeriod: 1000, forcePeriod: 500 })
    await run.begun()
    run.abort()
    await run.clock.advance(1500)
    expect(await run.ended).toBe('The controller samples abandoned what did not end: default/a, default/b.')
  })

  test('ends at once where nothing is under way, and before anything was listed', async () => {
    const idle = new ControlledRun()
    await idle.begun()
    idle.abort()
    expect(await idle.ended).toBe('ended')
    const unlisted = new ControlledRun([], { ready: false })
    unlisted.abort()
    expect(await unlisted.ended).toBe('ended')
  })

  test('follows a source that ends by itself: a deaf controller must not look healthy', async () => {
    const run = new ControlledRun([sample('a')])
    await run.begun()
    run.source.end()
    await run.endAll()
    expect(await run.ended).toBe('The events of source ended; a controller needs a source that goes on until it is stopped.')
  })

  test('is the end: a controller runs once', async () => {
    const run = new ControlledRun()
    await expect(run.controller.run({ signal: new AbortController().signal })).rejects.toThrow('was run before')
  })
})

describe('owned objects', () => {
  const owner = (uid: string, controller = true) => [{ apiVersion: 'clux.dev/v1', kind: 'Sample', name: 'a', uid, controller }]
  const cases: [title: string, ownerReferences: NonNullable<Sample['metadata']['ownerReferences']>, begun: string[]][] = [
    ['has its controller reconciled', owner('uid-a'), ['default/a:text']],
    ['not one of its other owners', owner('uid-a', false), []],
    ['not another object of that name', owner('uid of an object that is gone'), []],
    ['not what has no owner', [], []],
  ]
  test.each(cases)('what changes %s', async (_, ownerReferences, begun) => {
    const owned = new ScriptedSource<Sample>()
    const run = new ControlledRun([sample('a')], { owns: [owned] })
    await run.begun()
    await run.endAll()
    owned.put(sample('child', { ownerReferences }))
    expect(await run.begun()).toEqual(begun)
  })

  test('that lose their owner, or go, have it reconciled too', async () => {
    const owned = new ScriptedSource<Sample>([sample('child', { ownerReferences: owner('uid-a') })])
    const run = new ControlledRun([sample('a')], { owns: [owned] })
    await run.endAll()
    await run.endAll()
    await run.begun()
    owned.put(sample('child'))
    expect(await run.begun()).toEqual(['default/a:text'])
    await run.endAll()
    owned.put(sample('child', { ownerReferences: owner('uid-a') }))
    await run.endAll()
    await run.endAll()
    await run.begun()
    owned.delete({ namespace: 'default', name: 'child' })
    expect(await run.begun()).toEqual(['default/a:text'])
  })

  test('of a cluster-scoped owner find it', async () => {
    const { namespace: _, ...metadata } = sample('a').metadata
    const owned = new ScriptedSource<Sample>()
    const run = new ControlledRun([{ ...sample('a'), metadata }], { owns: [owned] })
    await run.begun()
    await run.endAll()
    owned.put(sample('child', { ownerReferences: owner('uid-a') }))
    expect(await run.begun()).toEqual(['a:text'])
  })
})

describe('mapped sources', () => {
  test('bring up the keys of the state before and the state after', async () => {
    const other = new ScriptedSource<Sample>([sample('x', { text: 'a' })])
    const watches = [mapped(other, ({ spec }) => [{ namespace: 'default', name: spec.text }])]
    const run = new ControlledRun([], { watches, concurrency: 5 })
    expect(await run.begun()).toEqual(['default/a:gone'])
    await run.endAll()
    other.put(sample('x', { text: 'b' }))
    expect(await run.begun()).toEqual(['default/a:gone', 'default/b:gone'])
  })

  test('go on after a mapping that throws, which is reported with the object', async () => {
    const other = new ScriptedSource<Sample>()
    const map = ({ spec }: Sample) => {
      if (spec.text === 'bad') throw new Error('what is this?')
      return [{ name: spec.text }]
    }
    const run = new ControlledRun([], { watches: [mapped(other, map)] })
    await run.begun()
    other.put(sample('x', { text: 'bad' }))
    other.put(sample('y', { text: 'good' }))
    expect(await run.begun()).toEqual(['good:gone'])
    expect(run.failures).toEqual(['mapping Sample default/x of watches[0] failed: Error: what is this?'])
  })

  test('report what does not fit its schema, and what fails', async () => {
    const other = new ScriptedSource<Sample>()
    const run = new ControlledRun([], { watches: [mapped(other, () => [])] })
    await run.begun()
    other.poison(poisoned('x'))
    other.say({ type: 'Error', error: new DOMException('cut off') as never, retryInMilliseconds: 800 })
    await run.begun()
    expect(run.invalid).toEqual(['watches[0] default/x'])
    expect(run.failures).toEqual(['watch of watches[0] failed (retry in 800 ms): Error: cut off'])
  })
})

test('health tells for how long a source has been silent, and whether it fails', async () => {
  const run = new ControlledRun([sample('a')])
  await run.begun()
  await run.clock.advance(60_000)
  expect(run.controller.health()).toEqual({
    ready: true,
    sources: [{ name: 'source', ready: true, silentFor: 60_000, failing: false }],
    depth: 0,
    running: 1,
    longestRunning: 60_000,
  })
  run.source.say({ type: 'Bookmark', resourceVersion: '7' })
  await run.clock.advance(5)
  expect(run.controller.health().sources).toEqual([{ name: 'source', ready: true, silentFor: 5, failing: false }])
  run.source.say({ type: 'Error', error: new Error('cut off') as never, retryInMilliseconds: 1000 })
  await run.clock.advance(5)
  expect(run.controller.health().sources).toEqual([{ name: 'source', ready: true, silentFor: 10, failing: true }])
})
