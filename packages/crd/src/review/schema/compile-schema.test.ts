import { describe, expect, test } from '@jest/globals'
import type { StructuralSchema } from '@kindbox/core'
import { compileSchema } from './compile-schema.ts'

/** Causes of a value at `spec.f`, as `reason field: message` without what all reasons and fields have in common. */
function causes(schema: StructuralSchema, value: unknown, old?: unknown): string[] {
  const validate = compileSchema({ properties: { spec: { properties: { f: schema } } } })
  const found = validate({ spec: { f: value } }, old === undefined ? undefined : { spec: { f: old } })
  return found.map(({ reason, field, message }) => `${reason.replace('FieldValue', '')} ${field}: ${message}`)
}

const body = 'spec.f in body'

describe('type', () => {
  const wrong = (expected: string, found: string) => [
    `TypeInvalid spec.f: Invalid value: "${found}": ${body} must be of type ${expected}: "${found}"`,
  ]
  test.each<[StructuralSchema, unknown, string[]]>([
    [{ type: 'string' }, 'x', []],
    [{ type: 'string' }, 1, wrong('string', 'integer')],
    [{ type: 'string' }, 1.5, wrong('string', 'number')],
    [{ type: 'string' }, null, wrong('string', 'null')],
    [{ type: 'string', nullable: true }, null, []],
    [{}, null, []],
    [{ type: 'object' }, [], wrong('object', 'array')],
    [{ type: 'array' }, {}, wrong('array', 'object')],
    [{ type: 'boolean' }, 'true', wrong('boolean', 'string')],
    [{ type: 'number' }, 1, []],
    [{ type: 'integer' }, 3_000_000_000, []],
    [{ type: 'integer' }, 9_007_199_254_740_993n, []],
    [
      { type: 'integer' },
      1.5,
      [...wrong('integer', 'number'), `Invalid <nil>: Invalid value: "": Checked value must be of type integer (default format) in spec.f`],
    ],
    [{ 'x-kubernetes-int-or-string': true }, '80%', []],
    [{ 'x-kubernetes-int-or-string': true }, 80, []],
    [{ 'x-kubernetes-int-or-string': true }, true, wrong('integer,string', 'boolean')],
  ])('%j takes %p?', (schema, value, expected) => {
    expect(causes(schema, value)).toEqual(expected)
  })
})

describe('format', () => {
  test.each<[StructuralSchema, unknown, string[]]>([
    [{ type: 'string', format: 'ipv4' }, '1.2.3', [`TypeInvalid spec.f: Invalid value: "1.2.3": ${body} must be of type ipv4: "1.2.3"`]],
    [{ type: 'string', format: 'date-time' }, '2020-01-01T00:00:00Z', []],
    [{ type: 'string', format: 'ipv4' }, 1, [`TypeInvalid spec.f: Invalid value: "int64": ${body} must be of type ipv4: "int64"`]],
    [{ type: 'string', format: 'ipv4' }, true, [`TypeInvalid spec.f: Invalid value: "": ${body} must be of type ipv4: ""`]],
    // A list passes for a string with a format: kube-openapi's typeValidator asks no further.
    [{ type: 'string', format: 'ipv4' }, ['x'], []],
    [{ type: 'string', format: 'made-up' }, 'x', []],
    [
      { type: 'integer', format: 'int32' },
      2_147_483_648,
      [`Invalid <nil>: Invalid value: "": Checked value must be of type integer with format int32 in spec.f`],
    ],
    [{ type: 'integer', format: 'int64' }, 2_147_483_648, []],
    [
      { type: 'number', format: 'float' },
      1e300,
      [`Invalid <nil>: Invalid value: "": Checked value must be of type number with format float in spec.f`],
    ],
    [{ type: 'number', format: 'int32' }, 3_000_000_000, []],
  ])('%j takes %p?', (schema, value, expected) => {
    expect(causes(schema, value)).toEqual(expected)
  })
})

