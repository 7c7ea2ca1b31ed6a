import { dns1123Label } from '@kindbox/core'
import { expect, test } from '@jest/globals'
import { reviewMetadata } from './review-metadata.ts'

test.each<[metadata: unknown, findings: string[]]>([
  [undefined, []],
  [{}, []],
  [{ name: 'system:basic-user', labels: { 'a/b': 'c' }, finalizers: ['a.example/b'] }, []],
  [{ name: 'a/b' }, [`metadata.name: Invalid value: "a/b": may not contain '/'`]],
  [{ generateName: 'a%' }, [`metadata.generateName: Invalid value: "a%": may not contain '%'`]],
  [
    { ownerReferences: [{ apiVersion: 'v1', kind: 'Pod', name: 'a' }] },
    ['metadata.ownerReferences.uid: Invalid value: "": must not be empty'],
  ],
  [
    { annotations: { 'a b': '' } },
    [expect.stringContaining('metadata.annotations: Invalid value: "a b": name part must consist of') as never],
  ],
  [
    { finalizers: ['orphan', 'foregroundDeletion'] },
    [expect.stringContaining('finalizer orphan and foregroundDeletion cannot be both set') as never],
  ],
  [{ managedFields: [{ operation: 'Bogus' }], generation: -1 }, []],
  // Not decoded.
  [{ name: 3, labels: { 'a b': '' } }, []],
  ['text', []],
])('%j', (metadata, findings) => {
  expect(reviewMetadata(metadata).map(({ field, message }) => `${field}: ${message}`)).toEqual(findings)
})

test.each<[metadata: unknown, fields: string[]]>([
  [{ name: 'a.b' }, ['metadata.name']],
  [{ name: 'ab' }, []],
  [{ generateName: 'a-' }, []],
  [{ generateName: 'a.b-' }, ['metadata.generateName']],
  [{ labels: {} }, []],
])('%j, of a kind whose names are labels', (metadata, fields) => {
  expect(reviewMetadata(metadata, dns1123Label).map(({ field }) => field)).toEqual(fields)
})
