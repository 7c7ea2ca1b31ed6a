import { describe, expect, test } from '@jest/globals'
import type { StructuralSchema } from '@kindbox/core'
import { declareSelf, sizeOfPath } from './declared-environment.ts'
import { declaredType, type DeclaredType } from './declared-type.ts'

const typeOf = (schema: StructuralSchema, resource = false) => declaredType(schema, { resource })
const MAX = 3 * 1024 * 1024

describe('what rules know of a schema', () => {
  test.each<[StructuralSchema, Partial<DeclaredType> | undefined]>([
    [{ type: 'boolean' }, { kind: 'bool', maxElements: 0, minSerializedSize: 4 }],
    [{ type: 'string' }, { kind: 'string', maxElements: MAX - 2, minSerializedSize: 2 }],
    [
      { type: 'string', maxLength: 5 },
      { kind: 'string', maxElements: 20 },
    ],
    [
      { type: 'string', enum: ['a', 'äb'] },
      { kind: 'string', maxElements: 3 },
    ],
    [
      { type: 'string', format: 'byte', maxLength: 5 },
      { kind: 'bytes', maxElements: 5 },
    ],
    [
      { type: 'string', format: 'date' },
      { kind: 'timestamp', maxElements: 12, minSerializedSize: 12 },
    ],
    [{ type: 'string', format: 'datetime' }, { kind: 'string' }],
    [
      { 'x-kubernetes-int-or-string': true, maxLength: 2 },
      { kind: 'dyn', maxElements: 8, minSerializedSize: 1 },
    ],
    [
      { type: 'array', maxItems: 3, items: { type: 'integer' } },
      { kind: 'list', maxElements: 3 },
    ],
    [
      { type: 'array', items: { type: 'integer' } },
      { kind: 'list', maxElements: (MAX - 2) / 2 },
    ],
    [{ type: 'array', items: { 'x-kubernetes-preserve-unknown-fields': true } }, undefined],
    [
      { type: 'object', additionalProperties: { type: 'integer' } },
      { kind: 'map', maxElements: Math.floor((MAX - 2) / 7) },
    ],
    [{ type: 'object', additionalProperties: {} }, undefined],
    [{ 'x-kubernetes-preserve-unknown-fields': true }, undefined],
  ])('%j', (schema, expected) => {
    const found = typeOf(schema)
    if (expected === undefined) expect(found).toBeUndefined()
    else expect(found).toMatchObject(expected)
  })

  test('an object is at least as long as what it must have', () => {
    const schema: StructuralSchema = {
      type: 'object',
      required: ['ab', 'c', 'missing'],
      properties: { ab: { type: 'string' }, c: { type: 'integer', default: 1 }, d: { type: 'boolean' } },
    }
    expect(typeOf(schema)).toMatchObject({ kind: 'object', minSerializedSize: 2 + 2 + 2 + 4 })
  })

  test('fields without a type are invisible, and so are those without an identifier', () => {
    const type = typeOf({ type: 'object', properties: { a: {}, '1': { type: 'string' }, 'b-c': { type: 'string' } } })
    expect(type?.kind === 'object' && [...type.fields.keys()]).toEqual(['b__dash__c'])
  })

  test('a resource has its names', () => {
    const type = typeOf({ type: 'object', properties: { spec: { type: 'string' } } }, true)
    expect(type?.kind === 'object' && [...type.fields.keys()].toSorted()).toEqual(['apiVersion', 'kind', 'metadata', 'spec'])
  })
})

describe('the environment of a type', () => {
  const self = typeOf({
    type: 'object',
    properties: {
      if: { type: 'string', maxLength: 1 },
      list: { type: 'array', maxItems: 7, items: { type: 'object', properties: { a: { type: 'string', maxLength: 2 } } } },
      map: { type: 'object', maxProperties: 9, additionalProperties: { type: 'string', maxLength: 3 } },
    },
  })!

  test('names inner objects by where they are', () => {
    const { type, types } = declareSelf(self)
    expect(type).toEqual({ kind: 'object', name: 'selfType' })
    expect(types.fieldType('selfType', 'list')).toEqual({ kind: 'list', element: { kind: 'object', name: 'selfType.list.@idx' } })
    expect(types.fieldType('selfType.list.@idx', 'a')).toEqual({ kind: 'string' })
    expect(types.fieldType('selfType', 'other')).toBeUndefined()
  })

  test('takes a reserved word after a dot for the field', () => {
    const { types } = declareSelf(self)
    expect([types.fieldType('selfType', 'if'), types.fieldType('selfType', '__if__')]).toEqual([{ kind: 'string' }, { kind: 'string' }])
  })

  test.each([
    [['self', 'list'], 7],
    [['oldSelf', 'list'], 7],
    [['self', 'list', '@items', 'a'], 8],
    [['self', 'map'], 9],
    [['self', 'map', '@values'], 12],
    [['self', 'map', '@keys'], 0],
    [['self', 'other'], undefined],
    [['self', 'list', '@keys'], undefined],
  ])('%j has at most %p', (path, max) => {
    expect(sizeOfPath(self, path)).toEqual(max === undefined ? undefined : { min: 0, max })
  })
})
