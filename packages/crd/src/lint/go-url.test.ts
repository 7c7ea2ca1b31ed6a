import { describe, expect, test } from '@jest/globals'
import { isAbsoluteGoUrl, parseGoUrl } from './go-url.ts'

describe('parseGoUrl', () => {
  test.each([
    ['https://a.b:1/c?d=e#f', { scheme: 'https', user: undefined, host: 'a.b:1', query: 'd=e', fragment: 'f' }],
    ['HTTPS://u:p@[::1]:1/', { scheme: 'https', user: 'u:p', host: '[::1]:1', query: '', fragment: '' }],
    ['//a/b', { scheme: '', user: undefined, host: 'a', query: '', fragment: '' }],
    ['mailto:a@b', { scheme: 'mailto', user: undefined, host: '', query: '', fragment: '' }],
    ['', { scheme: '', user: undefined, host: '', query: '', fragment: '' }],
    ['https://é/', { scheme: 'https', user: undefined, host: 'é', query: '', fragment: '' }],
  ])('%s', (raw, expected) => {
    expect(parseGoUrl(raw)).toEqual(expected)
  })

  test.each([
    ['://a', 'parse "://a": missing protocol scheme'],
    ['1a:b', 'parse "1a:b": first path segment in URL cannot contain colon'],
    ['https://a:b/', 'parse "https://a:b/": invalid port ":b" after host'],
    ['https://a:1:2/', 'parse "https://a:1:2/": invalid port ":1:2" after host'],
    ['https://a b', 'parse "https://a b": invalid character " " in host name'],
    ['https://a/%zz', 'parse "https://a/%zz": invalid URL escape "%zz"'],
    ['https://%41/', 'parse "https://%41/": invalid URL escape "%41"'],
    ['https://a/#%z', 'parse "https://a/#%z": invalid URL escape "%z"'],
    ['https://a[b]/', 'parse "https://a[b]/": invalid IP-literal'],
    ['https://[::1/', 'parse "https://[::1/": missing \']\' in host'],
    ['https://a^b@c/', 'parse "https://a^b@c/": net/url: invalid userinfo'],
    ['\u0001', 'parse "\\x01": net/url: invalid control character in URL'],
  ])('%s', (raw, problem) => {
    expect(parseGoUrl(raw)).toEqual({ problem })
  })
})

describe('isAbsoluteGoUrl', () => {
  test.each([
    ['https://a/b', true],
    ['ftp://a', true],
    ['https:', false],
    ['/a', false],
    ['//a', false],
    ['a', false],
    ['', false],
    ['https://a/%zz', false],
  ])('%s: %s', (raw, expected) => {
    expect(isAbsoluteGoUrl(raw)).toBe(expected)
  })
})
