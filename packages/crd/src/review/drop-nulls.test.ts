import { describe, expect, test } from '@jest/globals'
import type { StructuralSchema } from '@kindbox/core'
import { compileDropNulls } from './drop-nulls.ts'

const string: StructuralSchema = { type: 'string' }

describe('nulls that are neither allowed nor replaced', () => {
  test.each<[string, StructuralSchema, unknown, unknown]>([
    ['a property', { properties: { a: string } }, { a: null, b: null }, { b: null }],
    ['an entry of a map', { additionalProperties: string }, { a: null, b: 'x' }, { b: 'x' }],
    ['nullable', { properties: { a: { ...string, nullable: true } } }, { a: null }, { a: null }],
    ['a default takes its place later', { properties: { a: { ...string, default: 'x' } } }, { a: null }, { a: null }],
    ['a default of null does not', { properties: { a: { ...string, default: null } } }, { a: null }, {}],
    ['items of an array stay', { items: string }, [null, 'x'], [null, 'x']],
    ['inside items', { items: { properties: { a: string } } }, [{ a: null }], [{}]],
    ['deeper', { properties: { a: { additionalProperties: { properties: { b: string } } } } }, { a: { k: { b: null } } }, { a: { k: {} } }],
    ['where there is no schema', { properties: { a: {} } }, { a: { b: null } }, { a: { b: null } }],
  ])('%s', (_, schema, value, expected) => {
    const before = structuredClone(value)
    expect(compileDropNulls(schema)(value)).toEqual(expected)
    expect(value).toEqual(before)
  })
})

test('what has no nulls to drop is the argument', () => {
  const value = { a: { b: 'x' } }
  expect(compileDropNulls({ properties: { a: { properties: { b: string } } } })(value)).toBe(value)
})
