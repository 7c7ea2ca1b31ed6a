import { describe, expect, test } from '@jest/globals'
import { isDate } from './date.ts'

describe('isDate', () => {
  test.each(['2006-01-02', '2020-02-29', '2000-02-29', '0000-02-29', '9999-12-31'])('takes %j', (value) => {
    expect(isDate(value)).toBe(true)
  })

  test.each([
    '',
    '2021-02-29',
    '1900-02-29',
    '2020-04-31',
    '2020-00-01',
    '2020-13-01',
    '2020-01-00',
    '2020-1-01',
    '20200101',
    '2020-01-01T',
    '10000-01-01',
    '-001-01-01',
    '2020-01-01T00:00:00Z',
  ])('refuses %j', (value) => {
    expect(isDate(value)).toBe(false)
  })
})
