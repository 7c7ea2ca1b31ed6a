import { inspect } from 'node:util'
import { expect, test } from '@jest/globals'
import { ApiError, invalidObject, InvalidError, isApiError, isKubeError, KubeError } from './kube-error.ts'
import type { Status } from './status.ts'

const status: Status = { apiVersion: 'v1', kind: 'Status', metadata: {}, status: 'Failure', reason: 'NotFound', code: 404 }
const ref = { apiVersion: 'v1', kind: 'Secret', namespace: 'default', name: 'a' }

test('an error is recognised by code and reason', () => {
  const error: unknown = new ApiError('get Foo default/baz: not found', status)
  expect(isKubeError(error)).toBe(true)
  expect(isKubeError(error, 'ApiError')).toBe(true)
  expect(isKubeError(error, 'TransportError')).toBe(false)
  expect(isApiError(error, 'NotFound')).toBe(true)
  expect(isApiError(error, 'Conflict')).toBe(false)
  expect(String(error)).toBe('ApiError: get Foo default/baz: not found')
})

test('an error of another installed copy is recognised too', () => {
  const foreign = Object.assign(new Error('x'), { [Symbol.for('kindbox.KubeError')]: true, code: 'ApiError', status })
  expect(isApiError(foreign, 'NotFound')).toBe(true)
})

test.each([new Error('x'), { code: 'ApiError' }, null, 'ApiError'])('%p is no KubeError', (value) => {
  expect(isKubeError(value)).toBe(false)
})

test('a cause is kept', () => {
  const cause = new Error('ECONNREFUSED')
  expect(new KubeError('TransportError', 'no answer', { cause }).cause).toBe(cause)
})

test('what came is reachable, and printed by nobody', () => {
  const raw = { data: { password: 'aHVudGVyMg==' } }
  const invalid = invalidObject(ref, [], raw, '7')
  const list = { apiVersion: 'v1', kind: 'SecretList', metadata: {}, items: [raw] }
  const error = new InvalidError('Secret default/a is invalid', [invalid], { list })
  expect(error.invalid[0]?.raw).toBe(raw)
  expect(error.list).toBe(list)
  expect(inspect(error, { depth: 10 }) + JSON.stringify(error) + JSON.stringify(invalid)).not.toContain('aHVudGVyMg')
})
