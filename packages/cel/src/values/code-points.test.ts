import { describe, expect, test } from '@jest/globals'

import { codePointCount, compareCodePoints } from './code-points.ts'

describe('code points', () => {
  test.each([
    ['', 0],
    ['abc', 3],
    ['h\u00e9llo', 5],
    ['\u{1f600}', 1],
    ['a\u{1f600}b\u{1f600}', 4],
    ['\ud83d', 1],
    ['\ude00\ud83d', 2],
    ['\ud83d\ud83d\ude00', 2],
  ])('%j has %d', (text, count) => {
    expect(codePointCount(text)).toBe(count)
    expect(codePointCount(text)).toBe([...text].length)
  })

  test('order is that of UTF-8 bytes', () => {
    const texts = ['', 'a', 'aa', 'b', '\u00e9', '\ud7ff', '\ue000', '\uffff', '\uffffa', '\u{10000}', '\u{1f600}', '\u{10ffff}']
    for (const left of texts) {
      for (const right of texts) {
        expect([left, right, compareCodePoints(left, right)]).toEqual([left, right, Buffer.compare(Buffer.from(left), Buffer.from(right))])
      }
    }
  })
})
