import { describe, expect, test } from '@jest/globals'
import { Type } from '@sinclair/typebox'
import { lower } from './lower.ts'

const a = Type.Object({ kind: Type.Literal('a'), x: Type.String({ minLength: 1 }) })
const b = Type.Object({ kind: Type.Literal('b'), y: Type.Optional(Type.Integer()) })
const closed = { additionalProperties: false }
const int32 = Type.Integer({ format: 'int32' })

describe('unions that become one schema', () => {
  test.each([
    ['one member', Type.Unsafe({ anyOf: [{ type: 'string', minLength: 1 }] }), { type: 'string', minLength: 1 }],
    ['a member that never matches', Type.Union([Type.String(), Type.Never()]), { type: 'string' }],
    [
      'a member that accepts everything',
      Type.Union([Type.String(), Type.Unknown(), Type.Null()]),
      { 'x-kubernetes-preserve-unknown-fields': true, nullable: true },
    ],
    ['a member that another includes', Type.Union([Type.String(), Type.Literal('a')]), { type: 'string' }],
    [
      'a union within a union',
      Type.Union([Type.Union([Type.Literal('a'), Type.Null()]), Type.Literal('b')]),
      { type: 'string', nullable: true, allOf: [{ enum: ['a', 'b', null] }] },
    ],
    ['null, twice', Type.Union([Type.Union([Type.Boolean(), Type.Null()]), Type.Null()]), { type: 'boolean', nullable: true }],
    ['the same member twice', Type.Union([Type.String({ pattern: 'a' }), Type.String({ pattern: 'a' })]), { type: 'string', pattern: 'a' }],
    [
      'different limits',
      Type.Union([Type.String({ maxLength: 3 }), Type.String({ pattern: '^x', maxLength: 9 })]),
      { type: 'string', anyOf: [{ maxLength: 3 }, { maxLength: 9, pattern: '^x' }] },
    ],
    [
      'a common limit',
      Type.Union([Type.String({ maxLength: 9, format: 'ipv4' }), Type.String({ maxLength: 9, format: 'ipv6' })]),
      { type: 'string', maxLength: 9, anyOf: [{ format: 'ipv4' }, { format: 'ipv6' }] },
    ],
    [
      'the same limit, exclusive in one',
      Type.Union([Type.Integer({ minimum: 1 }), Type.Integer({ exclusiveMinimum: 1, multipleOf: 2 })]),
      { type: 'integer', anyOf: [{ minimum: 1 }, { minimum: 1, exclusiveMinimum: true, multipleOf: 2 }] },
    ],
    ['integers among numbers', Type.Union([Type.Integer(), Type.Number()]), { type: 'number' }],
    [
      'integers among numbers, with limits',
      Type.Union([Type.Integer({ minimum: 5 }), Type.Number({ maximum: 3 })]),
      { type: 'number', anyOf: [{ minimum: 5, multipleOf: 1 }, { maximum: 3 }] },
    ],
    // 1.5 would pass `enum: [1]` on the server, which cuts the fraction off before it compares.
    [
      'whole numbers and fractions',
      Type.Union([Type.Literal(1), Type.Literal(2.5)]),
      { type: 'number', enum: [1, 2.5], anyOf: [{ enum: [1], multipleOf: 1 }, { enum: [2.5] }] },
    ],
    [
      'arrays of one type',
      Type.Union([Type.Array(Type.String(), { minItems: 2 }), Type.Array(Type.String({ pattern: '^a' }))]),
      { type: 'array', items: { type: 'string' }, anyOf: [{ minItems: 2 }, { items: { pattern: '^a' } }] },
    ],
    [
      'maps of one type',
      Type.Union([
        Type.Record(Type.String(), Type.String(), { maxProperties: 1 }),
        Type.Record(Type.String(), Type.String(), { minProperties: 3 }),
      ]),
      { type: 'object', additionalProperties: { type: 'string' }, anyOf: [{ maxProperties: 1 }, { minProperties: 3 }] },
    ],
    [
      'a list of types',
      Type.Unsafe({ type: ['object', 'null'], properties: { a: { type: ['integer', 'string'], minimum: 1 } } }),
      { type: 'object', nullable: true, properties: { a: { 'x-kubernetes-int-or-string': true, minimum: 1 } } },
    ],
    [
      'references',
      Type.Module({ A: Type.Union([Type.Ref('B'), Type.Ref('N')]), B: Type.String(), N: Type.Null() }).Import('A'),
      { type: 'string', nullable: true },
    ],
    [
      'annotations on both sides',
      Type.Union([Type.Literal('a', { description: 'first' }), Type.Null()], { description: 'a choice', default: 'a' }),
      { type: 'string', nullable: true, allOf: [{ enum: ['a', null] }], description: 'a choice\nfirst', default: 'a' },
    ],
    [
      'a type beside the members',
      Type.Unsafe({ type: 'string', anyOf: [{ type: 'string', minLength: 3 }, { enum: [''] }] }),
      { type: 'string', anyOf: [{ minLength: 3 }, { enum: [''] }] },
    ],
  ])('%s', (_title, schema, expected) => {
    expect(lower(schema)).toEqual({ ok: true, schema: expected, issues: [] })
  })
})

