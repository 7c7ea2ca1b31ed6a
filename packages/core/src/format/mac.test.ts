import { describe, expect, test } from '@jest/globals'
import { isMac } from './mac.ts'

describe('isMac', () => {
  test.each([
    '01:23:45:67:89:ab',
    '01-23-45-67-89-AB',
    '0123.4567.89ab',
    '0123456789ab',
    '01:23:45:67:89:ab:cd:ef',
    '0123.4567.89ab.cdef',
    Array.from({ length: 20 }, () => '0f').join(':'),
  ])('takes %j', (value) => {
    expect(isMac(value)).toBe(true)
  })

  test.each([
    '',
    '01:23-45:67:89:ab',
    '01:23:45:67:89',
    '01:23:45:67:89:ag',
    '01:23:45:67:89:ab:',
    '0123.4567',
    '0123456789abc',
    '0123:4567:89ab',
    '1:2:3:4:5:6',
  ])('refuses %j', (value) => {
    expect(isMac(value)).toBe(false)
  })
})
