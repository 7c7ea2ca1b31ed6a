import { describe, expect, test } from '@jest/globals'
import { isDuration, parseDuration } from './duration.ts'

describe('isDuration', () => {
  test.each([
    '1h30m',
    '-1.5s',
    '+2h',
    '0',
    '-0',
    '.5s',
    '1.s',
    '1\u00b5s',
    '1\u03bcs', // Greek mu
    '1 day',
    'PT1H',
    '2 weeks and 3 hours',
    '5 NANOS',
    '1wk',
    '-9223372036854775808ns', // the smallest int64
    '9223372036854775807h', // overflows in Go, which the second reading does not mind
    '0.99999999999999999999s', // a long fraction
    'every 5 minutes',
  ])('takes %j', (value) => {
    expect(isDuration(value)).toBe(true)
  })

  test.each([
    '',
    '1',
    'h',
    's1',
    '1 mo',
    '1.5',
    '- 5',
    '0 0',
    '1 \u03bcs',
    '9223372036854775808ns', // beyond int64
    '99999999999999999999 s', // beyond int64
    '1h 99999999999999999999 s', // one such amount spoils the whole
    '1y',
  ])('refuses %j', (value) => {
    expect(isDuration(value)).toBe(false)
  })
})

test.each([
  ['1h30m', 5_400_000_000_000n],
  ['-1.5s', -1_500_000_000n],
  ['.5ms', 500_000n],
  ['0', 0n],
  ['2 weeks and 3 hours', 1_220_400_000_000_000n],
  ['5 NANOS', 5n],
  ['-9223372036854775808ns', -(2n ** 63n)],
  ['9223372036854775807h', -3_600_000_000_000n], // the second reading overflows
  ['1y', undefined],
])('%j is %s ns', (value, nanoseconds) => {
  expect(parseDuration(value)).toBe(nanoseconds)
})
