import { describe, expect, test } from '@jest/globals'
import { sample } from '../sample-object.fixture.ts'
import { allOf, anyOf, deleted, exists, hasCondition, not } from './condition.ts'

/** A sample with a condition. */
function ready(condition: object, { generation = 2, status = {} }: { generation?: number; status?: object } = {}) {
  return {
    ...sample('a', { generation }),
    status: {
      conditions: [
        { type: 'Other', status: 'True' },
        { type: 'Ready', ...condition },
      ],
      ...status,
    },
  }
}

describe('conditions', () => {
  const here = sample('a')
  const cases: [title: string, condition: (object: typeof here | undefined) => boolean, object: typeof here | undefined, holds: boolean][] =
    [
      ['exists, of an object', exists, here, true],
      ['exists, of none', exists, undefined, false],
      ['deleted, of an object', deleted(), here, false],
      ['deleted, of none', deleted(), undefined, true],
      ['deleted, of the object with the uid', deleted('uid-a'), here, false],
      ['deleted, of another object of its name', deleted('uid of before'), here, true],
      ['hasCondition, of none', hasCondition('Ready'), undefined, false],
      ['hasCondition, of an object without a status', hasCondition('Ready'), here, false],
      ['hasCondition, of a status without conditions', hasCondition('Ready'), { ...here, status: {} }, false],
      ['hasCondition, of conditions that are none', hasCondition('Ready'), { ...here, status: { conditions: [null, 7] } }, false],
      ['hasCondition', hasCondition('Ready'), ready({ status: 'True' }), true],
      ['hasCondition that is false', hasCondition('Ready'), ready({ status: 'False' }), false],
      ['hasCondition that is to be false', hasCondition('Ready', { status: 'False' }), ready({ status: 'False' }), true],
      ['hasCondition with a reason', hasCondition('Ready', { reason: 'Done' }), ready({ status: 'True', reason: 'Done' }), true],
      ['hasCondition with another reason', hasCondition('Ready', { reason: 'Done' }), ready({ status: 'True', reason: 'Lucky' }), false],
      ['hasCondition of this generation', hasCondition('Ready'), ready({ status: 'True', observedGeneration: 2 }), true],
      ['hasCondition of an older generation', hasCondition('Ready'), ready({ status: 'True', observedGeneration: 1 }), false],
      [
        'hasCondition of a status of an older one',
        hasCondition('Ready'),
        ready({ status: 'True' }, { status: { observedGeneration: 1 } }),
        false,
      ],
      ['allOf', allOf(exists, not(deleted())), here, true],
      ['allOf with one that does not hold', allOf(exists, deleted()), here, false],
      ['anyOf', anyOf(hasCondition('Ready'), exists), here, true],
      ['anyOf of none that holds', anyOf(hasCondition('Ready'), deleted()), here, false],
    ]
  test.each(cases)('%s', (_, condition, object, holds) => {
    expect(condition(object)).toBe(holds)
  })
})
