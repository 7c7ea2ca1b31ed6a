import { describe, expect, test } from '@jest/globals'
import { differences } from './difference.ts'

describe('differences', () => {
  const cases: [name: string, actual: unknown, expected: unknown, found: string[]][] = [
    ['the same', { a: [1, { b: null }] }, { a: [1, { b: null }] }, []],
    ['keys have no order', { a: 1, b: 2 }, { b: 2, a: 1 }, []],
    ['a value', { a: { b: 1 } }, { a: { b: 2 } }, ['a.b: 1, not 2']],
    ['a type', { a: 1 }, { a: '1' }, ['a: 1, not "1"']],
    ['null is something', { a: null }, {}, ['a: null, not (nothing)']],
    ['a missing field', {}, { a: { b: 1 } }, ['a: (nothing), not {"b":1}']],
    ['a longer list', { a: [1, 2] }, { a: [1] }, ['a[1]: 2, not (nothing)']],
    ['a list and an object', { a: [] }, { a: {} }, ['a: [], not {}']],
    ['the whole', 1, 2, ['all of it: 1, not 2']],
    ['a field called __proto__', JSON.parse('{"__proto__":1}'), {}, ['__proto__: 1, not (nothing)']],
    ['a field that objects inherit', {}, { toString: 1 }, ['toString: (nothing), not 1']],
  ]
  test.each(cases)('%s', (_, actual, expected, found) => expect(differences(actual, expected)).toEqual(found))

  test('only the first are told', () => {
    const found = differences(
      Array.from({ length: 20 }, (_, i) => i),
      [],
    )
    expect(found).toHaveLength(9)
    expect(found.at(-1)).toBe('and 12 more')
  })
})
