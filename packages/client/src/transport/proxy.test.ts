import { describe, expect, test } from '@jest/globals'
import { proxyOf } from './proxy.ts'

const server = (text: string) => new URL(text)

describe('the proxy of the environment', () => {
  const cases: [server: string, env: { [name: string]: string }, proxy: string | undefined][] = [
    ['https://k8s.example', {}, undefined],
    ['https://k8s.example', { HTTPS_PROXY: 'http://p:3128' }, 'http://p:3128/'],
    ['https://k8s.example', { https_proxy: 'p:3128' }, 'http://p:3128/'],
    ['https://k8s.example', { HTTPS_PROXY: 'https://p', https_proxy: 'http://q' }, 'https://p/'],
    ['https://k8s.example', { HTTPS_PROXY: '', https_proxy: 'http://q' }, 'http://q/'],
    ['https://k8s.example', { HTTP_PROXY: 'http://p' }, undefined],
    ['http://k8s.example', { HTTP_PROXY: 'http://p', HTTPS_PROXY: 'http://q' }, 'http://p/'],
  ]
  test.each(cases)('to %s with %j is %s', (to, env, proxy) => {
    expect(proxyOf(server(to), undefined, env)?.href).toBe(proxy)
  })
})

describe('NO_PROXY', () => {
  const cases: [server: string, noProxy: string, exempt: boolean][] = [
    ['https://k8s.example', '*', true],
    ['https://k8s.example', 'other.example', false],
    ['https://k8s.example', 'k8s.example', true],
    ['https://K8s.Example', 'k8S.eXample', true],
    ['https://a.k8s.example', 'k8s.example', true],
    ['https://a.k8s.example', '.k8s.example', true],
    ['https://a.k8s.example', '*.k8s.example', true],
    ['https://k8s.example', '.k8s.example', false],
    ['https://notk8s.example', 'k8s.example', false],
    ['https://k8s.example', ' a, k8s.example ,b', true],
    ['https://k8s.example', 'k8s.example:443', true],
    ['https://k8s.example:6443', 'k8s.example:443', false],
    ['https://k8s.example:6443', 'k8s.example:6443', true],
    ['https://10.1.2.3', '10.0.0.0/8', true],
    ['https://11.1.2.3', '10.0.0.0/8', false],
    ['https://10.1.2.3', '10.1.2.3', true],
    ['https://10.1.2.3:6443', '10.1.2.3:443', false],
    ['https://[fd00::1]', 'fd00::/8', true],
    ['https://[fd00::1]:6443', '[fd00::1]:6443', true],
    ['https://[fd00::1]', '10.0.0.0/8,fe80::/10', false],
    ['https://10.1.2.3', '10.0.0.0/99,10.0.0.0/x,/,:', false],
    ['https://localhost', '', true],
    ['https://127.0.0.2:6443', '', true],
    ['https://[::1]:6443', '', true],
  ]
  test.each(cases)('%s and %j', (to, noProxy, exempt) => {
    const names = ['NO_PROXY', 'no_proxy'].map((name) => proxyOf(server(to), undefined, { HTTPS_PROXY: 'http://p', [name]: noProxy }))
    expect(names.map((proxy) => proxy === undefined)).toEqual([exempt, exempt])
  })

  test('does not concern a proxy that is given', () => {
    expect(proxyOf(server('https://127.0.0.1'), 'http://p', { NO_PROXY: '*' })?.href).toBe('http://p/')
  })
})

test.each([
  ['socks5://me:secret@p:1080', 'one of socks5'],
  ['p.example 3128', 'no URL'],
  ['', 'no URL'],
])('%j is no proxy of HTTP', (text, what) => {
  const message = `has to be the URL of an HTTP proxy, such as "http://proxy.example:3128"; this is ${what}.`
  expect(() => proxyOf(server('https://a'), text)).toThrow(`proxy ${message}`)
})

test('a variable that cannot be used is named', () => {
  expect(() => proxyOf(server('https://a'), undefined, { https_proxy: 'socks5://p' })).toThrow(
    'https_proxy has to be the URL of an HTTP proxy',
  )
})
