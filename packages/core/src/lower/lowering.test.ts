import { describe, expect, test } from '@jest/globals'
import { Type } from '@sinclair/typebox'
import { lower } from './lower.ts'

describe('what no schema is', () => {
  test.each([undefined, null, true, 3, 3n, 'string', Symbol('s'), () => Type.String(), [], [Type.String()]])('%p', (schema) => {
    expect(lower(schema)).toMatchObject({
      ok: false,
      issues: [{ code: 'FieldValueTypeInvalid', path: [], fix: 'a schema such as Type.String()' }],
    })
  })

  test('where a schema is expected within one', () => {
    expect(lower({ type: 'object', properties: { a: 'string', b: { type: 'array', items: null } } })).toMatchObject({
      ok: false,
      issues: [{ field: 'a' }, { field: 'b[*]' }],
    })
  })

  test.each([
    'properties',
    'patternProperties',
    'required',
    'anyOf',
    'allOf',
    'oneOf',
    'enum',
    'minLength',
    'multipleOf',
    'pattern',
    'format',
    'title',
    'nullable',
    '$ref',
  ])('a %s of the wrong kind', (keyword) => {
    const result = lower({ type: 'string', [keyword]: -0.5 })
    expect(result).toMatchObject({ ok: false, issues: [{ code: 'FieldValueInvalid', actual: '-0.5' }] })
  })

  test('a type of another dialect', () => {
    expect(lower({ type: 'float' })).toMatchObject({ ok: false, issues: [{ code: 'FieldValueInvalid', actual: "'float'" }] })
  })
})

describe('limits', () => {
  test('a schema that is an object containing itself', () => {
    const schema: Record<string, unknown> = { type: 'object' }
    schema.properties = { child: { type: 'array', items: schema } }
    expect(lower(schema)).toMatchObject({ ok: false, issues: [{ field: 'child[*]', actual: 'Type.Recursive(...)' }] })
  })

  test('100,000 levels', () => {
    let schema: object = { type: 'string' }
    for (let level = 0; level < 100_000; level++) schema = { type: 'object', properties: { a: schema } }
    const { ok, issues } = lower(schema)
    expect(ok).toBe(false)
    expect(issues.map((issue) => [issue.code, issue.path.length])).toEqual([['NotStructural', 256]])
  })

  test('100,000 levels of unions, intersections and negations', () => {
    let schema: object = { type: 'string' }
    for (let level = 0; level < 100_000; level++) schema = [{ anyOf: [schema] }, { allOf: [schema] }, { not: schema }][level % 3] ?? {}
    expect(lower(schema).ok).toBe(false)
  })

  test('200 levels convert', () => {
    let schema: object = { type: 'string' }
    for (let level = 0; level < 200; level++) schema = { type: 'object', properties: { a: schema } }
    expect(lower(schema)).toMatchObject({ ok: true, issues: [] })
  })

  test('2^40 schemas made of 40', () => {
    let schema: object = Type.String()
    for (let level = 0; level < 40; level++) schema = { type: 'object', properties: { a: schema, b: schema } }
    const { ok, issues } = lower(schema)
    expect(ok).toBe(false)
    expect(issues.map((issue) => issue.expected)).toEqual(['at most 100000 schemas'])
  })

  test('2^40 members of a union made of 40', () => {
    let schema: object = Type.String()
    for (let level = 0; level < 40; level++) schema = { anyOf: [schema, schema] }
    expect(lower(schema).ok).toBe(false)
  })

  test('a schema used twice is no recursion', () => {
    const port = Type.Integer()
    const schema = Type.Object({ a: port, b: Type.Array(port), c: Type.Union([port, Type.Null()]) })
    expect(lower(schema)).toMatchObject({ ok: true, issues: [] })
  })
})

