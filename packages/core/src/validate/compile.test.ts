import { describe, expect, test } from '@jest/globals'
import type { StructuralSchema } from '../structural-schema.ts'
import { compile, type ValidateOptions } from './compile.ts'

/** `code field: message`, as short as a table needs it. */
function told(schema: StructuralSchema, value: unknown, options?: ValidateOptions): string[] {
  return compile(schema, options)(value).map(({ code, field, message }) => `${code} ${field}: ${message}`)
}

describe('one fault, one issue', () => {
  const rows: { title: string; schema: StructuralSchema; value: unknown; issue: string; expected: string; actual: string }[] = [
    {
      title: 'a type',
      schema: { type: 'integer' },
      value: 'three',
      issue: 'FieldValueTypeInvalid a: a has to be an integer, not "three" (string).',
      expected: 'integer',
      actual: '"three" (string)',
    },
    {
      title: 'a fraction',
      schema: { type: 'integer', minimum: 2 },
      value: 1.5,
      issue: 'FieldValueTypeInvalid a: a has to be an integer, not 1.5 (number).',
      expected: 'integer',
      actual: '1.5 (number)',
    },
    {
      title: 'beyond int64',
      schema: { type: 'integer' },
      value: 1e300,
      issue: 'FieldValueTypeInvalid a: a has to be an integer, not 1e+300 (number).',
      expected: 'integer',
      actual: '1e+300 (number)',
    },
    {
      title: 'beyond int32',
      schema: { type: 'integer', format: 'int32' },
      value: 3e9,
      issue: 'FieldValueInvalid a: a has to be an integer of 32 bits, not 3000000000 (integer).',
      expected: 'an integer of 32 bits',
      actual: '3000000000 (integer)',
    },
    {
      title: 'beyond float',
      schema: { type: 'number', format: 'float' },
      value: 1e39,
      issue: 'FieldValueInvalid a: a has to be a number of 32 bits, not 1e+39 (number).',
      expected: 'a number of 32 bits',
      actual: '1e+39 (number)',
    },
    {
      title: 'null',
      schema: { type: 'string', enum: ['x'] },
      value: null,
      issue: 'FieldValueTypeInvalid a: a has to be a string, not null.',
      expected: 'string',
      actual: 'null',
    },
    {
      title: 'a nullable type',
      schema: { type: 'array', nullable: true, items: {} },
      value: {},
      issue: 'FieldValueTypeInvalid a: a has to be an array or null, not an object.',
      expected: 'array or null',
      actual: 'object',
    },
    {
      title: 'int-or-string',
      schema: { 'x-kubernetes-int-or-string': true, anyOf: [{ type: 'integer' }, { type: 'string' }] },
      value: true,
      issue: 'FieldValueTypeInvalid a: a has to be an integer or string, not true (boolean).',
      expected: 'integer or string',
      actual: 'true (boolean)',
    },
    {
      title: 'an enum',
      schema: { type: 'string', enum: ['x', 'y'] },
      value: 'z',
      issue: 'FieldValueNotSupported a: a has to be one of "x", "y", not "z" (string).',
      expected: 'one of "x", "y"',
      actual: '"z" (string)',
    },
    {
      title: 'an enum beside null, which the server never permits',
      schema: { type: 'string', nullable: true, enum: ['x', null] },
      value: null,
      issue: 'FieldValueNotSupported a: a has to be "x", not null.',
      expected: '"x"',
      actual: 'null',
    },
    {
      title: 'a format',
      schema: { type: 'string', format: 'date-time' },
      value: 'now',
      issue: 'FieldValueTypeInvalid a: a has to be a string of format date-time, not "now" (string).',
      expected: 'a string of format date-time',
      actual: '"now" (string)',
    },
    {
      title: 'a pattern',
      schema: { type: 'string', pattern: '^b' },
      value: 'ab',
      issue: 'FieldValueInvalid a: a has to be a string that matches "^b", not "ab" (string).',
      expected: 'a string that matches "^b"',
      actual: '"ab" (string)',
    },
    {
      title: 'length before pattern',
      schema: { type: 'string', maxLength: 1, pattern: '^b' },
      value: 'ab',
      issue: 'FieldValueTooLong a: a has to be at most 1 character long, not "ab" (string).',
      expected: 'at most 1 character long',
      actual: '"ab" (string)',
    },
    {
      title: 'too short',
      schema: { type: 'string', minLength: 2 },
      value: '\u{1f600}',
      issue: 'FieldValueInvalid a: a has to be at least 2 characters long, not "\u{1f600}" (string).',
      expected: 'at least 2 characters long',
      actual: '"\u{1f600}" (string)',
    },
    {
      title: 'too many items',
      schema: { type: 'array', maxItems: 1, items: {} },
      value: [1, 2],
      issue: 'FieldValueTooMany a: a has to be an array of at most 1 item, not an array of 2.',
      expected: 'an array of at most 1 item',
      actual: 'array of 2',
    },
    {
      title: 'too few items',
      schema: { type: 'array', minItems: 2, items: {} },
      value: [],
      issue: 'FieldValueInvalid a: a has to be an array of at least 2 items, not an array of 0.',
      expected: 'an array of at least 2 items',
      actual: 'array of 0',
    },
    {
      title: 'too many fields',
      schema: { type: 'object', maxProperties: 1 },
      value: { x: 1, y: 2 },
      issue: 'FieldValueTooMany a: a has to be an object of at most 1 field, not an object.',
      expected: 'an object of at most 1 field',
      actual: 'object',
    },
    {
      title: 'too few fields',
      schema: { type: 'object', minProperties: 1 },
      value: {},
      issue: 'FieldValueInvalid a: a has to be an object of at least 1 field, not an object.',
      expected: 'an object of at least 1 field',
      actual: 'object',
    },
    {
      title: 'a minimum',
      schema: { type: 'integer', minimum: 0 },
      value: -1,
      issue: 'FieldValueInvalid a: a has to be at least 0, not -1 (integer).',
      expected: 'at least 0',
      actual: '-1 (integer)',
    },
    {
      title: 'an exclusive minimum',
      schema: { type: 'number', minimum: 0, exclusiveMinimum: true },
      value: 0,
      issue: 'FieldValueInvalid a: a has to be greater than 0, not 0 (integer).',
      expected: 'greater than 0',
      actual: '0 (integer)',
    },
    {
      title: 'a maximum',
      schema: { type: 'number', maximum: 0 },
      value: 0.5,
      issue: 'FieldValueInvalid a: a has to be at most 0, not 0.5 (number).',
      expected: 'at most 0',
      actual: '0.5 (number)',
    },
    {
      title: 'an exclusive maximum',
      schema: { type: 'integer', maximum: 3, exclusiveMaximum: true },
      value: 3,
      issue: 'FieldValueInvalid a: a has to be less than 3, not 3 (integer).',
      expected: 'less than 3',
      actual: '3 (integer)',
    },
    {
      title: 'a factor',
      schema: { type: 'integer', multipleOf: 2 },
      value: 3,
      issue: 'FieldValueInvalid a: a has to be a multiple of 2, not 3 (integer).',
      expected: 'a multiple of 2',
      actual: '3 (integer)',
    },
    {
      title: 'said twice',
      schema: { type: 'string', maxLength: 1, allOf: [{ maxLength: 1 }, { enum: ['ab'] }] },
      value: 'ab',
      issue: 'FieldValueTooLong a: a has to be at most 1 character long, not "ab" (string).',
      expected: 'at most 1 character long',
      actual: '"ab" (string)',
    },
  ]
  test.each(rows)('$title', ({ schema, value, issue, expected, actual }) => {
    const issues = compile({ type: 'object', properties: { a: schema } })({ a: value })
    expect(issues.map(({ code, field, message }) => `${code} ${field}: ${message}`)).toEqual([issue])
    expect(issues[0]).toMatchObject({ severity: 'error', path: ['a'], expected, actual })
  })

  test('the root is a value', () => {
    expect(told({ type: 'object' }, [])).toEqual(['FieldValueTypeInvalid : The value has to be an object, not an array of 0.'])
  })

  test('a missing field has its own path, and its type', () => {
    const schema: StructuralSchema = {
      type: 'array',
      items: {
        type: 'object',
        required: ['x', 'a/b~c'],
        properties: { x: { type: 'string', enum: ['u', 'v'] }, 'a/b~c': { type: 'integer' } },
      },
    }
    expect(compile(schema)([{}])).toEqual([
      {
        code: 'FieldValueRequired',
        severity: 'error',
        path: [0, 'x'],
        field: '[0].x',
        message: '[0].x is required, but missing.',
        expected: 'one of "u", "v"',
        actual: 'nothing',
      },
      {
        code: 'FieldValueRequired',
        severity: 'error',
        path: [0, 'a/b~c'],
        field: '[0][a/b~c]',
        message: '[0][a/b~c] is required, but missing.',
        expected: 'integer',
        actual: 'nothing',
      },
    ])
  })

  test('a path through arrays, maps and keys of digits', () => {
    const schema: StructuralSchema = {
      type: 'object',
      additionalProperties: { type: 'array', items: { type: 'object', additionalProperties: { type: 'string' } } },
    }
    expect(compile(schema)({ 'a.b/c~d': [{}, { '0': 1 }] })[0]?.path).toEqual(['a.b/c~d', 1, '0'])
  })

  test('seven faults, seven issues', () => {
    const schema: StructuralSchema = {
      type: 'object',
      required: ['name', 'size'],
      properties: {
        name: { type: 'string' },
        size: { type: 'integer', minimum: 1 },
        color: { type: 'string', enum: ['red', 'blue'] },
        ports: { type: 'array', items: { 'x-kubernetes-int-or-string': true } },
        labels: { type: 'object', additionalProperties: { type: 'string' } },
        at: { type: 'string', format: 'date' },
        tls: { type: 'object', oneOf: [{ required: ['secret'] }, { required: ['issuer'] }] },
      },
    }
    const value = { size: 0, color: 'green', ports: [80, 1.5], labels: { a: 1 }, at: '2020-02-30', tls: {} }
    expect(compile(schema)(value).map(({ code, field }) => `${code} ${field}`)).toEqual([
      'FieldValueRequired name',
      'FieldValueInvalid size',
      'FieldValueNotSupported color',
      'FieldValueTypeInvalid ports[1]',
      'FieldValueTypeInvalid labels.a',
      'FieldValueTypeInvalid at',
      'FieldValueInvalid tls',
    ])
  })
})

