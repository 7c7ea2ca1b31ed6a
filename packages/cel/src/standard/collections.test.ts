import { describe, expect, test } from '@jest/globals'

import { outcome } from '../evaluate/evaluation.fixture.ts'

describe('collections', () => {
  test.each([
    ['1 in [1, 2, 3]', true],
    ['dyn(number) in [1.0, 42.0]', true],
    ['dyn(half) in [2, 3]', false],
    ['dyn(2.0) in ints', true],
    ['dyn(seven) in [7]', true],
    ['number in []', false],
    ['0.0 / 0.0 in [0.0 / 0.0]', false],
    ['-0.0 in [0.0]', true],
    ['null in [null]', true],
    ['[1] in [[1]]', true],
    ['"x" in map', true],
    ['dyn(1) in {1u: true}', true],
    ['dyn(1.0) in {1: true}', true],
    ['dyn(1u) in {1: true}', true],
    ['dyn(1.5) in {1: true}', false],
    ['"__proto__" in map', false],
    ['"w" in anything.b', 'error: no such overload'],
    ['size(text)', 6n],
    [`size(b'abc')`, 3n],
    ['ints.size()', 3n],
    ['{"a": 1}.size()', 1n],
    ['size(anything.a)', 'error: no such overload: size'],
    ['size(dyn(duration("1s")))', 'error: no such overload'],
  ])('%s', (text, expected) => {
    expect(outcome(text)).toBe(expected)
  })
})

describe('strings', () => {
  test.each([
    ['text.contains("llo")', true],
    ['text.contains("")', true],
    ['text.startsWith("h\u00e9")', true],
    ['text.endsWith("\u{1f600}")', true],
    ['text.matches("^h.llo.$")', true],
    ['matches("abc", "b")', true],
    ['texts.filter(t, t.matches("^" + text)) == []', true],
    ['text.matches(text + "(")', 'error: error parsing regexp: missing closing ): `h\u00e9llo\u{1f600}(`'],
    ['dyn(1).contains("a")', 'error: no such overload'],
    ['"a".startsWith(dyn(1))', 'error: no such overload'],
    ['dyn(1).matches(text)', 'error: no such overload: matches'],
    ['dyn(1).matches("a")', 'error: no such overload'],
    // Exponential for an engine that backtracks.
    ['"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!".matches("^(a+)+$")', false],
  ])('%s', (text, expected) => {
    expect(outcome(text)).toBe(expected)
  })
})
