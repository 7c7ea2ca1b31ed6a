import { describe, expect, test } from '@jest/globals'
import { Type } from '@sinclair/typebox'
import { lower } from './lower.ts'

const object = Type.Object({ a: Type.String(), b: Type.Optional(Type.Integer()), list: Type.Optional(Type.Array(Type.Number())) })
const listed = { a: { type: 'string' }, b: { type: 'integer' }, list: { type: 'array', items: { type: 'number' } } }

describe('negations beside a type', () => {
  test.each([
    ['a literal', Type.String(), Type.Literal('x'), { type: 'string', not: { enum: ['x'] } }],
    ['a union', Type.String(), Type.Union([Type.Literal('x'), Type.Literal('y')]), { type: 'string', not: { enum: ['x', 'y'] } }],
    ['limits', Type.Integer(), Type.Integer({ minimum: 3, maximum: 5 }), { type: 'integer', not: { minimum: 3, maximum: 5 } }],
    // 5.5 would pass `enum: [5]` on the server, which cuts the fraction off before it compares.
    ['a whole number among numbers', Type.Number(), Type.Literal(5), { type: 'number', not: { enum: [5], multipleOf: 1 } }],
    ['integers among numbers', Type.Number(), Type.Integer(), { type: 'number', not: { multipleOf: 1 } }],
    ['numbers among integers', Type.Integer(), Type.Number({ minimum: 3 }), { type: 'integer', not: { minimum: 3 } }],
    [
      'fields',
      object,
      Type.Object({ a: Type.Literal('x'), b: Type.Integer() }),
      { type: 'object', required: ['a'], properties: listed, not: { required: ['a', 'b'], properties: { a: { enum: ['x'] } } } },
    ],
    [
      'items',
      object,
      Type.Object({ list: Type.Array(Type.Integer()) }),
      {
        type: 'object',
        required: ['a'],
        properties: listed,
        not: { required: ['list'], properties: { list: { items: { multipleOf: 1 } } } },
      },
    ],
    [
      'values without a type',
      object,
      Type.Unsafe({ required: ['a', 'b'] }),
      { type: 'object', required: ['a'], properties: listed, not: { required: ['a', 'b'] } },
    ],
  ])('%s', (_title, type, negated, expected) => {
    expect(lower(Type.Intersect([type, Type.Not(negated)]))).toEqual({ ok: true, schema: expected, issues: [] })
  })

  test('several', () => {
    const schema = Type.Intersect([Type.String(), Type.Not(Type.Literal('x')), Type.Not(Type.String({ pattern: '^y' }))])
    expect(lower(schema)).toEqual({
      ok: true,
      schema: { type: 'string', not: { enum: ['x'] }, allOf: [{ not: { pattern: '^y' } }] },
      issues: [],
    })
  })

  test('leave annotations out, and say so', () => {
    expect(lower(Type.Intersect([Type.String(), Type.Not(Type.Literal('x', { description: 'd' }))]))).toMatchObject({
      ok: true,
      schema: { type: 'string', not: { enum: ['x'] } },
      issues: [{ code: 'Ignored', actual: 'description' }],
    })
  })
})

describe('negations that are refused', () => {
  const nullable = Type.Union([Type.String(), Type.Null()])
  test.each([
    [
      'of another type',
      [Type.String(), Type.Not(Type.Integer())],
      '',
      'string values are never of type integer',
      'leave Type.Not(...) out',
    ],
    ['of everything', [Type.String(), Type.Not(Type.String())], '', 'excludes every value', 'leave the property out'],
    ['of anything', [Type.String(), Type.Not(Type.Unknown())], '', 'excludes every value', 'leave the property out'],
    [
      'beside no type',
      [Type.Unknown(), Type.Not(Type.Literal(1))],
      '',
      'what it is',
      'Type.Intersect([Type.Integer(), Type.Not(Type.Literal(1))])',
    ],
    [
      'of null',
      [nullable, Type.Not(Type.Union([Type.Literal('x'), Type.Null()]))],
      '',
      'the server does not judge null by not',
      'leave Type.Null() out of the union',
    ],
    [
      'of a field that may be null',
      [Type.Object({ a: nullable }), Type.Not(Type.Object({ a: Type.Literal('x') }))],
      'a',
      'it may be null',
      'leave Type.Null() out of the union',
    ],
    [
      'of a field that is nowhere else',
      [object, Type.Not(Type.Object({ z: Type.String() }))],
      'z',
      'only a negation names it',
      'declare it outside of Type.Not(...) too',
    ],
    [
      'of a map',
      [Type.Record(Type.String(), Type.String()), Type.Not(Type.Record(Type.String(), Type.String()))],
      '',
      'not holds no additionalProperties',
      'write the condition as a CEL rule in x-kubernetes-validations',
    ],
    [
      'of a rule',
      [Type.String(), Type.Not(Type.String({ 'x-kubernetes-validations': [{ rule: 'self != ""' }] }))],
      '',
      'not holds no x-kubernetes-validations',
      'write the condition as a CEL rule in x-kubernetes-validations',
    ],
  ])('%s', (_title, members, field, reason, fix) => {
    const result = lower({ allOf: members })
    expect(result).toMatchObject({ ok: false, issues: [{ code: 'NotStructural', field, message: expect.stringContaining(reason), fix }] })
    expect(result.issues).toHaveLength(1)
  })

  test.each([
    [Type.Not(Type.Object({ a: Type.String() })), 'a type that lists what is allowed, such as Type.Union([...])'],
    [
      Type.Not(Type.Union([Type.Integer({ minimum: 3 }), Type.String()])),
      'Type.Intersect([Type.Union([Type.Integer(), Type.String()]), Type.Not(Type.Union([Type.Integer({ minimum: 3 }), Type.String()]))])',
    ],
  ])('alone: %j', (schema, fix) => {
    expect(lower(schema)).toMatchObject({ ok: false, issues: [{ fix }] })
  })
})
