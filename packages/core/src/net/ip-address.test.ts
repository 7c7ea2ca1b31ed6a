import { describe, expect, test } from '@jest/globals'
import {
  containsAddress,
  formatIpAddress,
  type IpAddress,
  type IpPrefix,
  isMapped,
  masked,
  parseIpAddress,
  parseIpPrefix,
} from './ip-address.ts'

// What Go's net/netip says.
describe('addresses', () => {
  test.each([
    ['1.2.3.4', '1.2.3.4'],
    ['::', '::'],
    ['2001:DB8:0:0:0:0:0:1', '2001:db8::1'],
    ['2001:db8:0:1:0:0:0:1', '2001:db8:0:1::1'],
    ['1:0:0:2:0:0:0:3', '1:0:0:2::3'],
    ['1:2:3:4:5:6:7:0', '1:2:3:4:5:6:7:0'],
    ['::1.2.3.4', '::102:304'],
  ])('%s is written %s', (text, written) => {
    expect(formatIpAddress(parseIpAddress(text) as IpAddress)).toBe(written)
  })

  test.each([
    ['', 'ParseAddr(""): unable to parse IP'],
    ['01.2.3.4', 'ParseAddr("01.2.3.4"): IPv4 field has octet with leading zero'],
    ['256.1.1.1', 'ParseAddr("256.1.1.1"): IPv4 field has value >255'],
    ['1..2.3', 'ParseAddr("1..2.3"): IPv4 field must have at least one digit (at ".2.3")'],
    ['1.2.3', 'ParseAddr("1.2.3"): IPv4 address too short'],
    ['1.2.3.4.5', 'ParseAddr("1.2.3.4.5"): IPv4 address too long'],
    ['a.b', 'ParseAddr("a.b"): unexpected character (at "a.b")'],
    ['12345::', 'ParseAddr("12345::"): each group must have 4 or less digits (at "12345::")'],
    ['1::2::3', 'ParseAddr("1::2::3"): multiple :: in address (at ":3")'],
    ['1:', 'ParseAddr("1:"): colon must be followed by more characters (at ":")'],
    ['1:2:3:4:5:6:7:8:9', 'ParseAddr("1:2:3:4:5:6:7:8:9"): trailing garbage after address (at "9")'],
    ['1:2', 'ParseAddr("1:2"): address string too short'],
    ['::%', 'ParseAddr("::%"): zone must be a non-empty string'],
    ['%eth', 'ParseAddr("%eth"): missing IPv6 address'],
  ])('%j is none: %s', (text, problem) => {
    expect(parseIpAddress(text)).toEqual({ problem })
  })

  test('an IPv4 address may wear the clothes of the other family', () => {
    expect(isMapped(parseIpAddress('::ffff:1.2.3.4') as IpAddress)).toBe(true)
    expect(isMapped(parseIpAddress('::1.2.3.4') as IpAddress)).toBe(false)
  })
})

describe('prefixes', () => {
  test.each([
    ['10.0.0.0/8', '10.255.0.1', true],
    ['10.0.0.0/8', '11.0.0.1', false],
    ['::/0', '1.2.3.4', false],
    ['fe80::/10', 'febf::1', true],
    ['fe80::/10', 'fec0::1', false],
  ])('%s contains %s: %p', (prefix, address, contained) => {
    expect(containsAddress(parseIpPrefix(prefix) as IpPrefix, parseIpAddress(address) as IpAddress)).toBe(contained)
  })

  test('are masked bit by bit', () => {
    expect(formatIpAddress(masked(parseIpPrefix('10.1.255.3/20') as IpPrefix))).toBe('10.1.240.0')
  })

  test.each([
    ['10.0.0.0', 'netip.ParsePrefix("10.0.0.0"): no \'/\''],
    ['10.0.0.0/33', 'netip.ParsePrefix("10.0.0.0/33"): prefix length out of range'],
    ['10.0.0.0/08', 'netip.ParsePrefix("10.0.0.0/08"): bad bits after slash: "08"'],
    ['::1%a/8', 'netip.ParsePrefix("::1%a/8"): IPv6 zones cannot be present in a prefix'],
  ])('%j is none: %s', (text, problem) => {
    expect(parseIpPrefix(text)).toEqual({ problem })
  })
})
