import { describe, expect, test } from '@jest/globals'
import { Type } from '@sinclair/typebox'
import { lower } from './lower.ts'

const person = Type.Object({ name: Type.String(), age: Type.Optional(Type.Integer()) })
const makePerson = Type.Constructor([Type.String()], person)
const greet = Type.Function([Type.String()], Type.String())
const letters = Type.Union([Type.Literal('a'), Type.Literal('b')])

/** A call of every function of `Type`, and whether Kubernetes can store what it describes. */
const builders: { readonly [builder: string]: readonly [schema: unknown, converts: boolean] } = {
  Any: [Type.Any(), true],
  Argument: [Type.Object({ a: Type.Argument(0) }), false],
  Array: [Type.Array(Type.String()), true],
  AsyncIterator: [Type.AsyncIterator(Type.String()), false],
  Awaited: [Type.Awaited(Type.Promise(Type.String())), true],
  BigInt: [Type.BigInt(), false],
  Boolean: [Type.Boolean(), true],
  Capitalize: [Type.Capitalize(letters), true],
  Composite: [Type.Composite([person, Type.Object({ email: Type.String() })]), true],
  Const: [Type.Const({ a: 1, b: { c: 'x' } }), true],
  Constructor: [makePerson, false],
  ConstructorParameters: [Type.ConstructorParameters(makePerson), true],
  Date: [Type.Date(), false],
  Enum: [Type.Enum({ A: 'a', B: 'b' }), true],
  Exclude: [Type.Exclude(letters, Type.Literal('a')), true],
  Extends: [Type.Extends(Type.String(), Type.String(), Type.Integer(), Type.Null()), true],
  Extract: [Type.Extract(letters, Type.Literal('a')), true],
  Function: [greet, false],
  Index: [Type.Index(person, ['name']), true],
  InstanceType: [Type.InstanceType(makePerson), true],
  Instantiate: [Type.Instantiate(Type.Object({ a: Type.Argument(0) }), [Type.String()]), true],
  Integer: [Type.Integer(), true],
  Intersect: [Type.Intersect([person, Type.Object({ email: Type.String() })]), true],
  Iterator: [Type.Iterator(Type.String()), false],
  KeyOf: [Type.KeyOf(person), true],
  Literal: [Type.Literal(true), true],
  Lowercase: [Type.Lowercase(letters), true],
  Mapped: [Type.Mapped(Type.KeyOf(person), () => Type.String()), true],
  Module: [Type.Module({ A: Type.Partial(Type.Ref('B')), B: person }).Import('A'), true],
  Never: [Type.Never(), false],
  Not: [Type.Not(Type.String()), false],
  Null: [Type.Null(), false],
  Number: [Type.Number(), true],
  Object: [person, true],
  Omit: [Type.Omit(person, ['age']), true],
  Optional: [Type.Object({ a: Type.Optional(Type.String()) }), true],
  Parameters: [Type.Parameters(greet), true],
  Partial: [Type.Partial(person), true],
  Pick: [Type.Pick(person, ['age']), true],
  Promise: [Type.Promise(Type.String()), false],
  Readonly: [Type.Object({ a: Type.Readonly(Type.String()) }), true],
  ReadonlyOptional: [Type.Object({ a: Type.ReadonlyOptional(Type.String()) }), true],
  Record: [Type.Record(Type.String(), Type.String()), true],
  Recursive: [Type.Recursive((Self) => Type.Object({ next: Type.Optional(Self) })), false],
  Ref: [Type.Ref('Nobody'), false],
  RegExp: [Type.RegExp(/a/), false],
  Required: [Type.Required(person), true],
  Rest: [Type.Tuple(Type.Rest(Type.Tuple([Type.String(), Type.String()]))), true],
  ReturnType: [Type.ReturnType(greet), true],
  String: [Type.String(), true],
  Symbol: [Type.Symbol(), false],
  TemplateLiteral: [Type.TemplateLiteral('a-${string}'), true],
  Transform: [
    Type.Transform(Type.String())
      .Decode((text) => text.length)
      .Encode((length) => 'x'.repeat(length)),
    true,
  ],
  Tuple: [Type.Tuple([Type.String(), Type.Boolean()]), false],
  Uint8Array: [Type.Uint8Array(), false],
  Uncapitalize: [Type.Uncapitalize(letters), true],
  Undefined: [Type.Undefined(), false],
  Union: [Type.Union([letters, Type.Null()]), true],
  Unknown: [Type.Unknown(), true],
  Unsafe: [Type.Unsafe({ type: 'string' }), true],
  Uppercase: [Type.Uppercase(letters), true],
  Void: [Type.Void(), false],
}

describe('every builder of TypeBox', () => {
  test('is in the table', () => {
    expect(Object.keys(builders).toSorted()).toEqual(functionsOf(Type).toSorted())
  })

  test.each(Object.entries(builders))('%s', (_builder, [schema, converts]) => {
    const result = lower(schema)
    expect({ ok: result.ok, errors: result.issues.map((issue) => issue.message) }).toEqual({
      ok: converts,
      errors: converts ? [] : [expect.any(String)],
    })
    expect(result.issues.every((issue) => issue.fix !== undefined)).toBe(true)
  })
})

function functionsOf(object: object): string[] {
  const names = new Set<string>()
  for (let level: object | null = object; level !== null && level !== Object.prototype; level = Object.getPrototypeOf(level)) {
    for (const name of Object.getOwnPropertyNames(level)) if (name !== 'constructor') names.add(name)
  }
  return [...names]
}
