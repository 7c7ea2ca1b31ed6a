import { describe, expect, test } from '@jest/globals'
import type { Path, StructuralSchema } from '@kindbox/core'
import { compileEmbedded, type EmbeddedResources } from './embedded.ts'

const resource: StructuralSchema = { type: 'object', 'x-kubernetes-embedded-resource': true, 'x-kubernetes-preserve-unknown-fields': true }

function embedded(schema: StructuralSchema): EmbeddedResources {
  const compiled = compileEmbedded(schema)
  if (compiled === undefined) throw new Error('nothing embedded')
  return compiled
}

const one = embedded({ properties: { e: resource } })

describe('metadata is reduced to ObjectMeta', () => {
  test.each([
    [{ name: 'a', zz: 1, labels: {}, creationTimestamp: null }, { name: 'a' }, [['e', 'metadata', 'zz']]],
    [null, {}, []],
    [{ creationTimestamp: '2020-01-01T00:00:00.5Z' }, { creationTimestamp: '2020-01-01T00:00:00Z' }, []],
  ])('%j', (metadata, reduced, unknown) => {
    const found: Path[] = []
    expect(one.coerce({ e: { kind: 'X', metadata, spec: 1 } }, found)).toEqual({ e: { kind: 'X', metadata: reduced, spec: 1 } })
    expect(found).toEqual(unknown)
  })
})

describe('what cannot be decoded refuses the whole object', () => {
  test.each([
    [{ apiVersion: 1 }, 'e.apiVersion: Invalid value: 1: must be a string'],
    [{ kind: null }, 'e.kind: Invalid value: null: must be a string'],
    [
      { metadata: { labels: { a: 1 } } },
      'e.metadata: Invalid value: {"labels":{"a":1}}: json: cannot unmarshal number into Go struct field ObjectMeta.labels of type string',
    ],
  ])('%j', (value, message) => {
    expect(() => one.coerce({ e: value }, [])).toThrow(message)
  })
})

describe('what is stored loses what cannot be decoded', () => {
  test.each([
    [
      { apiVersion: null, kind: 'X', spec: null },
      { kind: 'X', spec: null },
    ],
    [
      { apiVersion: 'v1', kind: 1, metadata: null },
      { apiVersion: 'v1', metadata: {} },
    ],
    [{ metadata: { name: 'a', labels: { a: 1 }, zz: 1, generation: 'x' } }, { metadata: { name: 'a' } }],
    [{ metadata: 'none' }, { metadata: 'none' }],
    ['no object', 'no object'],
  ])('%j', (value, repaired) => {
    expect(one.repair({ e: value })).toEqual({ e: repaired })
  })
})

describe('validation', () => {
  const label =
    "a DNS-1035 label must consist of lower case alphanumeric characters or '-', start with an alphabetic character, and end with an alphanumeric character (e.g. 'my-name',  or 'abc-123', regex used for validation is '[a-z]([-a-z0-9]*[a-z0-9])?')"
  test.each([
    [{ apiVersion: 'v1', kind: 'Pod' }, []],
    [{}, ['e.apiVersion Required value', 'e.kind Required value']],
    [{ apiVersion: '', kind: '' }, ['e.apiVersion Invalid value: "": must not be empty', 'e.kind Invalid value: "": must not be empty']],
    [
      { apiVersion: 'a/b/c', kind: '-' },
      [
        'e.apiVersion Invalid value: "a/b/c": unexpected GroupVersion string: a/b/c',
        `e.kind Invalid value: "-": may have mixed case, but should otherwise match: ${label}`,
      ],
    ],
    [
      { apiVersion: 'v1', kind: 'Pod', metadata: { name: 'A/b', namespace: 'x' } },
      [`e.metadata.name Invalid value: "A/b": may not contain '/'`],
    ],
    [
      { apiVersion: 'v1', kind: 'Pod', metadata: { generateName: '%' } },
      [`e.metadata.generateName Invalid value: "%": may not contain '%'`],
    ],
  ])('%j', (value, expected) => {
    expect(one.validate({ e: value }).map(({ field, message }) => `${field} ${message}`)).toEqual(expected)
  })

  test('in lists and maps, and inside other resources', () => {
    const schema: StructuralSchema = {
      properties: { l: { items: resource }, m: { additionalProperties: { ...resource, properties: { inner: resource } } } },
    }
    const fields = embedded(schema).validate({ l: [{ kind: 'X' }], m: { 'a.b': { apiVersion: 'v1', kind: 'X', inner: { kind: 'Y' } } } })
    expect(fields.map(({ field }) => field)).toEqual(['l[0].apiVersion', 'm[a.b].inner.apiVersion'])
  })
})

test('the root is no embedded resource', () => {
  expect(compileEmbedded({ ...resource, properties: { a: {} } })).toBeUndefined()
})
