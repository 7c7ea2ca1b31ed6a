import { describe, expect, test } from '@jest/globals'
import { describeChoice, describeValue, quote, withArticle } from './describe.ts'

describe('describeValue', () => {
  test.each([
    { value: 'three', shown: '"three" (string)', redacted: 'string' },
    { value: 'a"\n', shown: String.raw`"a\"\n" (string)`, redacted: 'string' },
    { value: '', shown: '"" (string)', redacted: 'string' },
    { value: 'x'.repeat(1_000), shown: `"${'x'.repeat(60)}…" (string of 1000)`, redacted: 'string' },
    { value: `${'x'.repeat(59)}\u{1f600}y`, shown: `"${'x'.repeat(59)}…" (string of 62)`, redacted: 'string' },
    { value: 3, shown: '3 (integer)', redacted: 'integer' },
    { value: 1.5, shown: '1.5 (number)', redacted: 'number' },
    { value: 1e300, shown: '1e+300 (number)', redacted: 'number' },
    { value: true, shown: 'true (boolean)', redacted: 'boolean' },
    { value: null, shown: 'null', redacted: 'null' },
    { value: undefined, shown: 'nothing', redacted: 'nothing' },
    { value: { a: 1 }, shown: 'object', redacted: 'object' },
    { value: [1, 2, 3], shown: 'array of 3', redacted: 'array of 3' },
  ])('$shown', ({ value, shown, redacted }) => {
    expect(describeValue(value, { redact: false })).toBe(shown)
    expect(describeValue(value, { redact: true })).toBe(redacted)
  })
})

describe('describeChoice', () => {
  test.each([
    { values: ['a'], words: '"a"' },
    { values: ['a', 1, true], words: 'one of "a", 1, true' },
    { values: Array.from({ length: 12 }, (_, index) => index), words: 'one of 0, 1, 2, 3, 4, 5, 6, 7, 8, 9 and 2 more' },
  ])('$words', ({ values, words }) => {
    expect(describeChoice(values)).toBe(words)
  })
})

test.each([
  { words: 'array of 3', sentence: 'an array of 3' },
  { words: 'integer or null', sentence: 'an integer or null' },
  { words: 'string', sentence: 'a string' },
  { words: '"string" (string)', sentence: '"string" (string)' },
  { words: 'null', sentence: 'null' },
])('withArticle: $sentence', ({ words, sentence }) => {
  expect(withArticle(words)).toBe(sentence)
})

test('quote shortens', () => {
  expect(quote('x'.repeat(100))).toBe(`"${'x'.repeat(60)}…"`)
})
