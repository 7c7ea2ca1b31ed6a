import { Type } from '@sinclair/typebox'
import type { IssueCode, Path } from '../issue.ts'
import type { StructuralSchema } from '../structural-schema.ts'

/** A schema that converts, with values to judge. */
export interface Conversion {
  readonly name: string
  readonly schema: object
  readonly lowered: StructuralSchema
  /** The issues that come with the result, as `code field`. Default: none. */
  readonly warnings?: readonly string[]
  /** Values that TypeBox and Kubernetes both accept. */
  readonly good: readonly unknown[]
  /** Values that TypeBox and Kubernetes both refuse. */
  readonly bad: readonly unknown[]
  /** Values on which they differ. Default: none. */
  readonly differences?: readonly Difference[]
}

export interface Difference {
  readonly value: unknown
  /** Undefined where TypeBox cannot judge: Value.Check throws for Type.Unsafe. */
  readonly typebox: boolean | undefined
  readonly kubernetes: boolean
  readonly reason: string
}

/** A schema that is refused with one error. */
export interface Refusal {
  readonly name: string
  readonly schema: object
  readonly code: IssueCode
  readonly path: Path
  /** A part of the message that says why. */
  readonly reason: string
  readonly fix: string
}

const pruned = 'the server prunes fields that the schema does not know before it validates'
const format = 'TypeBox refuses every string of a format that the program has not registered'

const unsafe = 'TypeBox has no verdict on Type.Unsafe'

const person = Type.Object({ name: Type.String(), age: Type.Optional(Type.Integer()) })
const personLowered = {
  type: 'object',
  required: ['name'],
  properties: { name: { type: 'string' }, age: { type: 'integer' } },
} as const

