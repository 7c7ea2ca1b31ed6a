import { describe, expect, test } from '@jest/globals'

import { formatDouble, formatPlainDouble } from './format-double.ts'

describe('a double', () => {
  test.each([
    [0, '0', '0'],
    [-0, '-0', '-0'],
    [1, '1', '1'],
    [-2.5, '-2.5', '-2.5'],
    [100_000, '100000', '100000'],
    [1e6, '1e+06', '1000000'],
    [999_999.5, '999999.5', '999999.5'],
    [123_456_789, '1.23456789e+08', '123456789'],
    [0.0001, '0.0001', '0.0001'],
    [0.000_012_5, '1.25e-05', '0.0000125'],
    [1e100, '1e+100', `1${'0'.repeat(100)}`],
    [5e-324, '5e-324', `0.${'0'.repeat(323)}5`],
    [NaN, 'NaN', 'NaN'],
    [Infinity, '+Inf', '+Inf'],
    [-Infinity, '-Inf', '-Inf'],
  ])('%d', (value, general, plain) => {
    expect(formatDouble(value)).toBe(general)
    expect(formatPlainDouble(value)).toBe(plain)
  })
})
