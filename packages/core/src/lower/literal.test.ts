import { describe, expect, test } from '@jest/globals'
import { lower } from './lower.ts'

describe('const', () => {
  test.each([
    [{ const: 'a' }, { type: 'string', enum: ['a'] }],
    [{ const: -0 }, { type: 'integer', enum: [0] }],
    [{ const: 2 ** 60 }, { type: 'number', enum: [2 ** 60] }],
    [
      { const: 1, type: 'number' },
      { type: 'integer', enum: [1] },
    ],
    [
      { const: 'a', enum: ['a', 'b'], minLength: 1 },
      { type: 'string', enum: ['a'], minLength: 1 },
    ],
    [
      { type: 'object', properties: { a: { const: false } } },
      { type: 'object', properties: { a: { type: 'boolean', enum: [false] } } },
    ],
  ])('%j becomes %j', (schema, lowered) => {
    expect(lower(schema)).toEqual({ ok: true, schema: lowered, issues: [] })
  })

  test.each([
    [{ const: { a: [1, 'x'] } }, 'is a schema for each of its fields', "Type.Const({ a: [1, 'x'] })"],
    [{ const: 1, type: 'string' }, 'no value is of type', 'Type.Literal(1)'],
    [{ const: 1.5, type: 'integer' }, 'no value is of type', 'Type.Literal(1.5)'],
    [{ const: 'a', enum: ['b'] }, 'no value in common', 'give the members a common value'],
    [{ const: null }, 'null is no type of its own', 'Type.Union([Type.String(), Type.Null()])'],
    [{ const: 1n, type: 'bigint' }, 'JSON has no bigints', "Type.Integer({ format: 'int64' })"],
  ])('%p is refused', (schema, reason, fix) => {
    expect(lower(schema)).toMatchObject({ ok: false, issues: [{ message: expect.stringContaining(reason), fix }] })
  })
})

describe('enum', () => {
  test.each([
    [{ enum: ['a', 'b'] }, { type: 'string', enum: ['a', 'b'] }],
    [{ enum: [1, 2.5] }, { type: 'number', enum: [1, 2.5] }],
    [{ enum: [true] }, { type: 'boolean', enum: [true] }],
    // The server finds null in no enum, but looks into allOf only where the value is not null.
    [{ enum: ['a', null] }, { type: 'string', nullable: true, allOf: [{ enum: ['a', null] }] }],
    [
      { type: 'object', enum: [{ a: 1 }] },
      { type: 'object', enum: [{ a: 1 }] },
    ],
    [
      { 'x-kubernetes-int-or-string': true, enum: ['auto', 1] },
      { 'x-kubernetes-int-or-string': true, enum: ['auto', 1] },
    ],
  ])('%j becomes %j', (schema, lowered) => {
    expect(lower(schema)).toEqual({ ok: true, schema: lowered, issues: [] })
  })

  test.each([
    [{ enum: [] }, 'an enum without values accepts nothing', 'leave the property out'],
    [{ enum: [null] }, 'null is no type of its own', 'Type.Union([Type.String(), Type.Null()])'],
    [{ enum: ['a', 1] }, 'an enum of string and integer', "Type.Unsafe({ 'x-kubernetes-int-or-string': true, enum: ['a', 1] })"],
    [{ enum: [true, 'a'] }, 'an enum of boolean and string', "Type.Union([Type.Literal('true'), Type.Literal('a')])"],
    [
      { enum: [{ a: 1 }] },
      'an enum of objects needs to say its type',
      "Type.Unsafe({ type: 'object', 'x-kubernetes-preserve-unknown-fields': true, enum: [{ a: 1 }] })",
    ],
  ])('%j is refused', (schema, reason, fix) => {
    expect(lower(schema)).toMatchObject({ ok: false, issues: [{ message: expect.stringContaining(reason), fix }] })
  })

  test('beside nullable is reported, since it allows no null', () => {
    const schema = { type: 'string', nullable: true, enum: ['a', null] }
    expect(lower(schema)).toMatchObject({
      ok: true,
      schema,
      issues: [{ code: 'Ignored', fix: "nullable: true, allOf: [{ enum: ['a', null] }]" }],
    })
  })
})
