import { Type } from '@sinclair/typebox'
import type { Conversion } from './case.test-data.ts'
import { person, personLowered } from './person.test-data.ts'

const pruned = 'the server prunes fields that the schema does not know before it validates'

/** Builders of objects, maps and arrays. */
export const objects: readonly Conversion[] = [
  { name: 'Object', schema: person, lowered: personLowered, good: [{ name: 'a' }, { name: 'a', age: 3 }], bad: [{}, { name: 1 }, 'a', []] },
  {
    name: 'Optional',
    schema: Type.Object({ a: Type.Optional(Type.String()) }),
    lowered: { type: 'object', properties: { a: { type: 'string' } } },
    good: [{}, { a: 'x' }],
    bad: [{ a: 1 }],
  },
  {
    name: 'Partial',
    schema: Type.Partial(person),
    lowered: { type: 'object', properties: personLowered.properties },
    good: [{}, { name: 'a' }],
    bad: [{ name: 1 }, { age: 'a' }],
  },
  {
    name: 'Required',
    schema: Type.Required(person),
    lowered: { ...personLowered, required: ['name', 'age'] },
    good: [{ name: 'a', age: 1 }],
    bad: [{ name: 'a' }, {}],
  },
  {
    name: 'Pick',
    schema: Type.Pick(person, ['name']),
    lowered: { type: 'object', required: ['name'], properties: { name: { type: 'string' } } },
    good: [{ name: 'a' }],
    bad: [{}, { name: 1 }],
  },
  {
    name: 'Omit',
    schema: Type.Omit(person, ['name']),
    lowered: { type: 'object', properties: { age: { type: 'integer' } } },
    good: [{}, { age: 1 }],
    bad: [{ age: 'a' }],
  },
  {
    name: 'Mapped',
    schema: Type.Mapped(Type.KeyOf(person), () => Type.Boolean()),
    lowered: { type: 'object', required: ['name', 'age'], properties: { name: { type: 'boolean' }, age: { type: 'boolean' } } },
    good: [{ name: true, age: false }],
    bad: [{ name: true }, { name: 'a', age: true }],
  },
  {
    name: 'Composite',
    schema: Type.Composite([person, Type.Object({ email: Type.String() })]),
    lowered: { type: 'object', required: ['name', 'email'], properties: { ...personLowered.properties, email: { type: 'string' } } },
    good: [{ name: 'a', email: 'b' }],
    bad: [{ name: 'a' }, { email: 'b' }],
  },
  { name: 'Index', schema: Type.Index(person, ['name']), lowered: { type: 'string' }, good: ['a', ''], bad: [1, {}] },
  {
    name: 'Readonly',
    schema: Type.Object({ id: Type.Readonly(Type.String()) }),
    lowered: { type: 'object', required: ['id'], properties: { id: { type: 'string' } } },
    good: [{ id: 'a' }],
    bad: [{}, { id: 1 }],
  },
  {
    name: 'Object with additionalProperties: false',
    schema: Type.Object({ a: Type.String() }, { additionalProperties: false }),
    lowered: { type: 'object', required: ['a'], properties: { a: { type: 'string' } } },
    warnings: ['Ignored '],
    good: [{ a: 'x' }],
    bad: [{}, { a: 1 }],
    differences: [{ value: { a: 'x', b: 1 }, typebox: false, kubernetes: true, reason: pruned }],
  },
  {
    name: 'Record of String',
    schema: Type.Record(Type.String(), Type.Integer({ minimum: 0 })),
    lowered: { type: 'object', additionalProperties: { type: 'integer', minimum: 0 } },
    good: [{}, { a: 1, b: 0 }],
    bad: [{ a: -1 }, { a: 'x' }, []],
  },
  {
    name: 'Record of literals',
    schema: Type.Record(Type.Union([Type.Literal('a'), Type.Literal('b')]), Type.Boolean()),
    lowered: { type: 'object', required: ['a', 'b'], properties: { a: { type: 'boolean' }, b: { type: 'boolean' } } },
    good: [{ a: true, b: false }],
    bad: [{ a: true }, { a: 1, b: true }],
  },
  {
    name: 'Array',
    schema: Type.Array(Type.String({ minLength: 1 }), { minItems: 1, maxItems: 2 }),
    lowered: { type: 'array', minItems: 1, maxItems: 2, items: { type: 'string', minLength: 1 } },
    good: [['a'], ['a', 'b']],
    bad: [[], ['a', 'b', 'c'], [''], ['a', 1], {}, 'a'],
  },
  {
    name: 'Tuple of equal elements',
    schema: Type.Tuple([Type.Number(), Type.Number()]),
    lowered: { type: 'array', minItems: 2, maxItems: 2, items: { type: 'number' } },
    good: [[1, 2.5]],
    bad: [[1], [1, 2, 3], [1, 'a'], {}],
  },
]
