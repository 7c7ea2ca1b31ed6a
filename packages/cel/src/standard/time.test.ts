import { describe, expect, test } from '@jest/globals'

import { outcome } from '../evaluate/evaluation.fixture.ts'

describe('timestamps from texts', () => {
  test.each([
    ['2024-02-29T12:34:56Z', '2024-02-29T12:34:56Z'],
    ['2024-02-29T12:34:56.123456789999Z', '2024-02-29T12:34:56.123456789Z'],
    ['2024-02-29T12:34:56,5Z', '2024-02-29T12:34:56.5Z'],
    ['2024-02-29T1:34:56Z', '2024-02-29T01:34:56Z'],
    ['0001-01-01T00:00:00Z', '0001-01-01T00:00:00Z'],
    ['9999-12-31T23:59:59.999999999Z', '9999-12-31T23:59:59.999999999Z'],
    ['2024-02-29T12:34:56+24:60', '2024-02-29T12:34:56+25:00'],
  ])('%s', (text, written) => {
    expect(outcome(`string(timestamp("${text}" + texts[2]))`)).toBe(written)
  })

  test.each([
    '2023-02-29T12:34:56Z',
    '2024-13-01T00:00:00Z',
    '2024-01-01T24:00:00Z',
    '2024-01-01T00:00:60Z',
    '2024-01-01t00:00:00z',
    '2024-01-01 00:00:00Z',
    '2024-01-01T00:00:00',
    '2024-01-01T00:00:00.Z',
    '2024-01-01T00:00:00+25:00',
    '2024-01-01T00:00:00+0100',
    '2024-1-01T00:00:00Z',
    '2024-01-01',
    '',
  ])('%s is none', (text) => {
    expect(outcome(`timestamp("${text}" + texts[2])`)).toBe("error: type conversion error from 'string' to 'google.protobuf.Timestamp'")
  })

  test.each(['timestamp("0000-12-31T23:59:59Z" + texts[2])', 'timestamp(number * 6033388157)', 'timestamp(number * -1479418972)'])(
    '%s is out of range',
    (text) => {
      expect(outcome(text)).toBe('error: timestamp overflow')
    },
  )
})

describe('durations from texts', () => {
  test.each([
    ['1h2m3s4ms5us6ns', 3_723_004_005_006n],
    ['-1.5h', -5_400_000_000_000n],
    ['+1\u00b5s1\u03bcs', 2000n],
    ['.5s', 500_000_000n],
    ['5.s', 5_000_000_000n],
    ['1.123456789999s', 1_123_456_789n],
    ['0', 0n],
    ['-0', 0n],
    ['9223372036854775807ns', 2n ** 63n - 1n],
    ['-9223372036854775808ns', -(2n ** 63n)],
  ])('%s', (text, nanoseconds) => {
    expect(outcome(`int(duration("${text}" + texts[2]))`)).toBe(nanoseconds)
  })

  test.each(['', '1', '1d', '.s', 's', '1h 2m', '9223372036854775808ns', '--1s', '99999999999999999999h', '1h-2m'])(
    '%s is none',
    (text) => {
      expect(outcome(`duration("${text}" + texts[2])`)).toBe("error: type conversion error from 'string' to 'google.protobuf.Duration'")
    },
  )
})

describe('parts of times', () => {
  const moment = 'timestamp("2024-02-29T23:34:56.789Z")'

  test.each([
    ['getFullYear()', 2024n],
    ['getMonth()', 1n],
    ['getDayOfYear()', 59n],
    ['getDayOfMonth()', 28n],
    ['getDate()', 29n],
    ['getDayOfWeek()', 4n],
    ['getHours()', 23n],
    ['getMinutes()', 34n],
    ['getSeconds()', 56n],
    ['getMilliseconds()', 789n],
    ['getFullYear("UTC")', 2024n],
    ['getMonth("+01:00")', 2n],
    ['getDayOfYear("+01:00")', 60n],
    ['getDayOfMonth("+01:00")', 0n],
    ['getDate("Asia/Kathmandu")', 1n],
    ['getDayOfWeek("Asia/Kathmandu")', 5n],
    ['getHours("America/Los_Angeles")', 15n],
    ['getMinutes("05:30")', 4n],
    ['getSeconds("")', 56n],
    ['getMilliseconds("-02:30")', 789n],
    ['getHours("-02:30")', 21n],
    ['getHours("Mars/Phobos")', 'error: unknown time zone Mars/Phobos'],
    ['getHours("america/los_angeles")', 'error: unknown time zone america/los_angeles'],
    ['getHours("../UTC")', 'error: time: invalid location name'],
    ['getHours("x:30")', 'error: strconv.Atoi: parsing "x": invalid syntax'],
    ['getHours("1:2:3")', 'error: strconv.Atoi: parsing "2:3": invalid syntax'],
  ])('%s', (getter, expected) => {
    expect(outcome(`${moment}.${getter}`)).toBe(expected)
  })

  test.each([
    ['timestamp("0001-01-01T00:00:00Z").getFullYear("-01:00")', 0n],
    ['timestamp("0001-01-01T00:00:00Z").getDayOfWeek()', 1n],
    ['timestamp("1960-01-01T00:00:00.5Z").getMilliseconds()', 500n],
    // Before there were time zones, Paris was 9 minutes and 21 seconds ahead.
    ['timestamp("1850-02-28T23:34:56Z").getSeconds("Europe/Paris")', 17n],
    ['duration("3h25m45s").getHours()', 3n],
    ['duration("3h25m45s").getMinutes()', 205n],
    ['duration("-1.9s").getSeconds()', -1n],
    ['duration("1.9999s").getMilliseconds()', 1999n],
    ['dyn("x").getFullYear()', 'error: no such overload: getFullYear(string)'],
    ['dyn(1).getHours()', 'error: no such overload: getHours(int)'],
  ])('%s', (text, expected) => {
    expect(outcome(text)).toBe(expected)
  })
})
