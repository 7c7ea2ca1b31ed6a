import { describe, expect, test } from '@jest/globals'
import { rawRequest } from './raw-request.ts'

describe('rawRequest', () => {
  test('asks for JSON', () => {
    expect(rawRequest('/readyz?verbose')).toEqual({
      method: 'GET',
      path: '/readyz?verbose',
      headers: { accept: 'application/json' },
      subject: '/readyz',
    })
  })

  test.each<[what: string, body: unknown, text: string]>([
    ['JSON', { a: [1] }, '{"a":[1]}'],
    ['a text, as it is', 'a: [1]\n', 'a: [1]\n'],
  ])('sends %s', (_, body, text) => {
    const parts = rawRequest('/x', { method: 'POST', body, contentType: 'application/yaml', accept: 'text/plain', subject: 'x' })
    expect(parts).toMatchObject({ method: 'POST', body: text, subject: 'x' })
    expect(parts.headers).toEqual({ accept: 'text/plain', 'content-type': 'application/yaml' })
  })

  test('refuses what is no JSON', () => {
    expect(() => rawRequest('/x', { method: 'POST', body: { at: new Date(0) } })).toThrow('at has to be a JSON value, not a Date')
  })

  test.each(['', 'version', '@evil.example/x', '.evil.example', '/a/../b', '/a/./b', '/a/%2E%2e/b', '/a b', '/a\\b', '/a\n', '/a#b'])(
    'refuses the path %j',
    (path) => {
      expect(() => rawRequest(path)).toThrow('The path has to begin with "/"')
    },
  )

  test.each(['/', '/a//b/', '/a/..b/c.', '/a?path=../b', '/api/v1/namespaces/x/services/https:web:443/proxy/'])(
    'takes the path %j',
    (path) => {
      expect(rawRequest(path).path).toBe(path)
    },
  )
})
