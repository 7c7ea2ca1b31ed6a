import { describe, expect, test } from '@jest/globals'

import { outcome } from '../evaluate/evaluation.fixture.ts'

describe('comparison', () => {
  test.each([
    'false < true',
    '1 < 2 && 2 <= 2 && 3 > 2 && 3 >= 3',
    '1 < 1.1 && 1.1 > 1',
    '1 < 2u && 2u > 1 && 0u > -1',
    '1u < 1.5 && 1.5 > 1u',
    '18446744073709551615u < 1.0e20',
    '"a" < "b" && "" < "a" && "a" < "aa"',
    // By code point; UTF-16 units would order these the other way round.
    '"\\U0001F600" > "\\uFFFF"',
    `b'a' < b'ab' && b'\\xff' > b'a'`,
    'timestamp("2020-01-01T00:00:00Z") < timestamp("2020-01-01T00:00:00.000000001Z")',
    'duration("59m") < duration("1h")',
  ])('order: %s', (text) => {
    expect(outcome(text)).toBe(true)
  })

  test.each([
    ['dyn(1) == dyn(1u) && dyn(1u) == dyn(1.0) && dyn(1.0) == dyn(1)', true],
    // Integers become doubles to be compared with doubles.
    ['dyn(9007199254740993) == 9007199254740992.0', true],
    ['0.0 / 0.0 == 0.0 / 0.0', false],
    ['0.0 / 0.0 != 0.0 / 0.0', true],
    ['[0.0 / 0.0] == [0.0 / 0.0]', false],
    ['dyn(0.0 / 0.0) == 1', false],
    ['dyn(1) == dyn("1")', false],
    ['dyn(null) == 1', false],
    ['nothing == null', true],
    ['dyn([1, 2]) == [1.0, 2.0]', true],
    ['[1] == [1, 2]', false],
    ['[[1], []] == [[1], []]', true],
    ['dyn([1]) == dyn({})', false],
    ['dyn({"a": 1, "b": 2}) == {"b": 2.0, "a": 1.0}', true],
    ['{"a": 1} == {"b": 1}', false],
    ['dyn({1: "a"}) == {1u: "a"}', true],
    ['anything.c == [dyn(1), dyn(2.5), dyn("x"), dyn(null)]', true],
    [`b'a' == b'a' && b'a' != b'b'`, true],
    ['optional.of(1) == optional.of(1) && optional.none() == optional.none() && optional.of(1) != optional.none()', true],
    ['type(1) == int && type(1u) != int && type([1]) == list && type(type(1)) == type(int)', true],
    ['timestamp("2020-01-01T01:00:00+01:00") == timestamp("2020-01-01T00:00:00Z")', true],
  ])('equality: %s', (text, expected) => {
    expect(outcome(text)).toBe(expected)
  })

  test.each([
    ['0.0 / 0.0 < 1.0', 'NaN values cannot be ordered'],
    ['1 < dyn(0.0 / 0.0)', 'NaN values cannot be ordered'],
    ['dyn("a") < 1', 'no such overload'],
    ['1 < dyn("a")', 'no such overload'],
    ['dyn(null) < 1', 'no such overload: _<_'],
    ['dyn([1]) >= dyn([2])', 'no such overload: _>=_'],
  ])('error: %s', (text, message) => {
    expect(outcome(text)).toBe(`error: ${message}`)
  })
})
