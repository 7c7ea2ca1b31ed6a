import { describe, expect, test } from '@jest/globals'

import { fromJson } from './from-json.ts'
import { isKind } from './value-kind.ts'

describe('values of plain JSON', () => {
  test.each([
    [null, null],
    [true, true],
    ['text', 'text'],
    [1, 1n],
    [1.5, 1.5],
    [-0, 0n],
    [2 ** 53, 2 ** 53],
    [2n ** 62n, 2n ** 62n],
  ])('%p', (json, value) => {
    expect(fromJson(json)).toBe(value)
  })

  test('convert what they hold when asked for it', () => {
    const list = fromJson([1, ['a'], {}])
    expect(isKind(list, 'list') && [list.size, list.at(0)]).toEqual([3, 1n])
    const inner = isKind(list, 'list') ? list.at(1) : null
    expect(isKind(inner, 'list') && inner.at(0)).toBe('a')
  })

  test('know only the keys of the document', () => {
    const map = fromJson(JSON.parse('{"__proto__": 1, "a": null}'))
    if (!isKind(map, 'map')) throw new Error('no map')
    expect([...map.keys()]).toEqual(['__proto__', 'a'])
    expect([map.find('__proto__'), map.find('a'), map.find('toString'), map.find(1n)]).toEqual([1n, null, undefined, undefined])
    expect(map.size).toBe(2)
  })
})