describe('what is valid', () => {
  const rows: { title: string; schema: StructuralSchema; value: unknown }[] = [
    { title: 'unknown fields', schema: { type: 'object', properties: {} }, value: { x: 1 } },
    {
      title: 'unknown fields of a closed object: a newer definition may have them',
      schema: { type: 'object', additionalProperties: false },
      value: { x: 1 },
    },
    { title: 'formats that the server does not know', schema: { type: 'string', format: 'json' }, value: '{' },
    { title: 'formats of another type', schema: { type: 'boolean', format: 'date' }, value: true },
    { title: 'formats of strings on int-or-string', schema: { 'x-kubernetes-int-or-string': true, format: 'ipv4' }, value: 80 },
    { title: 'an empty pattern', schema: { type: 'string', pattern: '' }, value: '' },
    { title: 'an empty enum', schema: { type: 'string', enum: [] }, value: 'x' },
    {
      title: 'null where nullable, whatever else the schema asks',
      schema: {
        type: 'object',
        nullable: true,
        minProperties: 1,
        oneOf: [{ required: ['x'] }, { required: ['y'] }],
        not: { maxProperties: 3 },
      },
      value: null,
    },
    { title: 'null without a type', schema: { 'x-kubernetes-preserve-unknown-fields': true }, value: null },
    {
      title: '1.0 and 1e3 as integers',
      schema: { type: 'array', items: { type: 'integer' } },
      value: JSON.parse('[1.0, 1e3, 9223372036854775807]'),
    },
    {
      title: 'an undefined field as a missing one',
      schema: { type: 'object', properties: { x: { type: 'string' } } },
      value: { x: undefined },
    },
    {
      title: 'an embedded resource',
      schema: { type: 'object', 'x-kubernetes-embedded-resource': true, 'x-kubernetes-preserve-unknown-fields': true },
      value: { apiVersion: 'v1', kind: 'Pod', metadata: {}, spec: 1 },
    },
  ]
  test.each(rows)('$title', ({ schema, value }) => {
    expect(told(schema, value)).toEqual([])
  })
})

