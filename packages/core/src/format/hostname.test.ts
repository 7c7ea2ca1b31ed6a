import { describe, expect, test } from '@jest/globals'
import { isHostname } from './hostname.ts'

describe('isHostname', () => {
  test.each([
    'localhost',
    'a',
    '1',
    'example.com',
    '1.example.com',
    'a--b.example.com',
    'example.co',
    'bücher.example',
    '😀.example',
    'a-', // a dash may end a single label
    'm-host',
    `${'a'.repeat(63)}.example`,
  ])('takes %j', (value) => {
    expect(isHostname(value)).toBe(true)
  })

  test.each([
    '',
    'example.com.',
    '.com',
    'a..b',
    '-a.com',
    'a-.com',
    'a.b-',
    'example.c',
    'example.c0m',
    'under_score.com',
    'my-host', // a dash anywhere else in a single label
    'a b',
    `${'a'.repeat(64)}.example`,
    `${'é'.repeat(32)}.example`, // 64 octets in UTF-8
    `${'a.'.repeat(127)}com`,
  ])('refuses %j', (value) => {
    expect(isHostname(value)).toBe(false)
  })
})
