import { describe, expect, test } from '@jest/globals'
import type { StructuralSchema } from '@kindbox/core'
import { compileDefaults } from './defaults.ts'

const withDefault = (value: unknown, more: StructuralSchema = {}): StructuralSchema => ({ default: value, ...more })

describe('missing values', () => {
  test.each<[string, StructuralSchema, unknown, unknown]>([
    ['a property', { properties: { a: withDefault(1) } }, {}, { a: 1 }],
    ['what is there stays', { properties: { a: withDefault(1) } }, { a: 0 }, { a: 0 }],
    ['inside an object that is there', { properties: { a: { properties: { b: withDefault('x') } } } }, { a: {} }, { a: { b: 'x' } }],
    ['an object is not made up', { properties: { a: { properties: { b: withDefault('x') } } } }, {}, {}],
    ['a default is completed', { properties: { a: withDefault({}, { properties: { b: withDefault('x') } }) } }, {}, { a: { b: 'x' } }],
    ['a null that is not allowed', { properties: { a: withDefault(1) } }, { a: null }, { a: 1 }],
    ['a null that is', { properties: { a: withDefault(1, { nullable: true }) } }, { a: null }, { a: null }],
    ['a null in a map', { additionalProperties: withDefault(1) }, { a: null, b: 2 }, { a: 1, b: 2 }],
    ['a null in an array', { items: withDefault('x') }, [null, 'y'], ['x', 'y']],
    ['inside items', { items: { properties: { a: withDefault(1) } } }, [{}, 3], [{ a: 1 }, 3]],
    ['inside entries', { additionalProperties: { properties: { a: withDefault(1) } } }, { k: {} }, { k: { a: 1 } }],
    ['declared properties are no entries', { properties: { k: {} }, additionalProperties: withDefault(1) }, { k: null }, { k: null }],
    ['a default of null is none', { properties: { a: withDefault(null), b: withDefault(1) } }, {}, { b: 1 }],
    ['values of another type stay', { properties: { a: withDefault(1) } }, 'x', 'x'],
  ])('%s', (_, schema, value, expected) => {
    const before = structuredClone(value)
    expect(compileDefaults(schema)?.(value)).toEqual(expected)
    expect(value).toEqual(before)
  })
})

test('every use of a default is a value of its own', () => {
  const fill = compileDefaults({ properties: { a: withDefault({ b: [1] }) } })
  const first = fill?.({}) as { a: { b: number[] } }
  first.a.b.push(2)
  expect(fill?.({})).toEqual({ a: { b: [1] } })
})

test('a schema without defaults needs no step', () => {
  expect(compileDefaults({ properties: { a: { type: 'string' } }, additionalProperties: { items: {} } })).toBeUndefined()
})

test('a property called __proto__', () => {
  const schema = JSON.parse('{"properties": {"__proto__": {"default": {"polluted": true}}}}') as StructuralSchema
  const filled = compileDefaults(schema)?.({})
  expect(Object.keys(filled as object)).toEqual(['__proto__'])
  expect(({} as { polluted?: boolean }).polluted).toBeUndefined()
})
