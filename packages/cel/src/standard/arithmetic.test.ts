import { describe, expect, test } from '@jest/globals'

import { outcome } from '../evaluate/evaluation.fixture.ts'

const overflow = 'error: integer overflow'
const unsigned = 'error: unsigned integer overflow'

describe('arithmetic', () => {
  test.each([
    ['1 + 2', 3n],
    ['9223372036854775807 + 1', overflow],
    ['-9223372036854775808 - 1', overflow],
    ['9223372036854775807 * 2', overflow],
    ['-9223372036854775808 / -1', overflow],
    ['-9223372036854775808 % -1', overflow],
    ['-(-9223372036854775808)', overflow],
    ['7 / -2', -3n],
    ['-7 / 2', -3n],
    ['7 % -3', 1n],
    ['-7 % 3', -1n],
    ['1 / 0', 'error: division by zero'],
    ['1 % 0', 'error: modulus by zero'],
    ['7u - 2u == 5u', true],
    ['7u / 2u == 3u && 7u % 2u == 1u && 7u * 2u == 14u && 7u + 2u == 9u', true],
    ['1u - 2u', unsigned],
    ['18446744073709551615u + 1u', unsigned],
    ['18446744073709551615u * 2u', unsigned],
    ['1u / 0u', 'error: division by zero'],
    ['1u % 0u', 'error: modulus by zero'],
    ['0.1 + 0.2', 0.1 + 0.2],
    ['2.5 * 4.0 - 1.0', 9],
    ['1.0 / 0.0', Infinity],
    ['0.0 / 0.0', NaN],
    ['-(2.5)', -2.5],
    ['"a" + "b"', 'ab'],
    [`b'a' + b'b' == b'ab'`, true],
    ['[1] + [2] + [] == [1, 2]', true],
    ['ints + [4] == [3, 1, 2, 4]', true],
    ['([1] + ints)[3]', 2n],
  ])('%s', (text, expected) => {
    expect(outcome(text)).toEqual(expected)
  })

  test.each([
    ['duration("1h") + duration("30m") == duration("90m")', true],
    ['duration("1h") - duration("90m") == duration("-30m")', true],
    ['timestamp("2024-02-28T23:00:00Z") + duration("1h") == timestamp("2024-02-29T00:00:00Z")', true],
    ['duration("1h") + timestamp("2024-02-28T23:00:00Z") == timestamp("2024-02-29T00:00:00Z")', true],
    ['timestamp("2024-03-01T00:00:00Z") - duration("1ns") == timestamp("2024-02-29T23:59:59.999999999Z")', true],
    ['timestamp("2024-03-01T00:00:00Z") - timestamp("2024-02-29T00:00:00Z") == duration("24h")', true],
    ['duration("9223372036854775807ns") + duration("1ns")', overflow],
    ['timestamp("9999-12-31T23:59:59Z") + duration("1s")', 'error: timestamp overflow'],
    ['timestamp("0001-01-01T00:00:00Z") - duration("1ns")', 'error: timestamp overflow'],
    ['timestamp("0001-01-01T00:00:00Z") - duration("-9223372036854775808ns")', overflow],
    ['timestamp("9999-12-31T23:59:59Z") - timestamp("0001-01-01T00:00:00Z")', overflow],
  ])('of times: %s', (text, expected) => {
    expect(outcome(text)).toEqual(expected)
  })

  // What upstream says depends on whether the first operand has the operation at all.
  test.each([
    ['dyn(1) + dyn("a")', 'error: no such overload'],
    ['dyn(1) + dyn(1.0)', 'error: no such overload'],
    ['dyn(true) + dyn(1)', 'error: no such overload: _+_'],
    ['dyn(null) + 1', 'error: no such overload: _+_'],
    ['dyn({}) + dyn({})', 'error: no such overload: _+_'],
    ['dyn("a") - 1', 'error: no such overload'],
    ['dyn([1]) - 1', 'error: no such overload: _-_'],
    ['dyn(true) * 2', 'error: no such overload: _*_'],
    ['dyn(1.0) % 2', 'error: no such overload: _%_'],
    ['dyn("a") / 2', 'error: no such overload'],
    ['-dyn(true)', 'error: no such overload'],
    ['-dyn("x")', 'error: no such overload'],
    ['-dyn([1])', 'error: no such overload: -_'],
    ['-dyn(duration("1s")) == duration("-1s")', true],
  ])('of operands that do not fit: %s', (text, expected) => {
    expect(outcome(text)).toEqual(expected)
  })
})
