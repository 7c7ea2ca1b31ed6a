import { describe, expect, test } from '@jest/globals'
import { faults, fooCrd } from '../foo-crd.fixture.ts'
import { names } from './names.ts'

describe('names', () => {
  test.each([
    { plural: 'foos', kind: 'Foo' },
    { plural: 'foos', kind: 'Foo', singular: 'foo', listKind: 'FooList', shortNames: ['fo', 'f'], categories: ['all'] },
    { plural: 'http-routes', kind: 'HTTPRoute' },
  ])('takes %j', (value) => {
    expect(faults(names, fooCrd({ names: value }))).toEqual([])
  })

  test.each([
    [{}, ['plural', 'singular', 'kind', 'listKind'].map((name) => `spec.names.${name}: Required value`)],
    [
      { plural: 'foos', kind: 'Foo', listKind: 'Foo' },
      ['spec.names.listKind: Invalid value: "Foo": kind and listKind may not be the same'],
    ],
    [{ plural: 'Foos', kind: 'Foo' }, ['spec.names.plural: Invalid value: "Foos": a DNS-1035 label must']],
    [{ plural: 'foos', kind: 'Foo', singular: 'f.o' }, ['spec.names.singular: Invalid value: "f.o": a DNS-1035 label must']],
    [
      { plural: 'foos', kind: 'Foo_' },
      [
        'spec.names.singular: Invalid value: "foo_": a DNS-1035 label must',
        'spec.names.kind: Invalid value: "Foo_": may have mixed case, but should otherwise match: a DNS-1035 label must',
        'spec.names.listKind: Invalid value: "Foo_List": may have mixed case',
      ],
    ],
    [
      { plural: 'foos', kind: 'Foo', shortNames: ['f', 'F'], categories: [''] },
      ['spec.names.shortNames[1]: Invalid value: "F": a DNS-1035', 'spec.names.categories[0]: Invalid value: "": a DNS-1035'],
    ],
    [{ plural: 'f'.repeat(64), kind: 'Foo' }, ['must be no more than 63 characters']],
  ])('refuses %j', (value, expected) => {
    expect(faults(names, fooCrd({ names: value }))).toEqual(expected.map((fault) => expect.stringContaining(fault)))
  })
})
