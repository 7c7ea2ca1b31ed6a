import { describe, expect, test } from '@jest/globals'
import { isCidr } from './cidr.ts'

describe('isCidr', () => {
  test.each([
    '10.0.0.0/8',
    '10.0.0.1/8', // host bits set
    '010.0.0.0/08', // leading zeros
    '::/0',
    '2001:db8::/32',
    '::1/128',
    '::ffff:1.2.3.4/100', // counts as IPv6
  ])('takes %j', (value) => {
    expect(isCidr(value)).toBe(true)
  })

  test.each([
    '',
    '10.0.0.0',
    '10.0.0.0/',
    '10.0.0.0/33',
    '10.0.0.0/-1',
    '10.0.0.0/+8',
    '10.0.0.0/8/8',
    '::/129',
    'fe80::1%eth0/64',
    '/8',
    '10.0.0/8',
  ])('refuses %j', (value) => {
    expect(isCidr(value)).toBe(false)
  })
})