/** The 45 builder cases that convert: every row of the builder table that has a structural form. */
export const conversions: readonly Conversion[] = [
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
  {
    name: 'Union of literals',
    schema: Type.Union([Type.Literal('a'), Type.Literal('b')]),
    lowered: { type: 'string', enum: ['a', 'b'] },
    good: ['a', 'b'],
    bad: ['c', '', 1],
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
    name: 'Transform',
    schema: Type.Transform(Type.String({ pattern: '^[0-9]+$' }))
      .Decode((text) => Number(text))
      .Encode((number) => String(number)),
    lowered: { type: 'string', pattern: '^[0-9]+$' },
    good: ['12'],
    bad: ['a', 12],
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
  {
    name: '$id, $schema and examples',
    schema: Type.String({ $id: 'Name', $schema: 'https://json-schema.org/draft/2020-12/schema', examples: ['a'], minLength: 1 }),
    lowered: { type: 'string', minLength: 1 },
    warnings: ['Ignored '],
    good: ['a'],
    bad: ['', 1],
  },
]

/** The 23 builder cases that are refused: every row of the builder table without a structural form. */
export const refusals: readonly Refusal[] = [
  ...pseudoType('Date', Type.Date(), 'JSON has no dates', "Type.String({ format: 'date-time' })"),
  ...pseudoType('BigInt', Type.BigInt(), 'JSON has no bigints', "Type.Integer({ format: 'int64' })"),
  ...pseudoType('Uint8Array', Type.Uint8Array(), 'JSON has no bytes', "Type.String({ format: 'byte' })"),
  ...pseudoType('Undefined', Type.Undefined(), 'absence does', 'leave the property out, or wrap what it may hold in Type.Optional(...)'),
  ...pseudoType('Void', Type.Void(), 'absence does', 'leave the property out, or wrap what it may hold in Type.Optional(...)'),
  ...pseudoType('Symbol', Type.Symbol(), 'JSON has no symbols', 'Type.String()'),
  ...pseudoType('RegExp', Type.RegExp(/^a\d+$/i), 'a pattern is a keyword of strings', "Type.String({ pattern: '(?i)^a\\\\d+$' })"),
  ...pseudoType('Function', Type.Function([Type.String()], Type.Number()), 'it describes code', 'Type.Number()'),
  ...pseudoType(
    'Constructor',
    Type.Constructor([], person),
    'it describes code',
    'Type.Object({ name: Type.String(), age: Type.Optional(Type.Integer()) })',
  ),
  ...pseudoType('Promise', Type.Promise(Type.String()), 'has already arrived', 'Type.String()'),
  ...pseudoType('Iterator', Type.Iterator(Type.Integer()), 'a stored sequence is an array', 'Type.Array(Type.Integer())'),
  {
    name: 'Null alone',
    schema: Type.Object({ a: Type.Null() }),
    code: 'NotStructural',
    path: ['a'],
    reason: 'null is no type of its own',
    fix: 'Type.Union([Type.String(), Type.Null()])',
  },
  {
    name: 'Union of literals of several JSON types',
    schema: Type.Object({ level: Type.Union([Type.Literal('auto'), Type.Literal(1)]) }),
    code: 'NotStructural',
    path: ['level'],
    reason: 'the members of the union have 2: string, integer',
    fix: "Type.Unsafe({ 'x-kubernetes-int-or-string': true, enum: ['auto', 1] })",
  },
  {
    name: 'Union of objects that disagree',
    schema: Type.Object({
      source: Type.Union([
        Type.Object({ kind: Type.Literal('a'), value: Type.String() }),
        Type.Object({ kind: Type.Literal('b'), value: Type.Boolean() }),
      ]),
    }),
    code: 'NotStructural',
    path: ['source', 'value'],
    reason: 'it is string in one member of a union and boolean in another',
    fix: "give 'value' the same type in every member of the union, or a name for each",
  },
  {
    name: 'Intersect that conflicts',
    schema: Type.Object({ a: Type.Intersect([Type.Object({ b: Type.String() }), Type.Object({ b: Type.Integer() })]) }),
    code: 'NotStructural',
    path: ['a', 'b'],
    reason: 'no value is both string and integer',
    fix: 'give the members the same type',
  },
  {
    name: 'Record with a pattern as key',
    schema: Type.Object({ labels: Type.Record(Type.String({ pattern: '^x-' }), Type.String()) }),
    code: 'NotStructural',
    path: ['labels'],
    reason: 'a map has one schema for all its keys',
    fix: "Type.Record(Type.String(), Type.String(), { 'x-kubernetes-validations': [{ rule: 'self.all(key, key.matches(\"^x-\"))' }] })",
  },
  {
    name: 'Object with named properties and a schema for the others',
    schema: Type.Object({ a: Type.Object({ b: Type.String() }, { additionalProperties: Type.Integer() }) }),
    code: 'NotStructural',
    path: ['a'],
    reason: 'either named properties or additionalProperties',
    fix: 'Type.Object({ b: Type.String(), additional: Type.Optional(Type.Record(Type.String(), Type.Integer())) })',
  },
  {
    name: 'Array with uniqueItems',
    schema: Type.Object({ a: Type.Array(Type.String(), { uniqueItems: true, maxItems: 9 }) }),
    code: 'NotStructural',
    path: ['a'],
    reason: 'a list of type set is unique as well',
    fix: "Type.Array(Type.String(), { maxItems: 9, 'x-kubernetes-list-type': 'set' })",
  },
  {
    name: 'Tuple of different elements',
    schema: Type.Object({ point: Type.Array(Type.Tuple([Type.String(), Type.Number()])) }),
    code: 'NotStructural',
    path: ['point', '*'],
    reason: 'the elements of a tuple cannot differ',
    fix: 'Type.Object({ first: Type.String(), second: Type.Number() })',
  },
  {
    name: 'String with a pattern that is no RE2',
    schema: Type.Object({ a: Type.String({ pattern: '^(?!kube-)[a-z-]+$' }) }),
    code: 'NotStructural',
    path: ['a'],
    reason: 'the server matches patterns with RE2',
    fix: "Type.String({ pattern: '^[a-z-]+$', 'x-kubernetes-validations': [{ rule: '!self.matches(\"^(?:kube-)\")' }] })",
  },
  {
    name: 'Ref to nothing',
    schema: Type.Object({ a: Type.Ref('Port') }),
    code: 'NotStructural',
    path: ['a'],
    reason: "nothing here is named 'Port'",
    fix: "Type.Module({ Port: ... }).Import('Port')",
  },
  {
    name: 'Recursive',
    schema: Type.Object({ tree: Type.Recursive((Self) => Type.Object({ children: Type.Array(Self) })) }),
    code: 'NotStructural',
    path: ['tree', 'children', '*'],
    reason: 'the schema contains itself',
    fix: "Type.Unsafe({ type: 'object', 'x-kubernetes-preserve-unknown-fields': true })",
  },
  {
    name: 'Not alone',
    schema: Type.Object({ a: Type.Not(Type.Literal('x')) }),
    code: 'NotStructural',
    path: ['a'],
    reason: 'has to say first what it is',
    fix: "Type.Intersect([Type.String(), Type.Not(Type.Literal('x'))])",
  },
]

function pseudoType(builder: string, schema: object, reason: string, fix: string): Refusal[] {
  const name = builder
  return [{ name, schema: Type.Object({ list: Type.Array(Type.Unsafe(schema)) }), code: 'NotStructural', path: ['list', '*'], reason, fix }]
}
