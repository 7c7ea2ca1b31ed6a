import { describe, expect, test } from '@jest/globals'

import { EvaluationError, type Value } from '../value.ts'
import { EntriesMap, GrowingMap, insertEntry } from './map.ts'
import { uint } from './scalars.ts'

describe('a map', () => {
  const map = new EntriesMap([
    [1n, 'int'],
    [uint(1n), 'uint'],
    [uint(2n), 'two'],
    ['1', 'string'],
    [true, 'bool'],
    ['__proto__', 'plain'],
  ])

  test.each<[Value, Value | undefined]>([
    [1n, 'int'],
    [uint(1n), 'uint'],
    [1, 'int'],
    [2n, 'two'],
    [2, 'two'],
    [1.5, undefined],
    [-1, undefined],
    [1e300, undefined],
    ['1', 'string'],
    [true, 'bool'],
    [false, undefined],
    ['__proto__', 'plain'],
    ['constructor', undefined],
    [null, undefined],
  ])('finds numbers across their types: %p', (key, value) => {
    expect(map.find(key)).toBe(value)
  })

  test('keeps keys of different types apart', () => {
    expect(map.size).toBe(6)
    expect([...map.keys()]).toEqual([1n, '1', true, '__proto__', uint(1n), uint(2n)])
  })
})

describe('inserting', () => {
  test('copies a map that others can see', () => {
    const map = new EntriesMap([['a', 1n]])
    expect(insertEntry(map, 'b', 2n).size).toBe(2)
    expect(map.size).toBe(1)
  })

  test('changes a map that is being built, until it is settled', () => {
    const map = new GrowingMap()
    expect(insertEntry(map, 'a', 1n)).toBe(map)
    expect(insertEntry(map.settled(), 'b', 2n)).not.toBe(map)
    expect(map.size).toBe(1)
  })

  test('refuses a key that is there', () => {
    expect(() => insertEntry(new EntriesMap([['a', 1n]]), 'a', 2n)).toThrow(
      new EvaluationError('insert failed: key a already exists') as never,
    )
  })
})