describe('strings', () => {
  test.each<[StructuralSchema, string, string[]]>([
    [{ maxLength: 2 }, 'é😀', []],
    [{ maxLength: 2 }, 'abc', ['TooLong spec.f: Too long: may not be more than 2 bytes']],
    [{ maxLength: 1 }, '😀😀', ['TooLong spec.f: Too long: may not be more than 1 byte']],
    [{ minLength: 1 }, '', [`Invalid spec.f: Invalid value: "": ${body} should be at least 1 chars long`]],
    [{ pattern: '^a+$' }, 'b"', [`Invalid spec.f: Invalid value: "b\\"": ${body} should match '^a+$'`]],
    [{ pattern: 'b' }, 'abc', []],
    [{ maxLength: 1, pattern: '^x$' }, 'ab', ['TooLong spec.f: Too long: may not be more than 1 byte']],
  ])('%j takes %j?', (keywords, value, expected) => {
    expect(causes({ type: 'string', ...keywords }, value)).toEqual(expected)
  })

  test('a pattern that is no RE2 matches nothing', () => {
    expect(causes({ pattern: '(?=x)' }, 'x')).toEqual([expect.stringContaining("should match '(?=x), but pattern is invalid: ")])
  })
})

describe('numbers', () => {
  test.each<[StructuralSchema, number | bigint, string[]]>([
    [{ type: 'integer', maximum: 65_535 }, 65_536, [`Invalid spec.f: Invalid value: 65536: ${body} should be less than or equal to 65535`]],
    [{ type: 'integer', maximum: 1, exclusiveMaximum: true }, 1, [`Invalid spec.f: Invalid value: 1: ${body} should be less than 1`]],
    [{ type: 'integer', minimum: 1 }, 0, [`Invalid spec.f: Invalid value: 0: ${body} should be greater than or equal to 1`]],
    [{ type: 'number', minimum: 0, exclusiveMinimum: true }, 0, [`Invalid spec.f: Invalid value: 0: ${body} should be greater than 0`]],
    [
      { type: 'integer', maximum: 10 },
      9_007_199_254_740_993n,
      [`Invalid spec.f: Invalid value: 9007199254740993: ${body} should be less than or equal to 10`],
    ],
    // Whole numbers are compared with the whole part of the bound.
    [{ type: 'number', minimum: 0.5 }, 0, []],
    [{ type: 'number', minimum: 0.5 }, 0.25, [`Invalid spec.f: Invalid value: 0.25: ${body} should be greater than or equal to 0.5`]],
    [
      { type: 'number', maximum: 2_000_000 },
      2_000_000.5,
      [`Invalid spec.f: Invalid value: 2.0000005e+06: ${body} should be less than or equal to 2e+06`],
    ],
    [{ type: 'integer', multipleOf: 3 }, 7, [`Invalid spec.f: Invalid value: 7: ${body} should be a multiple of 3`]],
    [{ type: 'number', multipleOf: 0.1 }, 0.25, [`Invalid spec.f: Invalid value: 0.25: ${body} should be a multiple of 0.1`]],
    [
      { type: 'number', multipleOf: 0.5 },
      1,
      [`Invalid spec.f: Invalid value: 0: factor MultipleOf declared for spec.f must be positive: 0`],
    ],
    [
      { type: 'integer', maximum: 1.5 },
      2_000_000,
      [
        'Invalid <nil>: Invalid value: "": Maximum boundary value must be of type integer (default format) in spec.f',
        `Invalid spec.f: Invalid value: 2e+06: ${body} should be less than or equal to 1.5`,
      ],
    ],
  ])('%j takes %p?', (schema, value, expected) => {
    expect(causes(schema, value)).toEqual(expected)
  })
})

describe('enum', () => {
  test.each<[readonly unknown[], unknown, string[]]>([
    [['a', 'b'], 'a', []],
    [['a', 'b"'], 'c', ['NotSupported spec.f: Unsupported value: "c": supported values: "a", "b\\""']],
    [[1, 2], 3, ['NotSupported spec.f: Unsupported value: 3: supported values: "1", "2"']],
    // Go converts a value to the type of the entry: a float loses its fraction, an integer becomes a character.
    [[1], 1.5, []],
    [['A'], 65, []],
    [['a'], null, ['NotSupported spec.f: Unsupported value: null: supported values: "a"']],
    [[{ a: 1 }], { a: 1 }, []],
    [[{ a: 1 }], { a: 2 }, ['NotSupported spec.f: Unsupported value: {"a":2}: supported values: "{\\"a\\":1}"']],
  ])('%j takes %j?', (entries, value, expected) => {
    expect(causes({ enum: entries }, value)).toEqual(expected)
  })
})

