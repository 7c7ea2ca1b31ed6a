import { describe, expect, test } from '@jest/globals'
import { established, faults, fooCrd } from '../foo-crd.fixture.ts'
import { metadata } from './metadata.ts'

const OWN_NAME = 'must be spec.names.plural+"."+spec.group'

describe('metadata', () => {
  test.each([
    {},
    { labels: { 'example.com/a': 'b' }, annotations: { A: 'é' }, finalizers: ['example.com/a'] },
    { namespace: 'default', generation: -1 },
  ])('takes %j', (fields) => {
    expect(faults(metadata, fooCrd({}, fields))).toEqual([])
  })

  test.each([
    [{ name: undefined }, ['metadata.name: Required value: name or generateName is required']],
    [{ name: 'foo.example.com' }, [`metadata.name: Invalid value: "foo.example.com": ${OWN_NAME}`]],
    [{ name: 'Foos.example.com' }, ['metadata.name: Invalid value: "Foos.example.com": a lowercase RFC 1123 subdomain must', OWN_NAME]],
    [{ name: undefined, generateName: 'foo-' }, [`metadata.generateName: Invalid value: "foo-": ${OWN_NAME}`]],
    [{ labels: { a: 'b c' } }, ['metadata.labels: Invalid value: "b c": a valid label must be an empty string or']],
    [{ annotations: { 'a/b/c': '' } }, ['metadata.annotations: Invalid value: "a/b/c": a valid label key must']],
    [{ annotations: { a: 'x'.repeat(256 * 1024) } }, ['metadata.annotations: Too long: may not be more than 262144 bytes']],
    [
      { ownerReferences: [{ apiVersion: 'v1', kind: 'Pod', name: 'a' }] },
      ['metadata.ownerReferences.uid: Invalid value: "": must not be empty'],
    ],
  ])('refuses %j', (fields, expected) => {
    expect(faults(metadata, fooCrd({}, fields))).toEqual(expected.map((fault) => expect.stringContaining(fault)))
  })

  test('an update keeps the name and is asked for the rest', () => {
    expect(faults(metadata, fooCrd({}, { name: 'foes.example.com', labels: { '': 'b' } }), established(fooCrd()))).toEqual([
      'metadata.name: Invalid value: "foes.example.com": field is immutable',
      'metadata.labels: Invalid value: "": name part must be non-empty',
      expect.stringContaining('metadata.labels: Invalid value: "": name part must consist of'),
    ])
  })
})
