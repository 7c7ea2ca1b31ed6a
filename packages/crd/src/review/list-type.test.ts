import { describe, expect, test } from '@jest/globals'
import type { StructuralSchema } from '@kindbox/core'
import { compileListTypes } from './list-type.ts'

const set: StructuralSchema = { type: 'array', 'x-kubernetes-list-type': 'set', items: {} }
const map = (...keys: string[]): StructuralSchema => ({
  type: 'array',
  'x-kubernetes-list-type': 'map',
  'x-kubernetes-list-map-keys': keys,
  items: {},
})

describe('what a list promises and does not keep', () => {
  test.each<[string, StructuralSchema, unknown, string[]]>([
    ['a set of scalars', set, ['a', 'b', 'a', 'a'], ['[2] Duplicate value: "a"']],
    ['kinds of scalars differ', set, [1, '1', true, null, '{"a":1}', { a: 1 }], []],
    [
      'a set of objects',
      set,
      [
        { a: 1, b: 2 },
        { b: 2, a: 1 },
      ],
      ['[1] Duplicate value: {"a":1,"b":2}'],
    ],
    ['one key', map('name'), [{ name: 'a' }, { name: 'b' }, { name: 'a', x: 1 }], ['[2] Duplicate value: {"name":"a"}']],
    ['a key that is missing twice', map('name'), [{}, { name: null }, { x: 1 }], ['[2] Duplicate value: {}']],
    [
      'several keys',
      map('a', 'b'),
      [{ a: 1 }, { a: 1, b: 2 }, { b: 2, a: 1 }, null, {}],
      ['[2] Duplicate value: {"a":1,"b":2}', '[4] Duplicate value: {}'],
    ],
    ['what is no object', map('name'), [{ name: 'a' }, 3, 'x'], ['[1] Invalid value: 3: must be an object for an array of list-type map']],
    ['one item', map('name'), ['x'], ['[0] Invalid value: "x": must be an object for an array of list-type map']],
    ['no array', set, { a: 1 }, []],
    ['lists in lists', { items: { properties: { l: set } } }, [{ l: ['a'] }, { l: ['b', 'b'] }], ['[1].l[1] Duplicate value: "b"']],
    [
      'entries of a map are subscripts',
      { properties: { m: { additionalProperties: set } } },
      { m: { 'k.x': [1, 1] } },
      ['m[k.x][1] Duplicate value: 1'],
    ],
  ])('%s', (_, schema, value, expected) => {
    expect(compileListTypes(schema)?.(value).map(({ field, message }) => `${field} ${message}`)).toEqual(expected)
  })
})

test('a schema without sets and list maps needs no check', () => {
  expect(compileListTypes({ properties: { a: { type: 'array', 'x-kubernetes-list-type': 'atomic', items: {} } } })).toBeUndefined()
})
