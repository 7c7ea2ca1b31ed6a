import { describe, expect, test } from '@jest/globals'
import type { Path, StructuralSchema } from '@kindbox/core'
import { compilePrune, unknownFieldName } from './prune.ts'

const object = (properties: StructuralSchema['properties'] = {}, more: StructuralSchema = {}): StructuralSchema => ({
  type: 'object',
  properties,
  ...more,
})
const string: StructuralSchema = { type: 'string' }
const preserve: StructuralSchema = { 'x-kubernetes-preserve-unknown-fields': true }

function prune(schema: StructuralSchema, value: unknown): { readonly pruned: unknown; readonly unknown: string[] } {
  const unknown: Path[] = []
  const pruned = compilePrune(schema)(value, unknown)
  return { pruned, unknown: unknown.map(unknownFieldName).toSorted() }
}

describe('unknown fields', () => {
  test.each([
    ['at the root', object({ a: string }), { a: 'x', b: 1 }, { a: 'x' }, ['b']],
    [
      'never apiVersion, kind and metadata',
      object(),
      { apiVersion: 'v1', kind: 'X', metadata: { zz: 1 } },
      { apiVersion: 'v1', kind: 'X', metadata: { zz: 1 } },
      [],
    ],
    ['below the root they are unknown', object({ a: object() }), { a: { kind: 'X' } }, { a: {} }, ['a.kind']],
    [
      'in items',
      object({ a: { type: 'array', items: object({ b: string }) } }),
      { a: [{ b: 'x', c: 1 }, 'd'] },
      { a: [{ b: 'x' }, 'd'] },
      ['a[0].c'],
    ],
    [
      'in entries of a map',
      object({ a: { type: 'object', additionalProperties: object({ b: string }) } }),
      { a: { k: { b: 'x', c: 1 } } },
      { a: { k: { b: 'x' } } },
      ['a.k.c'],
    ],
    [
      'additionalProperties: true keeps entries and nothing in them',
      object({ a: { type: 'object', additionalProperties: true } }),
      { a: { k: { b: 1 }, l: [{ c: 1 }], m: 1 } },
      { a: { k: {}, l: [{}], m: 1 } },
      ['a.k.b', 'a.l[0].c'],
    ],
    ['an object where an array is declared', object({ a: { type: 'array', items: string } }), { a: { b: 1 } }, { a: {} }, ['a.b']],
    ['an array where an object is declared', object({ a: object() }), { a: [{ b: 1 }] }, { a: [{}] }, ['a[0].b']],
    ['names with dots are not quoted', object({ a: object() }), { a: { 'b.c/d': 1 } }, { a: {} }, ['a.b.c/d']],
  ])('%s', (_, schema, value, pruned, unknown) => {
    expect(prune(schema, value)).toEqual({ pruned, unknown })
  })
})

describe('x-kubernetes-preserve-unknown-fields', () => {
  test.each([
    ['keeps everything', object({}, preserve), { a: { b: [1, { c: 2 }] } }, { a: { b: [1, { c: 2 }] } }, []],
    ['except below declared properties', object({ a: object() }, preserve), { a: { b: 1 }, c: 2 }, { a: {}, c: 2 }, ['a.b']],
    [
      'and below declared properties of items',
      object({ l: { ...preserve, type: 'array', items: object({ a: object() }) } }),
      { l: [{ a: { b: 1 }, c: 2 }] },
      { l: [{ a: {}, c: 2 }] },
      ['l[0].a.b'],
    ],
  ])('%s', (_, schema, value, pruned, unknown) => {
    expect(prune(schema, value)).toEqual({ pruned, unknown })
  })
})

test('an embedded resource keeps apiVersion, kind and metadata', () => {
  const schema = object({ e: object({ spec: object() }, { 'x-kubernetes-embedded-resource': true }) })
  const value = { e: { apiVersion: 'v1', kind: 'X', metadata: { name: 'n' }, spec: {}, other: 1 } }
  expect(prune(schema, value)).toEqual({
    pruned: { e: { apiVersion: 'v1', kind: 'X', metadata: { name: 'n' }, spec: {} } },
    unknown: ['e.other'],
  })
})

test('the argument stays as it was, and what needs no pruning is the argument', () => {
  const value = { a: { b: 1 }, c: { d: 'x' } }
  const copy = structuredClone(value)
  const schema = object({ a: object(), c: object({ d: string }) })
  const { pruned } = prune(schema, value)
  expect(value).toEqual(copy)
  expect((pruned as typeof value).c).toBe(value.c)
  expect(prune(schema, { c: value.c }).pruned).toEqual({ c: value.c })
})

test('fields that JavaScript objects inherit are not declared by that', () => {
  const value: unknown = JSON.parse('{"__proto__": {"a": 1}, "constructor": 1, "toString": 2}')
  expect(prune(object(), value)).toEqual({ pruned: {}, unknown: ['__proto__', 'constructor', 'toString'] })
  expect(prune(object({}, preserve), value).pruned).toBe(value)
})