test('an embedded resource has apiVersion and kind', () => {
  const schema: StructuralSchema = { type: 'object', 'x-kubernetes-embedded-resource': true, properties: { spec: { type: 'object' } } }
  expect(told(schema, { apiVersion: '', metadata: 'x' })).toEqual([
    'FieldValueRequired kind: kind is required, but missing.',
    'FieldValueInvalid apiVersion: apiVersion has to be at least 1 character long, not "" (string).',
    'FieldValueTypeInvalid metadata: metadata has to be an object, not "x" (string).',
  ])
})

describe('modes', () => {
  const schema: StructuralSchema = {
    type: 'object',
    required: ['size', 'mode'],
    properties: {
      size: { type: 'integer' },
      mode: { type: 'string', default: 'fast' },
      extra: { type: 'object', default: {}, required: ['x'], properties: { x: { type: 'integer', default: 1 } } },
    },
    oneOf: [{ properties: { mode: { enum: ['fast'] } } }, { required: ['speed'] }],
  }
  test.each([
    { mode: 'stored', value: { size: 1, mode: 'fast', extra: { x: 1 } }, fields: [] },
    { mode: 'stored', value: { size: 1 }, fields: ['mode'] },
    { mode: 'stored', value: { size: 1, mode: 'fast', extra: {} }, fields: ['extra.x'] },
    { mode: 'input', value: { size: 1 }, fields: [] },
    { mode: 'input', value: { size: 1, mode: null, extra: {} }, fields: [] },
    { mode: 'input', value: {}, fields: ['size'] },
    { mode: 'input', value: { size: 1, mode: 'slow' }, fields: ['speed'] },
    { mode: 'input', value: { size: 1, mode: 5 }, fields: ['mode'] },
  ] as const)('$mode $value: $fields', ({ mode, value, fields }) => {
    const before = JSON.stringify(value)
    expect(compile(schema, { mode })(value).map((issue) => issue.field)).toEqual(fields)
    expect(JSON.stringify(value)).toBe(before)
  })

  test('strict adds unknown fields to the other issues', () => {
    expect(compile(schema, { mode: 'input', strict: true })({ sise: 1 }).map(({ code, field }) => `${code} ${field}`)).toEqual([
      'FieldValueRequired size',
      'UnknownField sise',
    ])
  })

  test('redact tells types only', () => {
    const secret: StructuralSchema = {
      type: 'object',
      properties: {
        a: { type: 'string', maxLength: 3, enum: ['x'] },
        b: { type: 'string' },
        c: { type: 'object', not: { required: ['key'] } },
      },
    }
    const value = { a: 'hunter2', b: 7734, c: { key: 'hunter2' } }
    const issues = compile(secret, { redact: true })(value)
    expect(issues.map((issue) => issue.message)).toEqual([
      'a has to be "x"; its value is not shown.',
      'a has to be at most 3 characters long; its value is not shown.',
      'b has to be a string, not an integer.',
      'c has to be anything but an object with key, not an object.',
    ])
    expect(JSON.stringify(issues)).not.toMatch(/hunter2|7734/)
  })
})

