import { describe, expect, test } from '@jest/globals'
import { MAX_DEPTH } from './go/max-depth.ts'
import { survey } from './survey.ts'

function nested(levels: number): unknown {
  let value: unknown = 'x'
  for (let i = 0; i < levels; i++) value = i % 2 === 0 ? [value] : { a: value }
  return value
}

describe('survey', () => {
  const itself: Record<string, unknown> = {}
  itself['a'] = itself
  itself['b'] = itself
  test.each<[string, unknown, boolean, boolean]>([
    ['a scalar', 'x', false, false],
    ['null', null, false, true],
    ['a null in a list of an object', { a: [1, { b: null }] }, false, true],
    ['neither', { a: [1, { b: '' }], c: {} }, false, false],
    ['as deep as may be', nested(MAX_DEPTH), false, false],
    ['deeper', nested(MAX_DEPTH + 1), true, false],
    ['what contains itself twice', itself, true, false],
  ])('%s', (_, value, tooDeep, nulls) => expect(survey(value)).toEqual({ tooDeep, nulls }))
})
