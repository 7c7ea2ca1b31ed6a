import { expect, test } from '@jest/globals'
import { trimSpace } from './trim-space.ts'

test.each([
  [' \t\n\v\f\r\u0085\u00a0\u2028\u3000a b\u3000 ', 'a b'],
  ['\ufeffa\u200b', '\ufeffa\u200b'],
  ['', ''],
  [' ', ''],
  ['\ud83d\ude00 ', '\ud83d\ude00'],
])('%j is trimmed to %j', (text, trimmed) => {
  expect(trimSpace(text)).toBe(trimmed)
})