describe('arrays and objects', () => {
  test.each<[StructuralSchema, unknown, string[]]>([
    [{ minItems: 1 }, [], [`Invalid spec.f: Invalid value: 0: ${body} should have at least 1 items`]],
    [{ maxItems: 1 }, [1, 2], ['TooMany spec.f: Too many: 2: must have at most 1 item']],
    [
      { items: { type: 'string' } },
      ['a', 1],
      ['TypeInvalid spec.f[1]: Invalid value: "integer": spec.f[1] in body must be of type string: "integer"'],
    ],
    [{ minProperties: 1 }, {}, [`Invalid spec.f: Invalid value: 0: ${body} should have at least 1 properties`]],
    [{ maxProperties: 1 }, { a: 1, b: 2 }, ['TooMany spec.f: Too many: 2: must have at most 1 item']],
    [{ required: ['a', 'toString'] }, { b: 1 }, ['Required spec.f.a: Required value', 'Required spec.f.toString: Required value']],
    [
      { additionalProperties: { type: 'string' } },
      { 'k.x': 1 },
      ['TypeInvalid spec.f.k.x: Invalid value: "integer": spec.f.k.x in body must be of type string: "integer"'],
    ],
    [
      { properties: { a: {} }, additionalProperties: false },
      { a: 1, b: 2 },
      [`Invalid spec.f: Invalid value: "b": spec.f.b in body is a forbidden property`],
    ],
    [{ properties: { a: {} } }, { b: 2 }, []],
  ])('%j takes %j?', (schema, value, expected) => {
    expect(causes(schema, value)).toEqual(expected)
  })

  test('at the root a fault has no field, and a map’s entry keeps its dot', () => {
    const validate = compileSchema({ minProperties: 2, additionalProperties: { type: 'string' } })
    expect(validate({ a: 1 }).map(({ field, message, path }) => ({ field, message, path }))).toEqual([
      { field: 'a', message: 'Invalid value: "integer": .a in body must be of type string: "integer"', path: ['a'] },
      { field: '<nil>', message: 'Invalid value: 1:  in body should have at least 2 properties', path: [] },
    ])
  })

  test('under a field the names are relative, as for /status', () => {
    const validate = compileSchema({ type: 'object', properties: { a: { type: 'integer', format: 'int32' } } }, { under: 'status' })
    expect(validate({ a: true })).toMatchObject([{ field: 'status.a', message: 'Invalid value: "": a in body must be of type int32: ""' }])
    expect(validate({ a: 2 ** 40 })).toMatchObject([{ field: 'status', path: ['status', 'a'] }])
    expect(validate('x')).toMatchObject([{ field: 'status', path: ['status'] }])
  })
})

describe('allOf, anyOf, oneOf, not', () => {
  const none = (kind: string) => `Invalid <nil>: Invalid value: "": "spec.f" must validate ${kind}`
  const required = (name: string) => `Required spec.f.${name}: Required value`
  test.each<[string, StructuralSchema, unknown, string[]]>([
    ['anyOf, one fits', { anyOf: [{ required: ['a'] }, { required: ['b'] }] }, { b: 1 }, []],
    [
      'anyOf, none fits: the first of equals',
      { anyOf: [{ required: ['a'] }, { required: ['b'] }] },
      {},
      [none('at least one schema (anyOf)'), required('a')],
    ],
    [
      'anyOf, none fits: the one that met most',
      { anyOf: [{ required: ['a'] }, { properties: { c: { type: 'string' } }, required: ['b'] }] },
      { c: 'x' },
      [none('at least one schema (anyOf)'), required('b')],
    ],
    ['oneOf, none', { oneOf: [{ required: ['a'] }] }, {}, [none('one and only one schema (oneOf). Found none valid'), required('a')]],
    [
      'oneOf, two',
      { oneOf: [{ required: ['a'] }, { required: ['b'] }, { required: ['c'] }] },
      { a: 1, b: 1 },
      [none('one and only one schema (oneOf). Found 2 valid alternatives')],
    ],
    ['oneOf, one', { oneOf: [{ required: ['a'] }, { required: ['b'] }] }, { a: 1 }, []],
    ['allOf, some', { allOf: [{ required: ['a'] }, { required: ['b'] }] }, { a: 1 }, [required('b'), none('all the schemas (allOf)')]],
    ['allOf, none', { allOf: [{ required: ['a'] }] }, {}, [required('a'), none('all the schemas (allOf). None validated')]],
    ['not', { not: { required: ['a'] } }, { a: 1 }, ['Invalid <nil>: Invalid value: "": "spec.f" must not validate the schema (not)']],
    [
      'what two parts find is said once',
      { required: ['a'], allOf: [{ required: ['a'] }] },
      {},
      [required('a'), none('all the schemas (allOf). None validated')],
    ],
  ])('%s', (_, schema, value, expected) => {
    expect(causes(schema, value)).toEqual(expected)
  })

  test('a fault that has no field still has a place', () => {
    const validate = compileSchema({ properties: { l: { items: { not: {} } } } })
    expect(validate({ l: [1] })).toMatchObject([{ field: '<nil>', path: ['l', 0] }])
  })
})

