import { describe, expect, test } from '@jest/globals'
import { compareArea } from './compare-area.ts'
import type { Transcripts } from './run-area.ts'

const ok: Transcripts = { a: [{ request: 'GET /a', status: 200, body: { x: 1 } }] }
const other: Transcripts = { a: [{ request: 'GET /a', status: 200, body: { x: 2 } }] }
const longer: Transcripts = { a: [...(ok['a'] as []), { request: 'GET /b', status: 404 }] }

describe('compareArea', () => {
  test('what is the same has passed', () => {
    expect(compareArea(ok, ok, {})).toEqual({ passed: ['a'], failed: [], listed: [], skipped: [] })
  })

  test('what JSON leaves out is no difference', () => {
    const withUndefined: Transcripts = { a: [{ request: 'GET /a', status: 200, body: { x: 1, y: undefined } }] }
    expect(compareArea(withUndefined, ok, {}).passed).toEqual(['a'])
  })

  test('a difference that is listed is neither passed nor failed', () => {
    expect(compareArea(other, ok, { a: 'why' })).toEqual({ passed: [], failed: [], listed: ['a'], skipped: [] })
  })

  test('what was skipped is counted as such, whatever is recorded', () => {
    expect(compareArea({ a: { skipped: 'no lever' } }, ok, {})).toEqual({
      passed: [],
      failed: [],
      listed: [],
      skipped: [{ title: 'a', difference: 'no lever' }],
    })
  })

  const failures: [name: string, actual: Transcripts, recorded: Transcripts, listed: { [title: string]: string }, difference: string][] = [
    ['another body', other, ok, {}, 'step 1, GET /a\n    body.x: 2, not 1'],
    ['a step too many', longer, ok, {}, 'step 2, GET /b'],
    ['a step too few', ok, longer, {}, 'step 2, GET /b'],
    ['listed, but the same', ok, ok, { a: 'why' }, 'take it off the list'],
    ['listed, but no case', ok, ok, { b: 'why' }, 'there is no such case'],
    ['not recorded', ok, {}, {}, 'is not recorded'],
    ['recorded, but no case', {}, ok, {}, 'is recorded, but there is no such case'],
    ['did not end', { a: { failed: 'socket hang up' } }, ok, {}, 'did not come to its end: socket hang up'],
    ['did not end on the real server', ok, { a: { failed: 'late' } }, {}, 'did not come to its end on the real server: late'],
    ['did not end on either', { a: { failed: 'late' } }, { a: { failed: 'late' } }, {}, 'did not come to its end: late'],
  ]
  test.each(failures)('fails: %s', (_, actual, recorded, listed, difference) => {
    const { failed } = compareArea(actual, recorded, listed)
    expect(failed).toHaveLength(1)
    expect(failed[0]?.difference).toContain(difference)
  })
})
