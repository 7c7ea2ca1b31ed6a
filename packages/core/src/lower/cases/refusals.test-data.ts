import { Type } from '@sinclair/typebox'
import type { Refusal } from './case.test-data.ts'
import { person } from './person.test-data.ts'

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
