import { describe, expect, test } from '@jest/globals'
import {
  difference,
  emptySet,
  fromFieldsV1,
  has,
  intersection,
  pathTexts,
  setOf,
  toFieldsV1,
  union,
  withNamedFields,
  without,
} from './field-set.ts'
import { objectType } from './merge-type.ts'

const [spec, a, b, item] = ['f:spec', 'f:a', 'f:b', 'k:{"key":"x"}']
const left = setOf([spec!], [spec!, a!], [spec!, item!, b!])
const right = setOf([spec!, a!], [spec!, item!])

describe('sets of paths', () => {
  test.each([
    ['union', union(left, right), ['.spec', '.spec.a', '.spec[key="x"]', '.spec[key="x"].b']],
    ['intersection', intersection(left, right), ['.spec.a']],
    ['difference: what is below stays', difference(left, right), ['.spec', '.spec[key="x"].b']],
    ['without: what is below goes', without(left, right), ['.spec']],
    ['nothing', difference(right, union(left, right)), []],
  ])('%s', (_, set, paths) => {
    expect(pathTexts(set).toSorted()).toEqual(paths)
  })

  test('membership', () => {
    expect([has(left, [spec!]), has(right, [spec!]), has(right, [spec!, a!]), has(emptySet, [spec!])]).toEqual([true, false, true, false])
  })

  test('fields that a type names become members where something below them is', () => {
    const type = objectType({ type: 'object', properties: { spec: { type: 'object', properties: { a: { type: 'string' } } } } })
    expect(has(withNamedFields(right, type), [spec!])).toBe(true)
    expect(has(withNamedFields(setOf(['f:other', a!]), type), ['f:other'])).toBe(false)
  })
})

describe('fieldsV1', () => {
  test.each([
    [{}],
    [{ 'f:spec': { '.': {}, 'f:a': {}, 'k:{"key":"x"}': { 'f:b': {} } } }],
    [{ 'f:set': { 'v:"a"': {}, 'v:1': {} } }],
    [JSON.parse('{"f:__proto__":{"f:a":{}}}')],
  ])('%j is read and written', (fields) => {
    const set = fromFieldsV1(fields)
    expect(toFieldsV1(set!)).toEqual(fields)
  })

  test.each([[1], [null], [{ spec: {} }], [{ 'f:spec': 1 }], [{ 'f:spec': { a: {} } }]])('%j is none', (fields) => {
    expect(fromFieldsV1(fields)).toBeUndefined()
  })
})
