import { describe, expect, test } from '@jest/globals'
import { checkNumberFormat } from './number-format.ts'

describe('checkNumberFormat', () => {
  test.each([
    { format: 'int32', value: 2_147_483_647, fits: true },
    { format: 'int32', value: 2_147_483_648, fits: false },
    { format: 'int32', value: -2_147_483_648, fits: true },
    { format: 'int32', value: -2_147_483_649, fits: false },
    { format: 'int32', value: 1.5, fits: false },
    { format: 'int64', value: 3_000_000_000, fits: true },
    // Parsed by JavaScript, the largest int64 is 2^63.
    { format: 'int64', value: JSON.parse('9223372036854775807') as number, fits: true },
    { format: 'int64', value: 2 ** 64, fits: false },
    { format: 'int64', value: 1.5, fits: false },
    { format: 'float', value: 1.5, fits: true },
    { format: 'float', value: 3.4028234663852886e38, fits: true },
    { format: 'float', value: 1e39, fits: false },
    { format: 'float', value: -1e39, fits: false },
    { format: 'float', value: 1e-50, fits: true },
    { format: 'double', value: 1e308, fits: true },
    { format: 'double', value: Infinity, fits: false },
    { format: 'uint8', value: -1, fits: true },
  ])('$value as $format: $fits', ({ format, value, fits }) => {
    expect(checkNumberFormat(format, value)).toBe(fits)
  })
})
