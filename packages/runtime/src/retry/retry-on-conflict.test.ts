import { describe, expect, test } from '@jest/globals'
import { apiError } from '../api-error.fixture.ts'
import { manualClock } from '../manual-clock.fixture.ts'
import { retryOnConflict } from './retry-on-conflict.ts'

const conflict = apiError(409, 'Conflict')

/** Fails with each of the errors in turn, then succeeds; tells how often it was called. */
function failing(errors: readonly Error[]): { readonly calls: number[]; change(attempt: number): Promise<string> } {
  const calls: number[] = []
  return {
    calls,
    async change(attempt) {
      calls.push(attempt)
      const error = errors[calls.length - 1]
      if (error !== undefined) throw error
      return 'changed'
    },
  }
}

describe('retryOnConflict', () => {
  const cases: [title: string, errors: Error[], calls: number, result: string][] = [
    ['returns what succeeds at once', [], 1, 'changed'],
    ['tries again after conflicts', [conflict, conflict], 3, 'changed'],
    ['gives up after five', Array(9).fill(conflict), 5, '409 Conflict'],
    ['throws whatever else fails', [conflict, apiError(409, 'AlreadyExists')], 2, '409 AlreadyExists'],
    ['throws what is no answer of a server', [new Error('no luck')], 1, 'no luck'],
  ]
  test.each(cases)('%s', async (_, errors, calls, result) => {
    const clock = manualClock()
    const attempts = failing(errors)
    const outcome = retryOnConflict(attempts.change, { clock, random: () => 0 }).catch((error: Error) => error.message)
    await clock.advance(1000)
    expect(await outcome).toBe(result)
    expect(attempts.calls).toHaveLength(calls)
  })

  test('waits longer each time, if it is told to', async () => {
    const clock = manualClock()
    const attempts = failing([conflict, conflict, conflict])
    const outcome = retryOnConflict(attempts.change, { clock, delay: 10, factor: 5, jitter: 0.1, random: () => 0.5 })
    const called: number[] = []
    for (const milliseconds of [10.5, 52.5, 262.5]) {
      await clock.advance(milliseconds - 0.1)
      called.push(attempts.calls.length)
      await clock.advance(0.1)
    }
    expect([called, await outcome]).toEqual([[1, 2, 3], 'changed'])
  })

  test('ends with its signal', async () => {
    const clock = manualClock()
    const abort = new AbortController()
    const attempts = failing([conflict])
    const outcome = retryOnConflict(attempts.change, { clock, signal: abort.signal })
    await clock.advance(1)
    abort.abort(new Error('enough'))
    await expect(outcome).rejects.toThrow('enough')
    expect(attempts.calls).toHaveLength(1)
  })
})
