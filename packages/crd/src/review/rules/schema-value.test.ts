import { describe, expect, test } from '@jest/globals'
import type { StructuralSchema } from '@kindbox/core'
import { equal, EvaluationError, type ListValue, type MapValue, type Value } from '@kindbox/cel'
import { compileValue } from './schema-value.ts'

const valueOf = (schema: StructuralSchema, json: unknown): Value => compileValue(schema)(json)
const list = (schema: StructuralSchema, json: unknown) => valueOf(schema, json) as ListValue
const map = (schema: StructuralSchema, json: unknown) => valueOf(schema, json) as MapValue
const elements = (value: ListValue) => Array.from({ length: value.size }, (_, i) => value.at(i))

function problemOf(schema: StructuralSchema, json: unknown): string | undefined {
  try {
    valueOf(schema, json)
    return undefined
  } catch (error) {
    return error instanceof EvaluationError ? error.message : String(error)
  }
}

describe('scalars', () => {
  test.each<[StructuralSchema, unknown, unknown]>([
    [{ type: 'integer' }, 3, 3n],
    [{ type: 'integer' }, 9_223_372_036_854_775_807n, 9_223_372_036_854_775_807n],
    [{ type: 'number' }, 3, 3],
    [{ type: 'boolean' }, true, true],
    [{ type: 'string' }, 'a', 'a'],
    [{ type: 'string', nullable: true }, null, null],
    [{ 'x-kubernetes-int-or-string': true }, 3, 3n],
    [{ 'x-kubernetes-int-or-string': true }, '3%', '3%'],
    [{ type: 'string', format: 'duration' }, '1h30m', { kind: 'duration', nanoseconds: 5_400_000_000_000n }],
    [{ type: 'string', format: 'date' }, '1970-01-02', { kind: 'timestamp', nanoseconds: 86_400_000_000_000n, offset: 0 }],
    [{ type: 'string', format: 'date-time' }, '1970-01-01T01:00:00.5+01:00', { kind: 'timestamp', nanoseconds: 500_000_000n, offset: 60 }],
    [{ type: 'string', format: 'byte' }, 'aGk=', Uint8Array.of(104, 105)],
    [{ type: 'string', format: 'uuid' }, 'any', 'any'],
  ])('%j: %p', (schema, json, value) => {
    expect(valueOf(schema, json)).toEqual(value)
  })

  test.each<[StructuralSchema, unknown, string]>([
    [{ type: 'string' }, null, 'invalid data, got null for schema with nullable=false'],
    [{ type: 'string' }, 1, 'invalid data, expected string, got int64'],
    [{ type: 'integer' }, 1.5, 'invalid data, expected int, got float64'],
    [{ type: 'number' }, 'a', 'invalid data, expected float, got string'],
    [{ type: 'boolean' }, {}, 'invalid data, expected bool, got map[string]interface {}'],
    [{ type: 'object' }, [], 'invalid data, expected a map for the provided schema with type=object'],
    [{ 'x-kubernetes-int-or-string': true }, true, 'invalid data, expected XIntOrString value to be either a string or integer'],
    [{ type: 'string', format: 'duration' }, 'x', 'Invalid duration x: unable to parse x as duration'],
    // The alphabet of URLs has no plus.
    [{ type: 'string', format: 'byte' }, 'ab+/', 'Invalid byte formatted string ab+/: illegal base64 data at input byte 2'],
  ])('%j: %p is none', (schema, json, problem) => {
    expect(problemOf(schema, json)).toBe(problem)
  })
})

