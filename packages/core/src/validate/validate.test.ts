import { describe, expect, test } from '@jest/globals'
import { Type } from '@sinclair/typebox'
import { defineResource } from '../resource/define-resource.ts'
import { withDefault } from '../resource/infer.ts'
import { structuralResource } from '../resource/structural-resource.ts'
import { validate } from './validate.ts'

const Foo = defineResource({
  group: 'clux.dev',
  version: 'v1',
  kind: 'Foo',
  plural: 'foos',
  scope: 'Namespaced',
  spec: Type.Object({
    info: Type.String({ maxLength: 5 }),
    color: Type.Union([Type.Literal('red'), Type.Literal('blue')]),
    replicas: withDefault(Type.Integer({ minimum: 0 }), 1),
    tags: Type.Optional(Type.Array(Type.Object({ key: Type.String() }))),
  }),
  status: Type.Object({ isBad: Type.Optional(Type.Boolean()) }),
})
const stored = {
  apiVersion: 'clux.dev/v1',
  kind: 'Foo',
  metadata: { name: 'baz', uid: 'u', creationTimestamp: null },
  spec: { info: 'x', color: 'red', replicas: 1 },
}

describe('fields of the issues', () => {
  type Case = [title: string, value: unknown, options: Parameters<typeof validate>[2], issues: [code: string, field: string][]]
  const cases: Case[] = [
    ['a stored object', stored, {}, []],
    ['a field that a newer schema may have', { ...stored, spec: { ...stored.spec, more: 1 } }, {}, []],
    ['the same, strictly', { ...stored, spec: { ...stored.spec, more: 1 } }, { strict: true }, [['UnknownField', 'spec.more']]],
    [
      'an unknown field of the metadata, strictly',
      { ...stored, metadata: { ...stored.metadata, lables: {} } },
      { strict: true },
      [['UnknownField', 'metadata.lables']],
    ],
    [
      'a default that the server did not fill in',
      { ...stored, spec: { info: 'x', color: 'red' } },
      {},
      [['FieldValueRequired', 'spec.replicas']],
    ],
    ['a default left out of what is sent', { metadata: { name: 'baz' }, spec: { info: 'x', color: 'red' } }, { mode: 'input' }, []],
    ['a name for the server to make', { metadata: { generateName: 'baz-' }, spec: { info: 'x', color: 'red' } }, { mode: 'input' }, []],
    ['another kind', { ...stored, kind: 'Bar' }, {}, [['FieldValueNotSupported', 'kind']]],
    ['another version', { ...stored, apiVersion: 'clux.dev/v2' }, { mode: 'input' }, [['FieldValueNotSupported', 'apiVersion']]],
    ['no uid', { ...stored, metadata: { name: 'baz' } }, {}, [['FieldValueRequired', 'metadata.uid']]],
    [
      'a label that is a number',
      { ...stored, metadata: { ...stored.metadata, labels: { 'a.b/c': 1 } } },
      {},
      [['FieldValueTypeInvalid', 'metadata.labels[a.b/c]']],
    ],
    ['no object at all', null, {}, [['FieldValueTypeInvalid', '']]],
    [
      'seven faults',
      {
        ...stored,
        spec: { info: 'too long', color: 'green', replicas: -1, tags: [{ key: 'a' }, { key: 2 }, {}] },
        status: { isBad: 'yes' },
        metadata: { name: 'baz', uid: 3 },
      },
      {},
      [
        ['FieldValueTypeInvalid', 'metadata.uid'],
        ['FieldValueTooLong', 'spec.info'],
        ['FieldValueNotSupported', 'spec.color'],
        ['FieldValueInvalid', 'spec.replicas'],
        ['FieldValueTypeInvalid', 'spec.tags[1].key'],
        ['FieldValueRequired', 'spec.tags[2].key'],
        ['FieldValueTypeInvalid', 'status.isBad'],
      ],
    ],
  ]
  test.each(cases)('%s', (_, value, options, expected) => {
    const before = JSON.stringify(value)
    const issues = validate(Foo, value, options).map(({ code, field }) => [code, field])
    expect(issues.toSorted()).toEqual(expected.toSorted())
    expect(JSON.stringify(value)).toBe(before)
  })
})

test('a name is required, and the issue says which one', () => {
  const issues = validate(Foo, { metadata: {}, spec: { info: 'x', color: 'red' } }, { mode: 'input' })
  expect(issues.map(({ field }) => field)).toEqual(['metadata'])
  expect(issues[0]?.message).toMatch(/name.*generateName/)
})

test('issues of a Secret never show a value', () => {
  const Secret = structuralResource({
    group: '',
    version: 'v1',
    kind: 'Secret',
    plural: 'secrets',
    scope: 'Namespaced',
    schema: { type: 'object', properties: { data: { type: 'object', additionalProperties: { type: 'string', format: 'byte' } } } },
  })
  const issues = validate(Secret, { ...stored, apiVersion: 'v1', kind: 'Secret', data: { password: 'hunter2!', pin: 7734 } })
  expect(issues.map(({ field }) => field)).toEqual(['data.password', 'data.pin'])
  expect(JSON.stringify(issues)).not.toMatch(/hunter2|7734/)
})
