import { describe, expect, test } from '@jest/globals'
import type { StructuralSchema } from '../../structural-schema.ts'
import { validateBuiltIn, type BuiltInOptions } from './validate-built-in.ts'

const quantity: StructuralSchema = { format: 'quantity', 'x-kubernetes-int-or-string': true }
const intOrString: StructuralSchema = { format: 'int-or-string', 'x-kubernetes-int-or-string': true }
const byte: StructuralSchema = { type: 'string', format: 'byte' }
const microTime: StructuralSchema = { type: 'string', format: 'micro-time' }

function told(schema: StructuralSchema, value: unknown, options: Partial<BuiltInOptions> = {}): string[] {
  const issues = validateBuiltIn(schema, value, { mode: 'stored', redact: false, ...options })
  return issues.map(({ code, field, message }) => `${code} ${field}: ${message}`)
}

// The verdicts are those of kube-apiserver 1.36.
describe('values that Go types read themselves', () => {
  test.each<[name: string, schema: StructuralSchema, good: readonly unknown[], bad: readonly unknown[]]>([
    [
      'Quantity',
      quantity,
      ['1', '500m', '1.5Gi', '.5', '5.', '.', '+1', '-1', '1e3', '1E3', '1e+3', '1E', '1k', ' 1', '1e1000', 0, 0.5, 1e3, -2],
      ['', '1ki', '0x1', '1e', '1mi', '1_0', 'Gi', true, {}, []],
    ],
    ['IntOrString', intOrString, [80, 0, -1, 'http', '25%', ''], [3e9, 1.5, true, {}]],
    ['[]byte', byte, ['', 'YQ==', 'Y\nQ==', 'YR=='], ['YQ', ' YQ==', '!', 1]],
    [
      'MicroTime',
      microTime,
      ['2026-01-01T00:00:00.123456Z', '2026-01-01T00:00:00.123456+01:00'],
      ['2026-01-01T00:00:00Z', '2026-01-01T00:00:00.123Z', '2026-01-01T00:00:00.123456789Z', '2026-01-01t00:00:00.123456z', ''],
    ],
  ])('%s', (_, schema, good, bad) => {
    expect(good.filter((value) => told(schema, value).length > 0)).toEqual([])
    expect(bad.filter((value) => told(schema, value).length === 0)).toEqual([])
  })

  test('what is wrong with them is said in their own words', () => {
    expect(told({ type: 'object', properties: { cpu: quantity } }, { cpu: '1ki' })).toEqual([
      'FieldValueInvalid cpu: cpu has to be a quantity such as "500m" or "1.5Gi", not "1ki" (string).',
    ])
    expect(told(quantity, true)).toEqual(['FieldValueTypeInvalid : The value has to be a number or string, not true (boolean).'])
    expect(told(intOrString, 3e9)).toEqual(['FieldValueInvalid : The value has to be an integer of 32 bits, not 3000000000 (integer).'])
  })
})

describe('what is about to be sent', () => {
  const schema: StructuralSchema = {
    type: 'object',
    required: ['name'],
    properties: {
      name: { type: 'string' },
      policy: { type: 'string', enum: ['Always', 'Never'] },
      list: { type: 'array', items: { type: 'string' } },
      map: { type: 'object', additionalProperties: { type: 'string' } },
    },
  }

  test('null and the empty string stand for nothing', () => {
    const value = { name: 'a', policy: '', list: null, map: { a: null } }
    expect(told(schema, value, { mode: 'input' })).toEqual([])
    expect(told(schema, value)).toEqual([
      'FieldValueNotSupported policy: policy has to be one of "Always", "Never", not "" (string).',
      'FieldValueTypeInvalid list: list has to be an array, not null.',
      'FieldValueTypeInvalid map.a: map.a has to be a string, not null.',
    ])
  })

  test('and so null in a required field is none', () => {
    expect(told(schema, { name: null }, { mode: 'input' })).toEqual(['FieldValueRequired name: name is required, but missing.'])
    expect(told(schema, { name: null })).toEqual(['FieldValueTypeInvalid name: name has to be a string, not null.'])
  })
})

test('no value of a Secret is told', () => {
  const schema: StructuralSchema = { type: 'object', additionalProperties: byte }
  expect(told(schema, { key: 'hunter2' }, { redact: true })).toEqual([
    'FieldValueTypeInvalid key: key has to be a string of format byte; its value is not shown.',
  ])
})

describe('what nobody meant to send', () => {
  const recursive: { type: 'object'; properties: { [name: string]: StructuralSchema } } = { type: 'object', properties: {} }
  recursive.properties['not'] = recursive

  test('a schema may hold itself', () => {
    expect(told(recursive, { not: { not: {} } })).toEqual([])
    expect(told(recursive, { not: { not: 1 } })).toEqual(['FieldValueTypeInvalid not.not: not.not has to be an object, not 1 (integer).'])
  })

  test('depth is bounded', () => {
    const deep = JSON.parse(`${'{"not":'.repeat(100_000)}{}${'}'.repeat(100_000)}`) as unknown
    const [issue, ...others] = validateBuiltIn(recursive, deep, { mode: 'stored', redact: false })
    expect(issue?.message).toMatch(/has to be nested at most 1000 levels deep, not an object\.$/)
    expect(others).toEqual([])
  })

  test('a million wrong items give a thousand issues', () => {
    const items = Array.from({ length: 1_000_000 }, () => 1)
    expect(told({ type: 'array', items: { type: 'string' } }, items)).toHaveLength(1_000)
    expect(told({ type: 'object', additionalProperties: { type: 'string' } }, { ...items.slice(0, 5_000) })).toHaveLength(1_000)
  })

  test('a long number is read in linear time', () => {
    expect(told(quantity, `${'1'.repeat(200_000)}x`)).toHaveLength(1)
    expect(told(byte, `${'A'.repeat(200_000)}=A==`)).toHaveLength(1)
  })

  test('names that every JavaScript object knows are fields like any other', () => {
    const fields = JSON.parse('{"__proto__":1,"constructor":1,"toString":1}') as object
    expect(told({ type: 'object', properties: {} }, fields)).toEqual([])
    expect(told({ type: 'object', additionalProperties: { type: 'string' } }, fields)).toHaveLength(3)
    expect(told({ type: 'object', required: ['toString'] }, {})).toHaveLength(1)
  })
})

test('a keyword of CustomResourceDefinitions is refused, not passed over', () => {
  expect(() => told({ type: 'string', pattern: 'a' }, 'b')).toThrow('No schema of a built-in kind has the keyword "pattern".')
})
