import { expect, test } from '@jest/globals'
import { median, table } from './statistics.ts'

test.each([
  [[3], 3],
  [[3, 1, 2], 2],
  [[4, 1, 3, 2], 2.5],
])('the median of %j is %d', (values, expected) => expect(median(values)).toBe(expected))

test('a table is aligned', () => {
  expect(
    table([
      ['client', 'ms'],
      ['a', 1.5],
      ['longer', 100],
    ]),
  ).toBe('client   ms\na       1.5\nlonger  100')
})