describe('unions of integers and strings', () => {
  test.each([
    [
      'limits of both',
      Type.Union([Type.Integer({ exclusiveMaximum: 9 }), Type.String({ minLength: 2 })]),
      { maximum: 9, exclusiveMaximum: true, minLength: 2 },
    ],
    ['a fraction as limit', Type.Union([Type.Integer({ minimum: 0.5 }), Type.String()]), { minimum: 1 }],
    ['strings that are listed', Type.Union([Type.Integer(), Type.Literal('auto'), Type.Literal('a.b')]), { pattern: '^(?:auto|a\\.b)$' }],
    ['null', Type.Union([Type.Integer(), Type.String(), Type.Null()]), { nullable: true }],
    [
      'an int-or-string and one of its types',
      Type.Union([Type.Unsafe({ 'x-kubernetes-int-or-string': true }), Type.String({ minLength: 1 })]),
      {},
    ],
  ])('%s', (_title, schema, expected) => {
    expect(lower(schema)).toEqual({ ok: true, schema: { 'x-kubernetes-int-or-string': true, ...expected }, issues: [] })
  })

  test.each([
    ['integers that are listed', Type.Union([Type.Literal(1), Type.Literal(3), Type.String()])],
    ['strings with a choice of formats', Type.Union([Type.Integer(), Type.String({ format: 'ipv4' }), Type.String({ format: 'ipv6' })])],
    ['a limited int-or-string', Type.Union([Type.Unsafe({ 'x-kubernetes-int-or-string': true, maximum: 3 }), Type.String()])],
  ])('%s are refused', (_title, schema) => {
    expect(lower(schema)).toMatchObject({ ok: false, issues: [{ message: expect.stringContaining('no condition that would judge both') }] })
  })
})

