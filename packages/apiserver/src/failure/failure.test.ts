import { describe, expect, test } from '@jest/globals'
import type { ApiError } from '@kindbox/core'
import * as failures from './failure.ts'

const foos = { group: 'clux.dev', plural: 'foos' }
const configMaps = { group: '', plural: 'configmaps' }

// The bodies are those that a kube-apiserver 1.36 sends.
const cases: readonly [string, ApiError, object][] = [
  [
    'a missing object',
    failures.notFound(foos, 'a'),
    { message: 'foos.clux.dev "a" not found', reason: 'NotFound', details: { name: 'a', group: 'clux.dev', kind: 'foos' }, code: 404 },
  ],
  [
    'a missing object of the core group',
    failures.notFound(configMaps, 'a'),
    { message: 'configmaps "a" not found', reason: 'NotFound', details: { name: 'a', kind: 'configmaps' }, code: 404 },
  ],
  [
    'a name that is taken',
    failures.alreadyExists(foos, 'a'),
    {
      message: 'foos.clux.dev "a" already exists',
      reason: 'AlreadyExists',
      details: { name: 'a', group: 'clux.dev', kind: 'foos' },
      code: 409,
    },
  ],
  [
    'a generated name that is taken',
    failures.generatedNameConflict(foos, 'a-x'),
    {
      message: 'foos.clux.dev "a-x" already exists, the server was not able to generate a unique name for the object',
      reason: 'AlreadyExists',
      details: { name: 'a-x', group: 'clux.dev', kind: 'foos', retryAfterSeconds: 1 },
      code: 409,
    },
  ],
  [
    'a refusal without a name',
    failures.forbidden(foos, '', 'no'),
    { message: 'foos.clux.dev is forbidden: no', reason: 'Forbidden', details: { group: 'clux.dev', kind: 'foos' }, code: 403 },
  ],
  [
    'a method',
    failures.methodNotAllowed(foos, 'create'),
    {
      message: 'create is not supported on resources of kind "foos.clux.dev"',
      reason: 'MethodNotAllowed',
      details: { group: 'clux.dev', kind: 'foos' },
      code: 405,
    },
  ],
  ['no token', failures.unauthorized(), { message: 'Unauthorized', reason: 'Unauthorized', code: 401 }],
  [
    'a patch that does not fit',
    failures.unprocessable(),
    { message: 'the server rejected our request due to an error in our request', reason: 'Invalid', details: {}, code: 422 },
  ],
  [
    'an internal error',
    failures.internalError('oh'),
    { message: 'Internal error occurred: oh', reason: 'InternalError', details: { causes: [{ message: 'oh' }] }, code: 500 },
  ],
  ['an error that upstream did not expect', failures.failure(500, '', 'oh'), { message: 'oh', code: 500 }],
  [
    'a version of the future',
    failures.versionTooLarge(9, 3),
    {
      message: 'Timeout: Too large resource version: 9, current: 3',
      reason: 'Timeout',
      details: { causes: [{ reason: 'ResourceVersionTooLarge', message: 'Too large resource version' }], retryAfterSeconds: 1 },
      code: 504,
    },
  ],
]

test.each(cases)('%s', (_, { status, message }, expected) => {
  expect(status).toEqual({ kind: 'Status', apiVersion: 'v1', metadata: {}, status: 'Failure', ...expected })
  expect(message).toBe(status.message)
})

describe('invalid', () => {
  const cause = (field: string) => ({ reason: 'FieldValueRequired', message: 'Required value', field })

  test.each([
    [[], 'Foo.clux.dev "a" is invalid'],
    [['x'], 'Foo.clux.dev "a" is invalid: x: Required value'],
    [['x', 'y'], 'Foo.clux.dev "a" is invalid: [x: Required value, y: Required value]'],
    [['x', 'x'], 'Foo.clux.dev "a" is invalid: x: Required value'],
  ])('lists the causes %j, each once', (fields, message) => {
    const { status } = failures.invalid({ group: 'clux.dev', kind: 'Foo' }, 'a', fields.map(cause))
    expect(status.message).toBe(message)
    expect(status.details?.causes ?? []).toHaveLength(fields.length)
  })
})
