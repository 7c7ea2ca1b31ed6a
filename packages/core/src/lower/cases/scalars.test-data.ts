import { Type } from '@sinclair/typebox'
import type { Conversion } from './case.test-data.ts'
import { person } from './person.test-data.ts'

const format = 'TypeBox refuses every string of a format that the program has not registered'

/** Builders of single values. */
export const scalars: readonly Conversion[] = [
  {
    name: 'String',
    schema: Type.String({ minLength: 1, maxLength: 3 }),
    lowered: { type: 'string', minLength: 1, maxLength: 3 },
    good: ['a', 'abc'],
    bad: ['', 'abcd', 1],
  },
  {
    name: 'String with a pattern',
    schema: Type.String({ pattern: '^[a-z]+$' }),
    lowered: { type: 'string', pattern: '^[a-z]+$' },
    good: ['ab'],
    bad: ['', 'A', 'a b', 1],
  },
  {
    name: 'String with a format',
    schema: Type.String({ format: 'date-time' }),
    lowered: { type: 'string', format: 'date-time' },
    good: [],
    bad: ['tomorrow', 1],
    differences: [{ value: '2026-01-02T03:04:05Z', typebox: false, kubernetes: true, reason: format }],
  },
  {
    name: 'TemplateLiteral',
    schema: Type.TemplateLiteral('v${1|2}-${string}'),
    lowered: { type: 'string', pattern: '^v(1|2)-(.*)$' },
    good: ['v1-', 'v2-a'],
    bad: ['v3-a', 'v1', 1],
  },
  { name: 'Boolean', schema: Type.Boolean(), lowered: { type: 'boolean' }, good: [true, false], bad: ['true', 0, 1] },
  {
    name: 'Integer with exclusive bounds',
    schema: Type.Integer({ exclusiveMinimum: 0, exclusiveMaximum: 10 }),
    lowered: { type: 'integer', minimum: 0, exclusiveMinimum: true, maximum: 10, exclusiveMaximum: true },
    good: [1, 9],
    bad: [0, 10, 1.5, '1'],
  },
  {
    name: 'Number with exclusive and inclusive bounds',
    schema: Type.Number({ minimum: 0, exclusiveMinimum: 1, maximum: 5, exclusiveMaximum: 9, multipleOf: 2 }),
    lowered: { type: 'number', minimum: 1, exclusiveMinimum: true, maximum: 5, multipleOf: 2 },
    good: [2, 4],
    bad: [1, 3, 6, 1.5, '2'],
  },
  { name: 'Literal string', schema: Type.Literal('a'), lowered: { type: 'string', enum: ['a'] }, good: ['a'], bad: ['b', 1] },
  { name: 'Literal whole number', schema: Type.Literal(1), lowered: { type: 'integer', enum: [1] }, good: [1], bad: [2, 1.5, '1'] },
  { name: 'Literal fraction', schema: Type.Literal(1.5), lowered: { type: 'number', enum: [1.5] }, good: [1.5], bad: [1, 2, '1.5'] },
  {
    name: 'Const',
    schema: Type.Const({ kind: 'a', size: 2, on: true }),
    lowered: {
      type: 'object',
      required: ['kind', 'size', 'on'],
      properties: { kind: { type: 'string', enum: ['a'] }, size: { type: 'integer', enum: [2] }, on: { type: 'boolean', enum: [true] } },
    },
    good: [{ kind: 'a', size: 2, on: true }],
    bad: [
      { kind: 'a', size: 2 },
      { kind: 'a', size: 2, on: false },
    ],
  },
  { name: 'Enum', schema: Type.Enum({ Off: 0, On: 1 }), lowered: { type: 'integer', enum: [0, 1] }, good: [0, 1], bad: [2, 0.5, 'On'] },
  {
    name: 'KeyOf',
    schema: Type.KeyOf(person),
    lowered: { type: 'string', enum: ['name', 'age'] },
    good: ['name', 'age'],
    bad: ['email', 1],
  },
  {
    name: 'Unknown',
    schema: Type.Unknown(),
    lowered: { 'x-kubernetes-preserve-unknown-fields': true },
    good: [1, 'a', {}, { a: [1] }, [], true],
    bad: [],
  },
  {
    name: 'Any',
    schema: Type.Object({ a: Type.Any() }),
    lowered: { type: 'object', required: ['a'], properties: { a: { 'x-kubernetes-preserve-unknown-fields': true } } },
    good: [{ a: 1 }, { a: { b: [{ c: 1 }] } }],
    bad: [{}, 1],
    differences: [
      { value: { a: null }, typebox: true, kubernetes: false, reason: 'the server drops null from a field that is not nullable' },
    ],
  },
  {
    name: 'Transform',
    schema: Type.Transform(Type.String({ pattern: '^[0-9]+$' }))
      .Decode((text) => Number(text))
      .Encode((number) => String(number)),
    lowered: { type: 'string', pattern: '^[0-9]+$' },
    good: ['12'],
    bad: ['a', 12],
  },
  {
    name: '$id, $schema and examples',
    schema: Type.String({ $id: 'Name', $schema: 'https://json-schema.org/draft/2020-12/schema', examples: ['a'], minLength: 1 }),
    lowered: { type: 'string', minLength: 1 },
    warnings: ['Ignored '],
    good: ['a'],
    bad: ['', 1],
  },
]