describe('unions of objects', () => {
  test('tell their members apart inside, and hold everything else outside', () => {
    expect(lower(Type.Union([a, b]))).toEqual({
      ok: true,
      schema: {
        type: 'object',
        required: ['kind'],
        properties: { kind: { type: 'string', enum: ['a', 'b'] }, x: { type: 'string', minLength: 1 }, y: { type: 'integer' } },
        anyOf: [{ properties: { kind: { enum: ['a'] } }, required: ['x'] }, { properties: { kind: { enum: ['b'] } } }],
      },
      issues: [],
    })
  })

  test('that differ in one enum are one object', () => {
    const schema = { type: 'object', required: ['kind'], properties: { kind: { type: 'string', enum: ['a', 'b'] } } }
    expect(lower(Type.Union([Type.Pick(a, ['kind']), Type.Pick(b, ['kind'])]))).toEqual({ ok: true, schema, issues: [] })
  })

  test('of which one accepts what the others do need no condition', () => {
    const schema = { type: 'object', properties: { x: { type: 'string' } } }
    expect(lower(Type.Union([Type.Object({ x: Type.String() }), Type.Object({ x: Type.Optional(Type.String()) })]))).toEqual({
      ok: true,
      schema,
      issues: [],
    })
  })

  test('judge fields that differ deep inside', () => {
    const nested = (minimum: number) => Type.Object({ n: Type.Object({ m: Type.Array(Type.Integer({ minimum })) }) })
    expect(lower(Type.Union([nested(1), Type.Object({ ...nested(2).properties, z: Type.Boolean() })]))).toMatchObject({
      ok: true,
      schema: {
        properties: { n: { type: 'object', properties: { m: { type: 'array', items: { type: 'integer' } } }, required: ['m'] } },
        anyOf: [
          { properties: { n: { properties: { m: { items: { minimum: 1 } } } } } },
          { properties: { n: { properties: { m: { items: { minimum: 2 } } } } }, required: ['z'] },
        ],
      },
    })
  })

  test('that are closed forbid the fields of each other', () => {
    const members = [
      Type.Object({ x: Type.String() }, closed),
      Type.Object({ y: Type.String() }, closed),
      Type.Object({ z: Type.String() }),
    ]
    expect(lower(Type.Union(members))).toMatchObject({
      ok: true,
      schema: {
        anyOf: [
          { required: ['x'], not: { anyOf: [{ required: ['y'] }, { required: ['z'] }] } },
          { required: ['y'], not: { anyOf: [{ required: ['x'] }, { required: ['z'] }] } },
          { required: ['z'] },
        ],
      },
      issues: [{ code: 'Ignored', actual: 'additionalProperties: false' }],
    })
  })

  test('of which one keeps unknown fields keep them', () => {
    const schema = {
      type: 'object',
      properties: { x: { type: 'string' }, y: { type: 'string' } },
      'x-kubernetes-preserve-unknown-fields': true,
    }
    const open = Type.Object({ y: Type.String() }, { additionalProperties: true })
    expect(lower(Type.Union([Type.Object({ x: Type.String() }), open]))).toMatchObject({ ok: true, schema, issues: [] })
  })

  test('warn of a default that would reach other members', () => {
    const withDefault = Type.Object({ kind: Type.Literal('c'), z: Type.Optional(Type.String({ default: 'q' })) })
    expect(lower(Type.Union([a, withDefault]))).toMatchObject({
      ok: true,
      issues: [{ code: 'Ignored', field: 'z', actual: "default: 'q'" }],
    })
  })
})

describe('oneOf', () => {
  test('keeps what only some members judge inside', () => {
    const oneOf = [Type.Object({ x: Type.String({ minLength: 1 }) }), Type.Object({ y: Type.String() })]
    expect(lower(Type.Unsafe({ oneOf }))).toEqual({
      ok: true,
      schema: {
        type: 'object',
        properties: { x: { type: 'string' }, y: { type: 'string' } },
        oneOf: [{ properties: { x: { minLength: 1 } }, required: ['x'] }, { required: ['y'] }],
      },
      issues: [],
    })
  })

  test('keeps a member that accepts everything, since another may then not match', () => {
    expect(lower(Type.Unsafe({ oneOf: [{ type: 'string' }, { type: 'string', pattern: '^a' }] }))).toMatchObject({
      schema: { oneOf: [{}, { pattern: '^a' }] },
    })
  })

  test('of literals is an enum, unless two are the same', () => {
    expect(lower(Type.Unsafe({ oneOf: [{ const: 'a' }, { const: 'b' }] }))).toMatchObject({ schema: { type: 'string', enum: ['a', 'b'] } })
    expect(lower(Type.Unsafe({ oneOf: [{ enum: ['a', 'b'] }, { enum: ['b', 'c'] }] }))).toMatchObject({
      schema: { oneOf: [{ enum: ['a', 'b'] }, { enum: ['b', 'c'] }] },
    })
  })
})

