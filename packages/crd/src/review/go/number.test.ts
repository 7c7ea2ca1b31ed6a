import { describe, expect, test } from '@jest/globals'
import { fitsInt32, fitsInt64, formatFloat, formatNumber, isInt64, isJsonInteger, truncateToInt64 } from './number.ts'

describe('formatNumber', () => {
  test.each([
    [0, '0'],
    [-0, '0'],
    [1_000_000, '1000000'],
    [9_223_372_036_854_775_807n, '9223372036854775807'],
    [-1.5, '-1.5'],
    [1e19, '1e+19'],
  ])('%p prints as an int64, or else as a float64: %s', (value, text) => {
    expect(formatNumber(value)).toBe(text)
  })
})

describe('formatFloat', () => {
  test.each([
    [100_000, '100000'],
    [1e6, '1e+06'],
    [123_456_789, '1.23456789e+08'],
    [1_234_567.5, '1.2345675e+06'],
    [1e21, '1e+21'],
    [0.0001, '0.0001'],
    [0.000_01, '1e-05'],
    [-0.25, '-0.25'],
    [65_535, '65535'],
    [-0, '-0'],
    [Number.NaN, 'NaN'],
    [Number.NEGATIVE_INFINITY, '-Inf'],
  ])('%p prints as Go prints it: %s', (value, text) => {
    expect(formatFloat(value)).toBe(text)
  })
})

test.each([
  [2 ** 63, false],
  [2 ** 62, true],
  [-(2 ** 63), true],
  [0.5, false],
  [2n ** 62n, true],
])('isInt64(%p) is %p', (value, expected) => {
  expect(isInt64(value)).toBe(expected)
})

test.each([
  [2_147_483_647, true],
  [2_147_483_648, false],
  [-2_147_483_648, true],
  [2n ** 60n, false],
])('fitsInt32(%p) is %p', (value, expected) => {
  expect(fitsInt32(value)).toBe(expected)
})

test.each([
  [1, true],
  [-3, true],
  [1.000_000_000_1, true],
  [1.000_1, false],
  [0.000_1, false],
  [-1.000_000_000_1, false],
  [2 ** 53, false],
  [Number.NaN, false],
])('isJsonInteger(%p) is %p', (value, expected) => {
  expect(isJsonInteger(value)).toBe(expected)
})

test.each([
  [1.9, 1],
  [-1.9, -1],
  [-0.5, 0],
  [2 ** 62, 4_611_686_018_427_387_904n],
  [1e300, -(2n ** 63n)],
])('truncateToInt64(%p) is %p', (value, expected) => {
  expect(truncateToInt64(value)).toBe(expected)
  expect(fitsInt64(Number(truncateToInt64(value)))).toBe(true)
})
