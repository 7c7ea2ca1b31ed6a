import { describe, expect, test } from '@jest/globals'
import { Type } from '@sinclair/typebox'
import { lower } from './lower.ts'

describe('objects, maps and arrays', () => {
  const anything = { 'x-kubernetes-preserve-unknown-fields': true }
  test.each([
    ['no properties', Type.Object({}), { type: 'object' }],
    ['no properties at all', Type.Object({}, { additionalProperties: false }), { type: 'object', additionalProperties: false }],
    ['any properties', Type.Object({}, { additionalProperties: true }), { type: 'object', ...anything }],
    [
      'any properties beside named ones',
      Type.Object({ a: Type.Optional(Type.String()) }, { additionalProperties: Type.Unknown() }),
      { type: 'object', properties: { a: { type: 'string' } }, ...anything },
    ],
    ['a map of anything', Type.Record(Type.String(), Type.Any()), { type: 'object', additionalProperties: anything }],
    [
      'a closed map',
      Type.Record(Type.String(), Type.String(), { additionalProperties: false }),
      { type: 'object', additionalProperties: { type: 'string' } },
    ],
    [
      'a tuple with optional elements',
      Type.Unsafe({ type: 'array', items: [{ type: 'string' }, { type: 'string' }], maxItems: 2 }),
      { type: 'array', items: { type: 'string' }, maxItems: 2 },
    ],
    ['an array that need not be unique', Type.Array(Type.String(), { uniqueItems: false }), { type: 'array', items: { type: 'string' } }],
  ])('%s', (_title, schema, lowered) => {
    expect(lower(schema)).toEqual({ ok: true, schema: lowered, issues: [] })
  })

  test.each([
    [
      'a map with whole numbers as keys',
      Type.Record(Type.Number(), Type.String()),
      `Type.Record(Type.String(), Type.String(), { 'x-kubernetes-validations': [{ rule: 'self.all(key, key.matches("^(0|[1-9][0-9]*)$"))' }] })`,
    ],
    ['a map without keys', Type.Record(Type.Never(), Type.String()), 'Type.Object({})'],
    [
      'a map with keys that are no RE2',
      Type.Record(Type.String({ pattern: '^(?!a)' }), Type.String()),
      "Type.Record(Type.String(), Type.String(), { 'x-kubernetes-validations': [{ rule: 'self.all(key, ...)' }] })",
    ],
    [
      'two patterns',
      Type.Unsafe({ type: 'object', patternProperties: { a: { type: 'string' }, b: { type: 'string' } } }),
      'one property with a Type.Record(Type.String(), ...) per pattern',
    ],
    [
      'a pattern beside properties',
      Type.Unsafe({ type: 'object', properties: { a: { type: 'string' } }, patternProperties: { '^(.*)$': { type: 'string' } } }),
      'Type.Record(Type.String(), ...) as a property of its own',
    ],
    [
      'a set of objects',
      Type.Array(Type.Object({ a: Type.String() }), { uniqueItems: true }),
      "Type.Array(Type.Object({ a: Type.String() }, { 'x-kubernetes-map-type': 'atomic' }), { 'x-kubernetes-list-type': 'set' })",
    ],
    ['an empty tuple', Type.Tuple([]), 'Type.Array(Type.String(), { minItems: 0, maxItems: 0 })'],
    ['a tuple that does not end', Type.Unsafe({ type: 'array', items: [{ type: 'string' }] }), 'Type.Tuple([Type.String()])'],
  ])('%s is refused', (_title, schema, fix) => {
    const result = lower(schema)
    expect(result).toMatchObject({ ok: false, issues: [{ code: 'NotStructural', fix }] })
    expect(result.issues).toHaveLength(1)
  })

  test('a property that is taken does not get the fix', () => {
    const schema = Type.Object({ additional: Type.String() }, { additionalProperties: Type.Integer() })
    expect(lower(schema)).toMatchObject({
      issues: [
        {
          fix: 'Type.Object({ additional: Type.String(), additionalProperties: Type.Optional(Type.Record(Type.String(), Type.Integer())) })',
        },
      ],
    })
  })
})