describe('objects', () => {
  const schema: StructuralSchema = {
    type: 'object',
    properties: { 'a.b': { type: 'string' }, n: { type: 'string', nullable: true }, if: { type: 'integer' } },
  }

  test('show their known fields by escaped names, and no null', () => {
    const value = map(schema, { 'a.b': 'x', n: null, if: 1, other: true })
    expect([value.find('a__dot__b'), value.find('if'), value.find('__if__')]).toEqual(['x', 1n, 1n])
    expect([value.find('n'), value.find('other'), value.find('constructor')]).toEqual([undefined, undefined, undefined])
    expect([...value.keys()]).toEqual(['a__dot__b', 'n', '__if__'])
    expect(value.size).toBe(4)
  })

  test('of resources have a kind and the names', () => {
    const value = map({ ...schema, 'x-kubernetes-embedded-resource': true }, { kind: 'A', metadata: { name: 'a', labels: {} } })
    expect(value.find('kind')).toBe('A')
    const metadata = value.find('metadata') as MapValue
    expect([metadata.find('name'), metadata.find('labels')]).toEqual(['a', undefined])
  })

  test.each([
    [{ 'a.b': 'x' }, { 'a.b': 'x' }, true],
    [{ 'a.b': 'x' }, { 'a.b': 'y' }, false],
    [{ if: 1 }, { if: 1, other: 2 }, false],
    [{ other: 1 }, { other: 2 }, false],
    [{ other: { a: [1] } }, { other: { a: [1] } }, true],
    // The server only compares what both have of what rules do not see.
    [{ other: 1 }, { another: 2 }, true],
  ])('%j equals %j: %p', (a, b, expected) => {
    expect(equal(valueOf(schema, a), valueOf(schema, b))).toBe(expected)
  })

  test('with a key that JavaScript knows, too', () => {
    const values = map({ type: 'object', additionalProperties: { type: 'string' } }, JSON.parse('{"__proto__":"x","a-b":"y"}'))
    expect([...values.keys()]).toEqual(['__proto__', 'a-b'])
    expect([values.find('__proto__'), values.find('a-b'), values.find('toString')]).toEqual(['x', 'y', undefined])
  })
})

test('what is not of its type equals no scalar on the right, and is an error on the left', () => {
  const schema: StructuralSchema = { type: 'object', properties: { a: { type: 'string' } } }
  expect(equal(valueOf(schema, { a: 'x' }), valueOf(schema, { a: 1 }))).toBe(false)
  expect(() => equal(valueOf(schema, { a: 1 }), valueOf(schema, { a: 'x' }))).toThrow(
    expect.objectContaining({ message: 'invalid data, expected string, got int64' }),
  )
})

describe('lists', () => {
  const strings: StructuralSchema = { type: 'array', items: { type: 'string' } }
  const set: StructuralSchema = { ...strings, 'x-kubernetes-list-type': 'set' }
  const byKey: StructuralSchema = {
    type: 'array',
    'x-kubernetes-list-type': 'map',
    'x-kubernetes-list-map-keys': ['k'],
    items: { type: 'object', properties: { k: { type: 'string' }, v: { type: 'integer' } } },
  }

  test.each<[string, StructuralSchema, unknown[], unknown[], boolean]>([
    ['have an order', strings, ['a', 'b'], ['b', 'a'], false],
    ['that are sets have none', set, ['a', 'b'], ['b', 'a'], true],
    ['that are sets have members', set, ['a', 'b'], ['a', 'c'], false],
    ['that are maps have none', byKey, [{ k: 'a', v: 1 }, { k: 'b' }], [{ k: 'b' }, { k: 'a', v: 1 }], true],
    ['that are maps have values', byKey, [{ k: 'a', v: 1 }], [{ k: 'a', v: 2 }], false],
    // The server looks for members as Go has them: whole numbers are integers there, and doubles are not.
    ['that are sets of doubles do not even equal themselves where these are whole', { ...set, items: { type: 'number' } }, [1], [1], false],
  ])('%s', (_, schema, a, b, expected) => {
    expect(equal(valueOf(schema, a), valueOf(schema, b))).toBe(expected)
  })

  test('are appended to', () => {
    expect(elements(list(strings, ['a']).concat!(list(strings, ['a', 'b'])))).toEqual(['a', 'a', 'b'])
  })

  test('that are sets take in what is new', () => {
    const sum = list(set, ['a', 'b']).concat!(list(strings, ['b', 'c', 'c']))
    expect(elements(sum)).toEqual(['a', 'b', 'c'])
    expect(equal(sum, list(strings, ['c', 'b', 'a']))).toBe(true)
  })

  test('that are maps replace what has the same keys', () => {
    const sum = list(byKey, [{ k: 'a', v: 1 }, { k: 'b' }]).concat!(list(byKey, [{ k: 'c' }, { k: 'a', v: 2 }]))
    expect(elements(sum).map((item) => [(item as MapValue).find('k'), (item as MapValue).find('v')])).toEqual([
      ['a', 2n],
      ['b', undefined],
      ['c', undefined],
    ])
  })

  test('of times lose what is added to them, which is no JSON any more', () => {
    const dates: StructuralSchema = { type: 'array', items: { type: 'string', format: 'date' } }
    const sum = list(dates, []).concat!(list(dates, ['2020-01-01']))
    expect(() => sum.at(0)).toThrow(expect.objectContaining({ message: 'invalid data, expected string, got time.Time' }))
  })
})
