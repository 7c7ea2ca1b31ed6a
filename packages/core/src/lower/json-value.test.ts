import { describe, expect, test } from '@jest/globals'
import { copyJson, distinctJson, jsonKey, sameJson } from './json-value.ts'

describe('copyJson', () => {
  test.each([[null], ['a'], [1.5], [true], [[1, [2]]], [{ a: { b: [] } }]])('%j', (value) => {
    expect(copyJson(value)).toEqual({ value })
  })

  test('leaves out what JSON.stringify leaves out, and keeps __proto__', () => {
    const value = JSON.parse('{"__proto__": {"a": 1}, "b": 2}')
    const copy = copyJson({ ...value, c: undefined })?.value
    expect(JSON.stringify(copy)).toBe('{"__proto__":{"a":1},"b":2}')
    expect(Object.getPrototypeOf(copy)).toBe(Object.prototype)
  })

  test.each([
    [undefined],
    [() => 1],
    [Symbol('a')],
    [1n],
    [NaN],
    [-Infinity],
    [new Map()],
    [new Date(0)],
    [[undefined]],
    [{ a: [() => 1] }],
  ])('refuses %p', (value) => {
    expect(copyJson(value)).toBeUndefined()
  })
})

describe('sameJson', () => {
  test.each<[unknown, unknown, boolean]>([
    [1, 1, true],
    [1, '1', false],
    [null, {}, false],
    [[1, 2], [1, 2], true],
    [[1, 2], [2, 1], false],
    [[], {}, false],
    [{ a: 1, b: 2 }, { b: 2, a: 1 }, true],
    [{ a: 1 }, { a: 1, b: 2 }, false],
    [{ toString: 1 }, { a: 1 }, false],
  ])('%j and %j: %s', (a, b, same) => {
    expect(sameJson(a, b)).toBe(same)
    expect(jsonKey(a) === jsonKey(b)).toBe(same)
  })
})

test('distinctJson keeps the first of equal values', () => {
  expect(distinctJson([{ a: 1, b: 2 }, 1, { b: 2, a: 1 }, '1', 1])).toEqual([{ a: 1, b: 2 }, 1, '1'])
})
