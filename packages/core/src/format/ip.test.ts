import { describe, expect, test } from '@jest/globals'
import { isIpv4, isIpv6 } from './ip.ts'

describe('isIpv4', () => {
  test.each([
    '0.0.0.0',
    '192.168.10.1',
    '255.255.255.255',
    '010.001.000.1', // leading zeros
    '::ffff:1.2.3.4', // any address with a dot
  ])('takes %j', (value) => {
    expect(isIpv4(value)).toBe(true)
  })

  test.each(['', '1.2.3', '1.2.3.4.5', '256.1.1.1', '1.2.3.', '1..2.3', '1.2.3.4 ', 'a.b.c.d', '0x1.2.3.4', '::1', '::ffff:1.2.3.256'])(
    'refuses %j',
    (value) => {
      expect(isIpv4(value)).toBe(false)
    },
  )
})

describe('isIpv6', () => {
  test.each([
    '::',
    '::1',
    '1::',
    'fe80::1',
    '2001:DB8::1',
    '1:2:3:4:5:6:7:8',
    '1:2:3:4:5:6:7::',
    '::2:3:4:5:6:7:8',
    '1::4:5:6:7:8',
    '::ffff:1.2.3.4',
    '1:2:3:4:5:6:1.2.3.4',
  ])('takes %j', (value) => {
    expect(isIpv6(value)).toBe(true)
  })

  test.each([
    '',
    ':',
    ':::',
    '1',
    '1:2:3:4:5:6:7',
    '1:2:3:4:5:6:7:8:9',
    '1::2:3:4:5:6:7:8', // nothing left for ::
    '1::2::3',
    '1:',
    ':1',
    'g::',
    '12345::',
    '00001::', // five digits
    'fe80::1%eth0',
    '1.2.3.4',
    '::ffff:01.2.3.4',
    '::1.2.3.4:5',
    '1:2:3:4:5:6:7:1.2.3.4',
    '[::1]',
  ])('refuses %j', (value) => {
    expect(isIpv6(value)).toBe(false)
  })
})
