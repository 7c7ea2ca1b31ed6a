import { expect, test } from '@jest/globals'
import { oneLine } from './one-line.ts'

test.each([
  ['plain text, with ä and 語 and 😀', 'plain text, with ä and 語 and 😀'],
  ['a\nb\tc\rd', 'a\\nb\\tc\\rd'],
  ['\u001b[31mred\u0007', '\\u001b[31mred\\u0007'],
  ['\u009b31m\u2028\u2029\u007f', '\\u009b31m\\u2028\\u2029\\u007f'],
])('%j is written as %j', (text, expected) => {
  expect(oneLine(text)).toBe(expected)
})