describe('unions that are refused', () => {
  const rule = { 'x-kubernetes-validations': [{ rule: 'self.x != self.kind' }] }
  test.each([
    ['without members', Type.Unsafe({ anyOf: [] }), '', 'no member that a value could match', 'leave the property out'],
    [
      'of members that never match',
      Type.Unsafe({ anyOf: [Type.Never(), Type.Never()] }),
      '',
      'no member that a value could match',
      'leave the property out',
    ],
    ['of null only', Type.Union([Type.Null(), Type.Null()]), '', 'null is no type of its own', 'Type.Union([Type.String(), Type.Null()])'],
    [
      'with undefined',
      Type.Union([Type.String(), Type.Undefined(), Type.Integer()]),
      '',
      'undefined is no value of JSON',
      'Type.Optional(Type.Union([Type.String(), Type.Integer()]))',
    ],
    [
      'of numbers and strings',
      Type.Union([Type.Number(), Type.String()]),
      '',
      'have 2: number, string',
      'Type.Union([Type.Integer(), Type.String()])',
    ],
    [
      'of booleans and objects',
      Type.Union([Type.Boolean(), Type.Object({})]),
      '',
      'have 2: boolean, object',
      'Type.Object({ boolean: Type.Optional(Type.Boolean()), object: Type.Optional(Type.Object({})) }, { minProperties: 1, maxProperties: 1 })',
    ],
    [
      'of literals of three types',
      Type.Union([Type.Literal('a'), Type.Literal(1), Type.Literal(true)]),
      '',
      'have 3: string, integer, boolean',
      "Type.Union([Type.Literal('a'), Type.Literal('1'), Type.Literal('true')])",
    ],
    [
      'of a member without a type',
      Type.Unsafe({ anyOf: [{ minLength: 1 }, { type: 'string', maxLength: 3 }] }),
      '',
      'a member of the union has no type',
      'give every member the same type',
    ],
    [
      'of arrays of several types',
      Type.Union([Type.Array(Type.String()), Type.Array(Type.Boolean())]),
      '[*]',
      'it is string in one member of a union and boolean in another',
      'give the items the same type in every member of the union, or a name for each',
    ],
    [
      'of a map and an object',
      Type.Union([Type.Record(Type.String(), Type.String()), a]),
      '',
      'maps and objects',
      'make each Type.Record(...) a property of its own',
    ],
    [
      'with a rule in one member',
      Type.Union([Type.Object(a.properties, rule), b]),
      '',
      'x-kubernetes-validations differs',
      `give the rule to the whole union, with the condition under which it holds: 'x-kubernetes-validations': [{ rule: "self.kind != 'a' || (...)" }]`,
    ],
    [
      'with list types that differ',
      Type.Union([Type.Array(Type.String(), { 'x-kubernetes-list-type': 'set' }), Type.Array(Type.String())]),
      '',
      'x-kubernetes-list-type differs',
      'give every member the same x-kubernetes-list-type',
    ],
    [
      'with a field that may be null in one member',
      Type.Union([Type.Object({ x: Type.Union([Type.String(), Type.Null()]) }), Type.Object({ x: Type.String({ minLength: 1 }) })]),
      'x',
      'it may be null in one member',
      "give 'x' the same nullability in every member of the union, or a name for each",
    ],
    [
      'with formats of numbers that differ',
      Type.Union([int32, Type.Integer({ minimum: 3 })]),
      '',
      'its format differs',
      'give the members the same format in every member of the union, or a name for each',
    ],
    [
      'told apart by metadata',
      Type.Union([Type.Object({ metadata: Type.Literal('a') }), Type.Object({ metadata: Type.Literal('b'), x: Type.String() })]),
      'metadata',
      'the server lets no junctor speak of it',
      'give the property another name, or the same schema in every member',
    ],
  ])('%s', (_title, schema, field, reason, fix) => {
    const result = lower(schema)
    expect(result).toMatchObject({ ok: false, issues: [{ code: 'NotStructural', field, message: expect.stringContaining(reason), fix }] })
    expect(result.issues).toHaveLength(1)
  })
})
