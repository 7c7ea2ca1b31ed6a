import { describe, expect, test } from '@jest/globals'
import { CustomResourceDefinition } from '../custom-resource-definition.ts'
import type { CustomResourceDefinitionVersion } from '../custom-resource-definition.ts'
import { dedupOwnerReferences, deprecationWarning, finalizerWarnings } from './warnings.ts'

describe('finalizers', () => {
  const advice = (finalizer: string, path = '') =>
    `metadata.finalizers: "${finalizer}": prefer a domain-qualified finalizer name${path} to avoid accidental conflicts with other finalizer writers`
  test.each([
    [['a.b/c', 'orphan', 'kubernetes'], [], []],
    [['a.b', 'foo'], [], [advice('a.b', ' including a path (/)'), advice('foo')]],
    [['foo', 'bar'], ['foo'], [advice('bar')]],
  ])('%j after %j', (finalizers, old, warnings) => {
    expect(finalizerWarnings({ finalizers }, { finalizers: old })).toEqual(warnings)
  })
})

test('owner references that are given twice', () => {
  const reference = { apiVersion: 'v1', kind: 'Pod', name: 'a', uid: 'u' }
  const { kept, warnings } = dedupOwnerReferences([reference, { ...reference, controller: true }, { ...reference }, { ...reference }])
  expect(kept).toEqual([reference, { ...reference, controller: true }])
  expect(warnings).toEqual([expect.stringContaining('duplicate UID(s) observed: u, u')])
})

describe('deprecated versions', () => {
  const definition = (...versions: readonly Partial<CustomResourceDefinitionVersion>[]): CustomResourceDefinition => ({
    apiVersion: 'apiextensions.k8s.io/v1',
    kind: 'CustomResourceDefinition',
    metadata: { name: 'foos.example.com' },
    spec: {
      group: 'example.com',
      scope: 'Namespaced',
      names: { plural: 'foos', kind: 'Foo' },
      versions: versions.map((version, i) => ({ name: 'v1', served: true, storage: i === 0, ...version })),
    },
  })
  test.each([
    ['not deprecated', [{ name: 'v1' }], undefined],
    ['alone', [{ name: 'v1', deprecated: true }], 'example.com/v1 Foo is deprecated'],
    ['in its own words', [{ name: 'v1', deprecated: true, deprecationWarning: 'no more' }], 'no more'],
    [
      'with the newest to use',
      [{ name: 'v1', deprecated: true }, { name: 'v1beta9' }, { name: 'v3' }, { name: 'v10' }, { name: 'v11', served: false }],
      'example.com/v1 Foo is deprecated; use example.com/v10 Foo',
    ],
    [
      'older ones are no advice',
      [{ name: 'v1', deprecated: true }, { name: 'v1beta1' }, { name: 'other' }],
      'example.com/v1 Foo is deprecated',
    ],
  ])('%s', (_, versions, warning) => {
    expect(deprecationWarning(definition(...versions), 'v1')).toBe(warning)
  })
})
