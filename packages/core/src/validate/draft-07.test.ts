import { describe, expect, test } from '@jest/globals'
import type { StructuralSchema } from '../structural-schema.ts'
import { toDraft07 } from './draft-07.ts'

describe('toDraft07', () => {
  const rows: { title: string; schema: StructuralSchema; draft: object }[] = [
    { title: 'nullable', schema: { type: 'string', nullable: true }, draft: { type: ['string', 'null'] } },
    { title: 'nullable without a type says nothing', schema: { nullable: true }, draft: {} },
    {
      title: 'int-or-string',
      schema: { 'x-kubernetes-int-or-string': true, nullable: true },
      draft: { type: ['integer', 'string', 'null'], format: 'int64' },
    },
    {
      title: 'an anyOf that only repeats it',
      schema: { 'x-kubernetes-int-or-string': true, anyOf: [{ type: 'integer' }, { type: 'string' }] },
      draft: { type: ['integer', 'string'], format: 'int64' },
    },
    {
      title: 'an anyOf that says more',
      schema: { 'x-kubernetes-int-or-string': true, anyOf: [{ type: 'integer', minimum: 1 }, { type: 'string' }] },
      draft: {
        type: ['integer', 'string'],
        format: 'int64',
        anyOf: [{ type: 'integer', format: 'int64', minimum: 1 }, { type: 'string' }],
      },
    },
    { title: 'integers are int64', schema: { type: 'integer' }, draft: { type: 'integer', format: 'int64' } },
    { title: 'format names', schema: { type: 'string', format: 'date-time' }, draft: { type: 'string', format: 'datetime' } },
    { title: 'unknown formats', schema: { type: 'string', format: 'json' }, draft: { type: 'string' } },
    { title: 'a format without a type', schema: { format: 'ipv4' }, draft: { type: ['string', 'array', 'null'], format: 'ipv4' } },
    {
      title: 'exclusive bounds',
      schema: { type: 'number', minimum: 1, exclusiveMinimum: true, maximum: 2, exclusiveMaximum: false },
      draft: { type: 'number', exclusiveMinimum: 1, maximum: 2 },
    },
    { title: 'a flag without its bound', schema: { type: 'number', exclusiveMinimum: true }, draft: { type: 'number' } },
    {
      title: 'null in an enum',
      schema: { type: 'string', nullable: true, enum: ['a', null] },
      draft: { type: ['string', 'null'], enum: ['a'] },
    },
    {
      title: 'unknown fields are open',
      schema: { type: 'object', additionalProperties: false, 'x-kubernetes-preserve-unknown-fields': true },
      draft: { type: 'object' },
    },
    {
      title: 'what is only said to people and to the server',
      schema: {
        type: 'object',
        title: 't',
        description: 'd',
        default: {},
        example: {},
        'x-kubernetes-map-type': 'atomic',
        'x-kubernetes-validations': [],
      },
      draft: { type: 'object' },
    },
  ]
  test.each(rows)('$title', ({ schema, draft }) => {
    expect(toDraft07(schema).schema).toEqual(draft)
  })

  test('counts schemas and notices inherited names', () => {
    const plain: StructuralSchema = { type: 'object', properties: { a: { type: 'array', items: { type: 'string' } } }, not: {} }
    expect(toDraft07(plain)).toMatchObject({ size: 4, namesInherited: false })
    expect(toDraft07({ type: 'object', properties: { a: { type: 'object', required: ['valueOf'] } } }).namesInherited).toBe(true)
    expect(toDraft07({ type: 'object', properties: Object.fromEntries([['constructor', {}]]) }).namesInherited).toBe(true)
  })

  test('refuses a schema without an end', () => {
    const nested = (depth: number): StructuralSchema => (depth === 0 ? { type: 'string' } : { type: 'array', items: nested(depth - 1) })
    expect(toDraft07(nested(500)).size).toBe(501)
    expect(() => toDraft07(nested(501))).toThrow(RangeError)
  })
})
