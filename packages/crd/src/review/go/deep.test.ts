import { expect, test } from '@jest/globals'
import { deepEqual } from './deep-equal.ts'
import { isTooDeep, MAX_DEPTH } from './max-depth.ts'

test.each([
  [1, 1, true],
  ['1', 1, false],
  [[], {}, false],
  [{ a: [1, { b: null }] }, { a: [1, { b: null }] }, true],
  [{ a: 1 }, { a: 1, b: 2 }, false],
  [{ constructor: 1 }, {}, false],
  [{}, null, false],
  [[1], [1, 2], false],
  [9007199254740992n, 9007199254740992, true],
  [9007199254740993n, 9007199254740992, false],
  [9007199254740992, 9007199254740992n, true],
  [1n, 1.5, false],
  [1n, '1', false],
])('deepEqual(%j, %j) is %p', (a, b, equal) => {
  expect(deepEqual(a, b)).toBe(equal)
})

test('only what goes deeper than the bound is too deep', () => {
  const nested = (levels: number): unknown => JSON.parse('['.repeat(levels) + ']'.repeat(levels))
  expect(isTooDeep(nested(MAX_DEPTH))).toBe(false)
  expect(isTooDeep(nested(MAX_DEPTH + 1))).toBe(true)
  expect(isTooDeep({ a: 'x' })).toBe(false)
})
