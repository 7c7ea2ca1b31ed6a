import { describe, expect, test } from '@jest/globals'
import type { StructuralSchema } from '../structural-schema.ts'
import { unknownFields } from './unknown-fields.ts'

const open: StructuralSchema = { type: 'object', 'x-kubernetes-preserve-unknown-fields': true }
const schema: StructuralSchema = {
  type: 'object',
  properties: {
    spec: {
      type: 'object',
      properties: {
        name: { type: 'string' },
        list: { type: 'array', items: { type: 'object', properties: { a: { type: 'string' } } } },
        map: { type: 'object', additionalProperties: { type: 'object', properties: { a: { type: 'string' } } } },
        any: { type: 'object', additionalProperties: true },
        closed: { type: 'object', additionalProperties: false },
        open: { ...open, properties: { known: { type: 'object', properties: { a: { type: 'string' } } } } },
        openList: { type: 'array', 'x-kubernetes-preserve-unknown-fields': true, items: { type: 'object' } },
        embedded: { type: 'object', 'x-kubernetes-embedded-resource': true, properties: { spec: { type: 'object' } } },
        untyped: { 'x-kubernetes-preserve-unknown-fields': true },
      },
      oneOf: [{ properties: { onlyHere: {} } }],
    },
  },
}

describe('unknownFields', () => {
  test.each([
    {
      title: 'apiVersion, kind and metadata are always known',
      value: { apiVersion: 'v1', kind: 'A', metadata: { name: 'a' } },
      fields: [],
    },
    { title: 'at the root', value: { extra: 1, spec: {} }, fields: ['extra'] },
    {
      title: 'in ObjectMeta',
      value: { metadata: { nmae: 'a', labels: { any: 'x' }, managedFields: [{ fieldsV1: { 'f:x': {} }, x: 1 }] } },
      fields: ['metadata.nmae', 'metadata.managedFields[0].x'],
    },
    { title: 'nested', value: { spec: { name: 'a', nmae: { b: 1 } } }, fields: ['spec.nmae'] },
    { title: 'in items', value: { spec: { list: [{ a: 'x' }, { b: 1 }] } }, fields: ['spec.list[1].b'] },
    { title: 'in the values of a map', value: { spec: { map: { 'x.y/z': { b: 1 } } } }, fields: ['spec.map[x.y/z].b'] },
    {
      title: 'in objects of a map of anything',
      value: { spec: { any: { a: 1, b: { c: 1 }, d: [{ e: 1 }] } } },
      fields: ['spec.any.b.c', 'spec.any.d[0].e'],
    },
    { title: 'in a closed object', value: { spec: { closed: { a: 1 } } }, fields: ['spec.closed.a'] },
    {
      title: 'not where unknown fields are preserved, but in what is known there',
      value: { spec: { open: { x: { y: 1 }, known: { a: 'x', b: 1 } }, untyped: [{ a: 1 }] } },
      fields: ['spec.open.known.b'],
    },
    { title: 'not in items of an array that preserves them', value: { spec: { openList: [{ x: 1 }] } }, fields: [] },
    {
      title: 'in an embedded resource',
      value: { spec: { embedded: { apiVersion: 'v1', kind: 'A', metadata: { name: 'a', x: 1 }, spec: { y: 1 }, z: 1 } } },
      fields: ['spec.embedded.metadata.x', 'spec.embedded.spec.y', 'spec.embedded.z'],
    },
    { title: 'that only an alternative names', value: { spec: { onlyHere: 1 } }, fields: ['spec.onlyHere'] },
    { title: 'but not those that are undefined', value: { spec: { extra: undefined } }, fields: [] },
    {
      title: 'called __proto__ or constructor',
      value: JSON.parse('{"__proto__":{"x":1},"spec":{"constructor":1}}') as unknown,
      fields: ['__proto__', 'spec.constructor'],
    },
  ])('finds unknown fields: $title', ({ value, fields }) => {
    expect(unknownFields(value, schema).map((issue) => issue.field)).toEqual(fields)
  })

  test('says what becomes of the field', () => {
    expect(unknownFields({ spec: { nmae: 'secret' } }, schema)).toEqual([
      {
        code: 'UnknownField',
        severity: 'error',
        path: ['spec', 'nmae'],
        field: 'spec.nmae',
        message: 'spec.nmae is unknown to the schema, so the server would drop it.',
        expected: 'nothing',
        actual: 'a field',
      },
    ])
  })

  test('is bounded in number and depth', () => {
    const many = Object.fromEntries(Array.from({ length: 5_000 }, (_, index) => [`x${index}`, 1]))
    expect(unknownFields(many, schema)).toHaveLength(1_000)
    const deep = JSON.parse(`${'['.repeat(100_000)}${']'.repeat(100_000)}`) as unknown
    expect(unknownFields({ spec: { any: { deep } } }, schema)).toEqual([])
  })
})
