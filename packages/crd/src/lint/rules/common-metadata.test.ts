import { describe, expect, test } from '@jest/globals'
import { established, faults, fooCrd } from '../foo-crd.fixture.ts'
import { lint } from '../lint.ts'
import { commonMetadata } from './common-metadata.ts'

const old = established(fooCrd({}, { uid: 'u', creationTimestamp: '2024-01-01T00:00:00Z', generation: 3, finalizers: ['a.b/c'] }))
const deleting = established(
  fooCrd({}, { deletionTimestamp: '2024-01-01T00:00:00Z', deletionGracePeriodSeconds: 0, finalizers: ['example.com/a'] }),
)

describe('common-metadata', () => {
  test('asks nothing of a new definition', () => {
    expect(faults(commonMetadata, fooCrd({}, { labels: { '': '' } }))).toEqual([])
  })

  test.each([
    ['what a file does not say', {}, old],
    ['what only the server says', { uid: 'v', creationTimestamp: '2030-01-01T00:00:00Z', generation: 1, namespace: 'a' }, old],
    ['fewer finalizers', { finalizers: [] }, deleting],
    ['another time of deletion', { deletionTimestamp: '2030-01-01T00:00:00Z', finalizers: ['example.com/a'] }, deleting],
  ])('takes %s', (_, metadata, options) => {
    expect(faults(commonMetadata, fooCrd({}, metadata), options)).toEqual([])
  })

  test.each([
    [
      'a name that is no part of a path',
      { generateName: 'a/b' },
      old,
      [`metadata.generateName: Invalid value: "a/b": may not contain '/'`],
    ],
    [
      'a time of deletion',
      { deletionTimestamp: '2024-02-29T12:00:00.5+01:00' },
      old,
      ['metadata.deletionTimestamp: Invalid value: "2024-02-29T11:00:00Z": field is immutable'],
    ],
    [
      'a period of grace',
      { deletionGracePeriodSeconds: 30 },
      old,
      ['metadata.deletionGracePeriodSeconds: Invalid value: 30: field is immutable'],
    ],
    [
      'another period of grace',
      { deletionGracePeriodSeconds: 1 },
      deleting,
      ['metadata.deletionGracePeriodSeconds: Invalid value: 1: field is immutable'],
    ],
    [
      'a finalizer that is none',
      { finalizers: [''] },
      old,
      ['metadata.finalizers: Invalid value: "": name part must be non-empty', expect.stringContaining('name part must consist of')],
    ],
    [
      'a finalizer of what is being deleted',
      { finalizers: ['example.com/b'] },
      deleting,
      [
        'metadata.finalizers: Forbidden: no new finalizers can be added if the object is being deleted, ' +
          'found new finalizers []string{"example.com/b"}',
      ],
    ],
  ])('refuses %s', (_, metadata, options, expected) => {
    expect(faults(commonMetadata, fooCrd({}, metadata), options)).toEqual(expected)
  })

  test.each([
    ['a label', { labels: { a: '-' } }, ['common-metadata', 'common-metadata', 'metadata']],
    ['a period of grace', { deletionGracePeriodSeconds: 30 }, ['common-metadata', 'metadata']],
    ['a finalizer', { finalizers: ['é/x'] }, ['common-metadata']],
  ])('the server lists %s as often as it looks at it', (_, metadata, rules) => {
    expect(lint(fooCrd({}, metadata), old).map(({ rule }) => rule)).toEqual(rules)
  })
})