describe('economy', () => {
  test('a valid value costs no issues', () => {
    const validate = compile({ type: 'string' })
    expect(validate('a')).toBe(validate('b'))
  })

  test('nothing is compiled before the first value, and then once for all options', () => {
    const refused: StructuralSchema = { type: 'string', pattern: '(?=a)' }
    const validate = compile(refused)
    expect(() => validate('a')).toThrow(SyntaxError)
    let reads = 0
    const counted: StructuralSchema = {
      type: 'object',
      get properties() {
        reads++
        return {}
      },
    }
    const [stored, input] = [compile(counted), compile(counted, { mode: 'input' })]
    expect(reads).toBe(0)
    stored({})
    const compiled = reads
    stored({})
    compile(counted)({})
    expect(reads).toBe(compiled)
    expect(input({})).toEqual([])
  })

  test('values are left as they are', () => {
    const frozen = Object.freeze({ a: Object.freeze(['1']), b: 'true', c: Object.freeze({ '0': null }) })
    const schema: StructuralSchema = {
      type: 'object',
      properties: { a: { type: 'array', items: { type: 'integer' } }, b: { type: 'boolean' }, d: { type: 'string', default: 'x' } },
    }
    expect(compile(schema, { mode: 'input', strict: true })(frozen).map((issue) => issue.field)).toEqual(['a[0]', 'b', 'c'])
  })
})
