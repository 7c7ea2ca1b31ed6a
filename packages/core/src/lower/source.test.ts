import { describe, expect, test } from '@jest/globals'
import { Type } from '@sinclair/typebox'
import { literalOf, shorten, sourceOf } from './source.ts'

describe('sourceOf writes the call that makes a schema', () => {
  test.each([
    'Type.String()',
    "Type.String({ minLength: 1, pattern: 'it\\'s \"\\\\d\"' })",
    'Type.Integer({ minimum: -1.5 })',
    'Type.Boolean()',
    'Type.Null()',
    'Type.Unknown()',
    'Type.Never()',
    "Type.Literal('a')",
    'Type.Literal(1)',
    'Type.Array(Type.String(), { maxItems: 3 })',
    'Type.Tuple([Type.String(), Type.Number()])',
    'Type.Record(Type.String(), Type.Integer())',
    "Type.Record(Type.String({ pattern: '^a' }), Type.Integer())",
    "Type.Object({ a: Type.String(), 'b-c': Type.Optional(Type.Object({})) }, { additionalProperties: false })",
    "Type.Union([Type.Literal('a'), Type.Null()], { default: null })",
    'Type.Intersect([Type.Object({ a: Type.String() }), Type.Object({ b: Type.String() })])',
    'Type.Not(Type.String())',
    "Type.Ref('A')",
    'Type.Date()',
    'Type.BigInt({ minimum: 1n })',
    'Type.RegExp(/a.b/i)',
    'Type.Function([Type.String()], Type.Number())',
    'Type.Constructor([], Type.Object({}))',
    'Type.Promise(Type.String())',
    'Type.AsyncIterator(Type.String())',
    "Type.Unsafe({ oneOf: [{ type: 'string' }] })",
  ])('%s', (source) => {
    const schema: unknown = new Function('Type', `return ${source}`)(Type)
    const printed = sourceOf(schema)
    expect(new Function('Type', `return ${printed}`)(Type)).toEqual(schema)
    expect(printed).toBe(source)
  })

  test('a property named __proto__ stays one', () => {
    const schema = JSON.parse('{"type": "object", "properties": {"__proto__": {"type": "string"}}}')
    const printed = sourceOf(schema)
    expect(printed).toBe("Type.Object({ ['__proto__']: Type.Optional(Type.String()) })")
    const parsed = new Function('Type', `return ${printed}`)(Type)
    expect(Object.keys(parsed.properties)).toEqual(['__proto__'])
  })

  test('ends, whatever it prints', () => {
    const cyclic: Record<string, unknown> = { type: 'object' }
    cyclic.properties = { a: cyclic, b: cyclic }
    let shared: object = { type: 'string' }
    for (let level = 0; level < 50; level++) shared = { anyOf: [shared, shared] }
    const wide = { type: 'object', properties: Object.fromEntries(Array.from({ length: 100_000 }, (_, index) => [`a${index}`, {}])) }
    for (const schema of [cyclic, shared, wide, { const: 'x'.repeat(100_000) }]) expect(sourceOf(schema).length).toBeLessThan(10_000)
  })
})

test.each([
  ["it's", "'it\\'s'"],
  ['a\n\\', "'a\\n\\\\'"],
  [{ a: [1, null, true], 'b c': {} }, "{ a: [1, null, true], 'b c': {} }"],
  [undefined, 'undefined'],
  [3n, '3n'],
])('literalOf(%p)', (value, source) => {
  expect(literalOf(value)).toBe(source)
})

test('shorten keeps what fits', () => {
  expect(shorten('abc', 3)).toBe('abc')
  expect(shorten('abcd', 3)).toBe('...')
})
