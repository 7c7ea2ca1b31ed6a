import { Type } from '@sinclair/typebox'
import type { Conversion } from './case.test-data.ts'
import { person } from './person.test-data.ts'

const pruned = 'the server prunes fields that the schema does not know before it validates'
const unsafe = 'TypeBox has no verdict on Type.Unsafe'

/** Builders that make one schema of several, and schemas written by hand. */
export const combinations: readonly Conversion[] = [
  {
    name: 'Union of literals',
    schema: Type.Union([Type.Literal('a'), Type.Literal('b')]),
    lowered: { type: 'string', enum: ['a', 'b'] },
    good: ['a', 'b'],
    bad: ['c', '', 1],
  },
  {
    name: 'Union with Null',
    schema: Type.Union([Type.String({ minLength: 2 }), Type.Null()]),
    lowered: { type: 'string', minLength: 2, nullable: true },
    good: ['ab', null],
    bad: ['a', 1],
  },
  {
    name: 'Union of literals with Null',
    schema: Type.Union([Type.Literal('a'), Type.Literal('b'), Type.Null()]),
    lowered: { type: 'string', nullable: true, allOf: [{ enum: ['a', 'b', null] }] },
    good: ['a', 'b', null],
    bad: ['c', 1],
  },
  {
    name: 'Optional Union with Null',
    schema: Type.Object({ a: Type.Optional(Type.Union([Type.Integer(), Type.Null()])) }),
    lowered: { type: 'object', properties: { a: { type: 'integer', nullable: true } } },
    good: [{}, { a: null }, { a: 1 }],
    bad: [{ a: 'x' }],
  },
  {
    name: 'Union of Integer and String',
    schema: Type.Union([Type.Integer(), Type.String()]),
    lowered: { 'x-kubernetes-int-or-string': true },
    good: [1, 'a', -1, ''],
    bad: [1.5, true, {}, []],
  },
  {
    name: 'Union of String and Integer, both limited',
    schema: Type.Union([Type.String({ pattern: '^[0-9]+%$' }), Type.Integer({ minimum: 0 })]),
    lowered: { 'x-kubernetes-int-or-string': true, minimum: 0, pattern: '^[0-9]+%$' },
    good: [0, '5%'],
    bad: [-1, '5', 1.5],
  },
  {
    name: 'Union of objects',
    schema: Type.Union([
      Type.Object({ kind: Type.Literal('file'), path: Type.String() }),
      Type.Object({ kind: Type.Literal('size'), bytes: Type.Integer() }),
    ]),
    lowered: {
      type: 'object',
      required: ['kind'],
      properties: { kind: { type: 'string', enum: ['file', 'size'] }, path: { type: 'string' }, bytes: { type: 'integer' } },
      anyOf: [
        { required: ['path'], properties: { kind: { enum: ['file'] } } },
        { required: ['bytes'], properties: { kind: { enum: ['size'] } } },
      ],
    },
    good: [
      { kind: 'file', path: 'a' },
      { kind: 'size', bytes: 1 },
    ],
    bad: [{}, { kind: 'file' }, { kind: 'size', path: 'a' }, { kind: 'other', path: 'a' }, { kind: 'size', bytes: 'a' }, 'file'],
    differences: [
      {
        value: { kind: 'file', path: 'a', bytes: 'many' },
        typebox: true,
        kubernetes: false,
        reason: 'a structural schema has one type for a field, which holds for every member of the union',
      },
    ],
  },
  {
    name: 'Intersect',
    schema: Type.Intersect([person, Type.Object({ name: Type.String({ minLength: 2 }), email: Type.Optional(Type.String()) })]),
    lowered: {
      type: 'object',
      required: ['name'],
      properties: { name: { type: 'string', minLength: 2 }, age: { type: 'integer' }, email: { type: 'string' } },
    },
    good: [{ name: 'ab' }, { name: 'ab', age: 1, email: 'c' }],
    bad: [{}, { name: 'a' }, { name: 'ab', email: 1 }],
  },
  {
    name: 'Intersect with unevaluatedProperties: false',
    schema: Type.Intersect([Type.Object({ a: Type.String() }), Type.Object({ b: Type.String() })], { unevaluatedProperties: false }),
    lowered: { type: 'object', required: ['a', 'b'], properties: { a: { type: 'string' }, b: { type: 'string' } } },
    warnings: ['Ignored '],
    good: [{ a: 'x', b: 'y' }],
    bad: [{ a: 'x' }, { a: 'x', b: 1 }],
    differences: [{ value: { a: 'x', b: 'y', c: 1 }, typebox: false, kubernetes: true, reason: pruned }],
  },
  {
    name: 'Not within Intersect',
    schema: Type.Intersect([Type.String(), Type.Not(Type.Literal('default'))]),
    lowered: { type: 'string', not: { enum: ['default'] } },
    good: ['a', ''],
    bad: ['default', 1],
  },
  {
    name: 'Ref in a Module',
    schema: Type.Module({
      Port: Type.Integer({ maximum: 65535 }),
      Service: Type.Object({ port: Type.Ref('Port'), health: Type.Ref('Port') }),
    }).Import('Service'),
    lowered: {
      type: 'object',
      required: ['port', 'health'],
      properties: { port: { type: 'integer', maximum: 65535 }, health: { type: 'integer', maximum: 65535 } },
    },
    good: [{ port: 1, health: 2 }],
    bad: [{ port: 1 }, { port: 1, health: 70000 }, { port: 'a', health: 1 }],
  },
  {
    name: 'Unsafe in structural form',
    schema: Type.Unsafe<{ a?: string }>({
      type: 'object',
      properties: { a: { type: 'string', nullable: true }, n: { type: 'number', minimum: 1, exclusiveMinimum: true } },
      anyOf: [{ required: ['a'] }, { properties: { n: { maximum: 9 } }, required: ['n'] }],
      'x-kubernetes-map-type': 'atomic',
      'x-kubernetes-validations': [{ rule: 'has(self.a) || has(self.n)', message: 'must not be empty' }],
    }),
    lowered: {
      type: 'object',
      properties: { a: { type: 'string', nullable: true }, n: { type: 'number', minimum: 1, exclusiveMinimum: true } },
      anyOf: [{ required: ['a'] }, { properties: { n: { maximum: 9 } }, required: ['n'] }],
      'x-kubernetes-map-type': 'atomic',
      'x-kubernetes-validations': [{ rule: 'has(self.a) || has(self.n)', message: 'must not be empty' }],
    },
    good: [],
    bad: [],
    differences: [
      ...[{ a: 'x' }, { a: 'x', n: 10 }, { n: 2 }].map((value) => ({ value, typebox: undefined, kubernetes: true, reason: unsafe })),
      ...[{}, { n: 10 }, { a: 1 }, { n: 1 }].map((value) => ({ value, typebox: undefined, kubernetes: false, reason: unsafe })),
    ],
  },
  {
    name: 'default, title and description',
    schema: Type.Object(
      {
        size: Type.Union([Type.Literal('small', { description: 'one core' }), Type.Literal('large', { description: 'eight cores' })], {
          title: 'Size',
          default: 'small',
        }),
      },
      { description: 'A machine.' },
    ),
    lowered: {
      type: 'object',
      description: 'A machine.',
      required: ['size'],
      properties: {
        size: { type: 'string', enum: ['small', 'large'], title: 'Size', description: 'one core\neight cores', default: 'small' },
      },
    },
    good: [{ size: 'small' }],
    bad: [{ size: 'medium' }, { size: 1 }],
    differences: [{ value: {}, typebox: false, kubernetes: true, reason: 'the server fills in the default before it validates' }],
  },
]
