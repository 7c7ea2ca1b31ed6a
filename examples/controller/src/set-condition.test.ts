import { describe, expect, test } from '@jest/globals'
import type { Condition } from './foo.ts'
import { setCondition } from './set-condition.ts'

const now = new Date('2026-01-02T03:04:05.678Z')
const ready = { type: 'Ready', status: 'True', reason: 'Done', message: '' } as const
const before = { ...ready, lastTransitionTime: '2025-01-01T00:00:00Z' }
const other = { ...before, type: 'Other' }

describe('setCondition', () => {
  const cases: [title: string, conditions: Condition[], next: Omit<Condition, 'lastTransitionTime'>, result: Condition[]][] = [
    ['adds one', [other], ready, [other, { ...ready, lastTransitionTime: '2026-01-02T03:04:05Z' }]],
    ['keeps the time of one that stays', [before, other], { ...ready, reason: 'Still' }, [{ ...before, reason: 'Still' }, other]],
    [
      'tells the time of one that turns',
      [before],
      { ...ready, status: 'False' },
      [{ ...before, status: 'False', lastTransitionTime: '2026-01-02T03:04:05Z' }],
    ],
  ]
  test.each(cases)('%s', (_, conditions, next, result) => {
    expect(setCondition(conditions, next, now)).toEqual(result)
  })
})
