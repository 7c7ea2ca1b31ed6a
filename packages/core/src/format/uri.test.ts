import { describe, expect, test } from '@jest/globals'
import { isUri } from './uri.ts'

describe('isUri', () => {
  test.each([
    'https://example.com',
    'https://user:pa%20ss@example.com:8443/a?b=%zz#c',
    'http://p@ss@host/',
    '/rooted/path',
    '/a%20b',
    '*',
    'mailto:jo@example.com',
    'urn:anything at all %zz',
    'a:',
    'http://[::1]:80/',
    'http://[fe80::1%25eth0]/',
    'http://[fe80::1%25%20%41]/',
    'http://example.com:',
    'http://%e4%f6/',
    'http://exämple.com/ü',
    'postgres://a:1,b:2/db',
    'x:///path',
    'http://',
    '//host/%20',
    'http://a?b c',
  ])('takes %j', (value) => {
    expect(isUri(value)).toBe(true)
  })

  test.each([
    '',
    'example.com',
    'relative/path',
    ':',
    '://x',
    '?q',
    '#f',
    '1a://x',
    '/%2',
    '/%zz',
    'http://a b/',
    'http://a/%',
    'http://%41/',
    'http://u\\p@host/',
    'http://host:port/',
    'http://a:1:2/',
    'http://a:1,b:2/',
    'postgres://a:1,b:x/',
    'http://[::1',
    'http://[1.2.3.4]/',
    'http://x[::1]/',
    'http://[::1]80/',
    'http://[fe80::1%eth0]/',
    'http://[fe80::1%25]/',
    'http://[fe80::1%25%2f]/',
    'http://[fe80::1%25%e4]/',
    'http://a\n',
    'http://a#b/',
  ])('refuses %j', (value) => {
    expect(isUri(value)).toBe(false)
  })
})
