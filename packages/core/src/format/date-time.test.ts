import { describe, expect, test } from '@jest/globals'
import { isDateTime } from './date-time.ts'

describe('isDateTime', () => {
  test.each([
    '2020-01-01T00:00:00Z',
    '2020-01-01t23:59:59z',
    '2014-12-15T19:30:20.000Z',
    '2020-01-01T00:00:00+01:00',
    '2020-01-01T00:00:00+99:99', // offsets are not checked
    '2020-01-01T00:00:00,5Z', // upstream's dot is unescaped
    '2020-01-01T00:00:00ZTomorrow', // what follows a second T is not looked at
  ])('takes %j', (value) => {
    expect(isDateTime(value)).toBe(true)
  })

  test.each([
    '',
    'nope',
    '2020-01-01',
    '2020-01-01 00:00:00Z',
    '2020-01-01T00:00:00',
    '2020-01-01T23:59:60Z', // no leap seconds
    '2020-01-01T24:00:00Z',
    '2020-01-01T00:60:00Z',
    '2020-02-30T00:00:00Z',
    '2020-01-01T00:00Z',
    '2020-01-01T00:00:00.Z',
    '2020-01-01T00:00:00+0100',
  ])('refuses %j', (value) => {
    expect(isDateTime(value)).toBe(false)
  })
})
