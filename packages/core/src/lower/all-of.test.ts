import { describe, expect, test } from '@jest/globals'
import { Type } from '@sinclair/typebox'
import { lower } from './lower.ts'

const open = Type.Object({ a: Type.String() })
const closed = Type.Object({ a: Type.String() }, { additionalProperties: false })

describe('intersections that become one schema', () => {
  test.each([
    [
      'the tighter limits',
      Type.Intersect([Type.Number({ minimum: 1, exclusiveMaximum: 9 }), Type.Number({ exclusiveMinimum: 1, maximum: 9 })]),
      { type: 'number', minimum: 1, exclusiveMinimum: true, maximum: 9, exclusiveMaximum: true },
    ],
    ['integers of numbers', Type.Intersect([Type.Number({ minimum: 0.5 }), Type.Integer()]), { type: 'integer', minimum: 1 }, 1],
    [
      'strings of int-or-strings',
      Type.Intersect([Type.Union([Type.Integer(), Type.String()]), Type.String({ minLength: 1 })]),
      { type: 'string', minLength: 1 },
    ],
    [
      'the tighter lengths',
      Type.Intersect([Type.String({ minLength: 1, maxLength: 5 }), Type.String({ minLength: 2, maxLength: 9 })]),
      { type: 'string', minLength: 2, maxLength: 5 },
    ],
    [
      'common values',
      Type.Intersect([Type.Union([Type.Literal('a'), Type.Literal('b')]), Type.Union([Type.Literal('b'), Type.Literal('c')])]),
      { type: 'string', enum: ['b'] },
    ],
    [
      'two patterns',
      Type.Intersect([Type.String({ pattern: '^a' }), Type.String({ pattern: 'b$' })]),
      { type: 'string', pattern: '^a', allOf: [{ pattern: 'b$' }] },
    ],
    [
      'two factors',
      Type.Intersect([Type.Integer({ multipleOf: 2 }), Type.Integer({ multipleOf: 3 })]),
      { type: 'integer', multipleOf: 2, allOf: [{ multipleOf: 3 }] },
    ],
    [
      'the narrower format',
      Type.Intersect([Type.Integer({ format: 'int64' }), Type.Integer({ format: 'int32' })]),
      { type: 'integer', format: 'int32' },
    ],
    [
      'null where all allow it',
      Type.Intersect([Type.Union([Type.String(), Type.Null()]), Type.Union([Type.String({ minLength: 1 }), Type.Null()])]),
      { type: 'string', minLength: 1, nullable: true },
    ],
    ['no null where one does not', Type.Intersect([Type.Union([Type.String(), Type.Null()]), Type.String()]), { type: 'string' }],
    ['anything and a type', Type.Intersect([Type.Unknown(), Type.String()]), { type: 'string' }],
    [
      'arrays',
      Type.Intersect([Type.Array(Type.String(), { minItems: 1 }), Type.Array(Type.String({ minLength: 1 }))]),
      { type: 'array', minItems: 1, items: { type: 'string', minLength: 1 } },
    ],
    [
      'maps',
      Type.Intersect([Type.Record(Type.String(), Type.Integer({ minimum: 1 })), Type.Record(Type.String(), Type.Integer({ maximum: 2 }))]),
      { type: 'object', additionalProperties: { type: 'integer', minimum: 1, maximum: 2 } },
    ],
    [
      'a member without a type',
      Type.Intersect([Type.Unsafe({ required: ['a'] }), Type.Object({ a: Type.Optional(Type.String()) })]),
      { type: 'object', required: ['a'], properties: { a: { type: 'string' } } },
    ],
    [
      'rules of both',
      Type.Intersect([
        Type.String({ 'x-kubernetes-validations': [{ rule: 'self != ""' }] }),
        Type.String({ 'x-kubernetes-validations': [{ rule: 'self != "-"' }] }),
      ]),
      { type: 'string', 'x-kubernetes-validations': [{ rule: 'self != ""' }, { rule: 'self != "-"' }] },
    ],
    [
      'descriptions of both',
      Type.Intersect([Type.String({ description: 'one' }), Type.String({ description: 'two' })], { title: 't' }),
      { type: 'string', description: 'one\ntwo', title: 't' },
    ],
    [
      'a union and an object',
      Type.Intersect([Type.Union([open, Type.Object({ b: Type.String() })]), Type.Object({ c: Type.String() })]),
      {
        type: 'object',
        required: ['c'],
        properties: { a: { type: 'string' }, b: { type: 'string' }, c: { type: 'string' } },
        anyOf: [{ required: ['a'] }, { required: ['b'] }],
      },
    ],
    [
      'two unions',
      Type.Intersect([
        Type.Union([open, Type.Object({ b: Type.String() })]),
        Type.Union([Type.Object({ c: Type.String() }), Type.Object({ d: Type.String() })]),
      ]),
      {
        type: 'object',
        properties: { a: { type: 'string' }, b: { type: 'string' }, c: { type: 'string' }, d: { type: 'string' } },
        anyOf: [{ required: ['a'] }, { required: ['b'] }],
        allOf: [{ anyOf: [{ required: ['c'] }, { required: ['d'] }] }],
      },
    ],
    [
      'an option that keeps unknown fields',
      Type.Intersect([open, Type.Object({}, { additionalProperties: true })]),
      { type: 'object', required: ['a'], properties: { a: { type: 'string' } }, 'x-kubernetes-preserve-unknown-fields': true },
    ],
  ])('%s', (_title, schema, expected, warnings = 0) => {
    const result = lower(schema)
    expect(result).toMatchObject({ ok: true })
    expect(result.ok && result.schema).toEqual(expected)
    expect(result.issues).toHaveLength(warnings)
  })
})