describe('names that JavaScript gives a meaning', () => {
  const properties: object = JSON.parse(
    '{"__proto__": {"type": "string"}, "constructor": {"type": "integer"}, "toString": {"type": "boolean"}}',
  )

  test('are properties like any other', () => {
    const result = lower({ type: 'object', properties, required: ['__proto__'] })
    expect(JSON.parse(JSON.stringify(result))).toEqual({
      ok: true,
      schema: { type: 'object', properties: JSON.parse(JSON.stringify(properties)), required: ['__proto__'] },
      issues: [],
    })
  })

  test('also in unions, intersections and negations', () => {
    const object = { type: 'object', properties }
    const union = lower({ anyOf: [object, { type: 'object', properties: { toString: { type: 'boolean' } } }] })
    expect(union.ok && Object.keys(union.schema.properties ?? {})).toEqual(['__proto__', 'constructor', 'toString'])
    const intersection = lower({ allOf: [{ type: 'object', properties: { a: { type: 'string' } } }, object] })
    expect(intersection.ok && Object.keys(intersection.schema.properties ?? {})).toEqual(['a', '__proto__', 'constructor', 'toString'])
    const negation = lower({ allOf: [{ type: 'object' }, { not: { ...object, required: ['constructor'] } }] })
    expect(negation).toMatchObject({ ok: false, issues: [{ field: '__proto__' }] })
  })

  test('as keywords are unknown', () => {
    expect(lower(JSON.parse('{"type": "object", "__proto__": {"type": "string"}}'))).toMatchObject({
      ok: true,
      schema: { type: 'object' },
      issues: [{ code: 'Ignored' }],
    })
  })

  test('inherited keywords are none', () => {
    expect(lower(Object.create({ type: 'string' }))).toEqual({
      ok: true,
      schema: { 'x-kubernetes-preserve-unknown-fields': true },
      issues: [],
    })
  })

  test('a definition has to be own', () => {
    expect(lower({ $defs: {}, $ref: 'constructor' })).toMatchObject({
      ok: false,
      issues: [{ fix: "Type.Module({ constructor: ... }).Import('constructor')" }],
    })
  })
})

describe('the argument', () => {
  test('is not changed', () => {
    const freeze = (value: object): object => {
      for (const inner of Object.values(value)) if (typeof inner === 'object' && inner !== null) freeze(inner)
      return Object.freeze(value)
    }
    const schema = Type.Object({
      a: Type.Union([Type.Object({ k: Type.Literal('x') }), Type.Object({ k: Type.Literal('y'), z: Type.String() })]),
      b: Type.Array(Type.String()),
    })
    expect(lower(freeze(schema))).toMatchObject({ ok: true, issues: [] })
  })

  test('shares nothing with the result', () => {
    const value = { list: [1] }
    const result = lower(Type.Unsafe({ type: 'object', default: value, 'x-kubernetes-preserve-unknown-fields': true }))
    expect(result.ok && result.schema.default).toEqual(value)
    expect(result.ok && result.schema.default).not.toBe(value)
  })

  test('may throw when it is read', () => {
    const schema = {
      type: 'object',
      get properties() {
        throw new Error('no such table')
      },
    }
    expect(lower(schema, { path: ['spec'] })).toMatchObject({
      ok: false,
      issues: [{ field: 'spec', message: 'spec: it cannot be read: no such table.' }],
    })
  })

  test('may hold what JSON does not: absent keywords, symbols', () => {
    expect(lower({ type: 'string', pattern: undefined, [Symbol('kind')]: 'String' })).toEqual({
      ok: true,
      schema: { type: 'string' },
      issues: [],
    })
  })
})

test('paths start where the caller says', () => {
  const { issues } = lower(Type.Object({ a: Type.Array(Type.Record(Type.String(), Type.Date())) }), { path: ['spec', 'template'] })
  expect(issues).toMatchObject([{ path: ['spec', 'template', 'a', '*', '*'], field: 'spec.template.a[*][*]' }])
  expect(issues[0]?.message).toMatch(/^spec\.template\.a\[\*\]\[\*\]: Kubernetes cannot store Type\.Date\(\)/)
})
