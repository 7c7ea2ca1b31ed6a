import { describe, expect, test } from '@jest/globals'
import { isByte } from './byte.ts'

describe('isByte', () => {
  test.each([
    'YQ==',
    'YWI=',
    'YWJj',
    'YWJjZA==',
    '+/+/',
    'YR==', // spare bits are not looked at
  ])('takes %j', (value) => {
    expect(isByte(value)).toBe(true)
  })

  test.each([
    '',
    'Y',
    'YQ',
    'YQ=',
    '!!',
    'YQ==YQ==',
    '-_-_', // not the URL alphabet
    'YQ==\n', // no line ends
    '====',
  ])('refuses %j', (value) => {
    expect(isByte(value)).toBe(false)
  })
})
