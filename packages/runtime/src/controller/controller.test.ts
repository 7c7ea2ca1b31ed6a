import { describe, expect, test } from '@jest/globals'
import { poisoned, sample } from '../sample-object.fixture.ts'
import { ControlledRun } from './controller.fixture.ts'
import { TerminalError } from './terminal-error.ts'

describe('what is reconciled', () => {
  test('every object that is there, then whatever is created, changed or deleted', async () => {
    const run = new ControlledRun([sample('a'), sample('b')], { concurrency: 10 })
    expect(await run.begun()).toEqual(['default/a:text', 'default/b:text'])
    await run.endAll()
    run.source.put(sample('c', { text: 'new' }))
    run.source.put(sample('a', { text: 'changed' }))
    run.source.delete({ namespace: 'default', name: 'b' })
    expect(await run.begun()).toEqual(['default/c:new', 'default/a:changed', 'default/b:gone'])
  })

  test('nothing before all sources are listed', async () => {
    const run = new ControlledRun([sample('a')], { ready: false })
    expect(await run.begun()).toEqual([])
    expect(run.controller.health().ready).toBe(false)
    run.source.becomeReady()
    expect(await run.begun()).toEqual(['default/a:text'])
    expect(run.controller.health().ready).toBe(true)
  })

  test('the latest state once, however often it changed meanwhile, and never one key twice at a time', async () => {
    const run = new ControlledRun([sample('a', { text: '0' })], { concurrency: 10 })
    expect(await run.begun()).toEqual(['default/a:0'])
    for (const text of ['1', '2', '3']) run.source.put(sample('a', { text }))
    expect(await run.begun()).toEqual([])
    await run.calls[0]!.end()
    expect(await run.begun()).toEqual(['default/a:3'])
    await run.calls[1]!.end()
    expect(await run.begun()).toEqual([])
  })

  test('as many keys at a time as the concurrency says', async () => {
    const run = new ControlledRun(
      ['a', 'b', 'c', 'd', 'e'].map((name) => sample(name)),
      { concurrency: 2 },
    )
    expect(await run.begun()).toEqual(['default/a:text', 'default/b:text'])
    expect(run.controller.health()).toMatchObject({ running: 2, depth: 3 })
    await run.calls[1]!.end()
    expect(await run.begun()).toEqual(['default/c:text'])
  })

  test('what somebody asks for by its name, cluster-scoped or not', async () => {
    const run = new ControlledRun([], { concurrency: 10 })
    run.controller.enqueue({ namespace: 'default', name: 'asked' })
    run.controller.enqueue({ name: 'cluster' })
    expect(await run.begun()).toEqual(['default/asked:gone', 'cluster:gone'])
  })
})

describe('when it is reconciled again', () => {
  test('after requeueAfter, counted from the end', async () => {
    const run = new ControlledRun([sample('a')])
    await run.begun()
    await run.clock.advance(500)
    await run.calls[0]!.end({ requeueAfter: 1000 })
    await run.clock.advance(999)
    expect(await run.begun()).toEqual([])
    await run.clock.advance(1)
    expect(await run.begun()).toEqual(['default/a:text'])
    expect(run.failures).toEqual([])
  })

  test('after a failure with a delay of its own that doubles, and ends with the next success', async () => {
    const run = new ControlledRun([sample('a'), sample('b')], { concurrency: 2 })
    await run.begun()
    await run.calls[1]!.end()
    for (const delay of [5, 10, 20]) {
      await run.calls.at(delay === 5 ? 0 : -1)!.fail(new Error('no luck'))
      await run.clock.advance(delay - 1)
      expect(await run.begun()).toEqual([])
      await run.clock.advance(1)
      expect(await run.begun()).toEqual(['default/a:text'])
    }
    expect(run.calls.at(-1)!.context.failures).toBe(3)
    expect(run.failures).toEqual([
      'reconcile default/a failed (1 in a row, retry in 5 ms): Error: no luck',
      'reconcile default/a failed (2 in a row, retry in 10 ms): Error: no luck',
      'reconcile default/a failed (3 in a row, retry in 20 ms): Error: no luck',
    ])
    await run.calls.at(-1)!.end()
    run.source.put(sample('a'))
    await run.begun()
    expect(run.calls.at(-1)!.context.failures).toBe(0)
  })

  test('not after a terminal error, until something happens', async () => {
    const run = new ControlledRun([sample('a')])
    await run.begun()
    await run.calls[0]!.fail(new TerminalError('the spec makes no sense'))
    await run.clock.advance(10_000_000)
    expect(await run.begun()).toEqual([])
    expect(run.failures).toEqual(['reconcile default/a failed (1 in a row, not retried): TerminalError: the spec makes no sense'])
    run.source.put(sample('a', { text: 'better' }))
    expect(await run.begun()).toEqual(['default/a:better'])
  })

  test('after a requeueAfter that is no number, as after any failure', async () => {
    const run = new ControlledRun([sample('a')])
    await run.begun()
    await run.calls[0]!.end({ requeueAfter: Number.NaN })
    expect(run.failures).toEqual([
      'reconcile default/a failed (1 in a row, retry in 5 ms): RangeError: requeueAfter has to be a number of milliseconds, not NaN.',
    ])
  })

  test('after its time is over, once it ends', async () => {
    const run = new ControlledRun([sample('a')], { timeout: 100 })
    await run.begun()
    await run.clock.advance(99)
    const { signal } = run.calls[0]!.context
    expect(signal.aborted).toBe(false)
    await run.clock.advance(1)
    expect(signal.reason).toMatchObject({ name: 'TimeoutError' })
    await run.calls[0]!.fail(signal.reason as Error)
    expect(run.failures).toEqual([
      'reconcile default/a failed (1 in a row, retry in 5 ms): TimeoutError: The reconciliation took longer than 100 ms.',
    ])
  })
})

describe('objects that do not fit their schema', () => {
  const cases: [title: string, options: { readonly keep: boolean; readonly invalid?: 'skip' | 'lastGood' }, begun: string[]][] = [
    ['are skipped', { keep: true }, []],
    ['are never taken for gone', { keep: false }, []],
    ['nor where the last good state is wanted and there is none', { keep: false, invalid: 'lastGood' }, []],
    ['can be reconciled by their last good state', { keep: true, invalid: 'lastGood' }, ['default/a:text']],
  ]
  test.each(cases)('%s', async (_, { keep, invalid }, begun) => {
    const run = new ControlledRun([sample('a')], { invalid })
    await run.begun()
    // The key waits while it is being worked on, and the object is poisoned before its turn comes.
    run.source.put(sample('a'))
    run.source.poison(poisoned('a'), { keep })
    await run.endAll()
    expect(await run.begun()).toEqual(begun)
    expect(run.invalid).toEqual(['source default/a'])
    await run.endAll()
    run.source.put(sample('a', { text: 'healed' }))
    expect(await run.begun()).toEqual(['default/a:healed'])
  })

  test('are reconciled as gone once they are', async () => {
    const run = new ControlledRun()
    run.source.poison(poisoned('a'))
    expect(await run.begun()).toEqual([])
    run.source.deletePoisoned(poisoned('a'))
    expect(await run.begun()).toEqual(['default/a:gone'])
  })
})