describe('an update forgives what it leaves as it was', () => {
  const short: StructuralSchema = { type: 'string', maxLength: 1 }
  const list = (type: 'map' | 'atomic'): StructuralSchema => ({
    type: 'array',
    'x-kubernetes-list-type': type,
    'x-kubernetes-list-map-keys': ['k'],
    items: { type: 'object', properties: { k: { type: 'string' }, v: short, w: short } },
  })
  const tooLong = (field: string) => `TooLong spec.f${field}: Too long: may not be more than 1 byte`
  test.each<[string, StructuralSchema, unknown, unknown, string[]]>([
    ['the same value', short, 'long', 'long', []],
    ['another value', short, 'long', 'longer', [tooLong('')]],
    ['beside a change', { properties: { a: short, b: short } }, { a: 'long', b: 'y' }, { a: 'long', b: 'x' }, []],
    ['in a new field', { properties: { a: short } }, { a: 'long' }, {}, [tooLong('.a')]],
    [
      'what is required still is where something changed',
      { required: ['a'], properties: { b: {} } },
      { b: 2 },
      { b: 1 },
      ['Required spec.f.a: Required value'],
    ],
    ['and is forgiven where nothing did', { required: ['a'], properties: { b: {} } }, { b: 1 }, { b: 1 }, []],
    ['items of a list map, by their keys', list('map'), [{ k: 'b', v: 'long' }, { k: 'c' }], [{ k: 'a' }, { k: 'b', v: 'long' }], []],
    ['a field of such an item', list('map'), [{ k: 'b', v: 'long', w: 'y' }], [{ k: 'b', v: 'long', w: 'x' }], []],
    ['items of any other list', list('atomic'), [{ k: 'b', v: 'long' }, {}], [{ k: 'b', v: 'long' }], [tooLong('[0].v')]],
    ['that list as a whole', list('atomic'), [{ k: 'b', v: 'long' }], [{ k: 'b', v: 'long' }], []],
    [
      'nothing inside alternatives',
      { properties: { a: {}, b: {} }, allOf: [{ properties: { a: short } }] },
      { a: 'long', b: 2 },
      { a: 'long', b: 1 },
      [tooLong('.a'), 'Invalid <nil>: Invalid value: "": "spec.f" must validate all the schemas (allOf). None validated'],
    ],
    [
      'fields without a schema make an object another',
      { minProperties: 5, 'x-kubernetes-preserve-unknown-fields': true },
      { zz: 1 },
      { zz: 1 },
      [`Invalid spec.f: Invalid value: 1: ${body} should have at least 5 properties`],
    ],
  ])('%s', (_, schema, value, old, expected) => {
    expect(causes(schema, value, old)).toEqual(expected)
  })

  test('neither apiVersion nor kind', () => {
    const validate = compileSchema({ properties: { kind: short, apiVersion: short, other: short } })
    const object = { kind: 'long', apiVersion: 'long', other: 'long' }
    expect(validate(object, { ...object, x: 1 }).map(({ field }) => field)).toEqual(['kind', 'apiVersion'])
  })
})