test('a union among the members and one beside them are both kept', () => {
  const members = [Type.Union([open, Type.Object({ b: Type.String() })])]
  const anyOf = [{ minProperties: 2 }, { maxProperties: 1 }]
  expect(lower(Type.Unsafe({ type: 'object', allOf: members, anyOf }))).toMatchObject({
    ok: true,
    schema: { anyOf: [{ required: ['a'] }, { required: ['b'] }], allOf: [{ anyOf }] },
  })
})

describe('intersections that are refused', () => {
  test.each([
    [
      'of two types',
      Type.Intersect([Type.String(), Type.Boolean()]),
      '',
      'no value is both string and boolean',
      'give the members the same type',
    ],
    [
      'of an int-or-string and a boolean',
      Type.Intersect([Type.Union([Type.Integer(), Type.String()]), Type.Boolean()]),
      '',
      'no value is both int-or-string and boolean',
      'give the members the same type',
    ],
    [
      'without a common value',
      Type.Intersect([Type.Literal('a'), Type.Literal('b')]),
      '',
      'the members have no value in common',
      'give the members a common value',
    ],
    [
      'of limits without a value',
      Type.Intersect([Type.Integer({ minimum: 5 }), Type.Integer({ exclusiveMaximum: 5 })]),
      '',
      'the limits of the members leave no value',
      'give the members limits that overlap',
    ],
    [
      'of lengths without a value',
      Type.Intersect([Type.String({ minLength: 5 }), Type.String({ maxLength: 4 })]),
      '',
      'the limits of the members leave no value',
      'give the members limits that overlap',
    ],
    [
      'of formats of numbers',
      Type.Intersect([Type.Number({ format: 'float' }), Type.Number({ format: 'double' })]),
      '',
      'formats float and double',
      'give the members the same format',
    ],
    [
      'of list types',
      Type.Intersect([
        Type.Array(Type.String(), { 'x-kubernetes-list-type': 'set' }),
        Type.Array(Type.String(), { 'x-kubernetes-list-type': 'atomic' }),
      ]),
      '',
      "x-kubernetes-list-type is 'set' and 'atomic'",
      'give the members the same x-kubernetes-list-type',
    ],
    [
      'of a map and an object',
      Type.Intersect([Type.Record(Type.String(), Type.String()), open]),
      '',
      'one member is a map',
      'make the Type.Record(...) a property of its own',
    ],
  ])('%s', (_title, schema, field, reason, fix) => {
    const result = lower(schema)
    expect(result).toMatchObject({ ok: false, issues: [{ code: 'NotStructural', field, message: expect.stringContaining(reason), fix }] })
    expect(result.issues).toHaveLength(1)
  })

  test('of a closed member and a field that it forbids', () => {
    const fix = 'take additionalProperties: false from the members and give Type.Intersect([...], { unevaluatedProperties: false })'
    const union = Type.Union([closed, Type.Object({ b: Type.String() })])
    for (const member of [closed, union]) {
      const { issues } = lower(Type.Intersect([member, Type.Object({ c: Type.Optional(Type.String()) })]))
      expect(issues).toMatchObject([{ severity: 'warning' }, { severity: 'error', message: expect.stringContaining("forbids 'c'"), fix }])
    }
  })

  test('of a schema for all other fields', () => {
    expect(lower(Type.Intersect([open, Type.Object({ b: Type.String() })], { unevaluatedProperties: Type.String() }))).toMatchObject({
      ok: false,
      issues: [{ message: expect.stringContaining('either named properties or unevaluatedProperties') }],
    })
  })
})
