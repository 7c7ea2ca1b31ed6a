import { describe, expect, test } from '@jest/globals'
import { escapedPath, formatGoUrl, type GoUrl, hostnameOf, parseGoUrl, parseRequestUri, portOf, queryOf } from './go-url.ts'

// What Go 1.26's net/url says.
describe('URLs', () => {
  test.each([
    ['https://example.com:80/a%20b?x=1#f', 'https', 'example.com:80', 'example.com', '80', '/a%20b'],
    ['HTTP://[::1]:80/', 'http', '[::1]:80', '::1', '80', '/'],
    ['http://[fe80::1%25eth0]/', 'http', '[fe80::1%eth0]', 'fe80::1%eth0', '', '/'],
    ['/rooted/ä', '', '', '', '', '/rooted/%C3%A4'],
    ['mailto:a@b', 'mailto', '', '', '', ''],
    ['http://h/[x]!*()', 'http', 'h', 'h', '', '/[x]!*()'],
    ['foo://a:b:1/', 'foo', 'a:b:1', 'a:b', '1', '/'],
    ['*', '', '', '', '', '*'],
  ])('%s has the parts %p %p %p %p %p', (text, scheme, host, hostname, port, path) => {
    const url = parseGoUrl(text) as GoUrl
    expect([url.scheme, url.host, hostnameOf(url), portOf(url), escapedPath(url)]).toEqual([scheme, host, hostname, port, path])
  })

  test('a query keeps the order of values, and leaves out what it cannot read', () => {
    expect(queryOf(parseGoUrl('http://h?a=1&b=%zz&a=+x%2B&c;d&e') as GoUrl)).toEqual(
      new Map([
        ['a', ['1', ' x+']],
        ['e', ['']],
      ]),
    )
  })

  test.each([
    ['http://h/%zz', 'parse "http://h/%zz": invalid URL escape "%zz"'],
    ['http://h/%{é', 'parse "http://h/%{é": invalid URL escape "%{\\xc3"'],
    ['http://a b/', 'parse "http://a b/": invalid character " " in host name'],
    ['http://a:b:c/', 'parse "http://a:b:c/": invalid port ":b:c" after host'],
    ['http://x[::1]/', 'parse "http://x[::1]/": invalid IP-literal'],
    ['http://[::1', 'parse "http://[::1": missing \']\' in host'],
    [
      'http://[12345::]/',
      'parse "http://[12345::]/": invalid host: ParseAddr("12345::"): each group must have 4 or less digits (at "12345::")',
    ],
    ['http://h\u007f/', 'parse "http://h\\x7f/": net/url: invalid control character in URL'],
    [':x', 'parse ":x": missing protocol scheme'],
    ['a:b/c'.replace('a', '1'), 'parse "1:b/c": first path segment in URL cannot contain colon'],
  ])('%s is none: %s', (text, problem) => {
    expect(parseGoUrl(text)).toEqual({ problem })
  })

  test.each([
    ['', 'parse "": empty url'],
    ['relative', 'parse "relative": invalid URI for request'],
  ])('%j is no URI of a request: %s', (text, problem) => {
    expect(parseRequestUri(text)).toEqual({ problem })
  })

  test.each([
    ['HTTP://h/a%2fb', 'http://h/a%2fb'],
    ['http://user:p%3Ass@h?', 'http://user:p%3Ass@h?'],
    ['http://h/<#a b', 'http://h/%3C#a%20b'],
  ])('%s is written %s', (text, written) => {
    expect(formatGoUrl(parseGoUrl(text) as GoUrl)).toBe(written)
  })
})
