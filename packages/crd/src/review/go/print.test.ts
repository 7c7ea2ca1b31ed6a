import { goQuote, utf8Length } from '@kindbox/core'
import { describe, expect, test } from '@jest/globals'
import { byCodePoint, marshal } from './json.ts'
import { print, typeName } from './print.ts'

test.each([
  ['plain', '"plain"'],
  ['a"b\\c', '"a\\"b\\\\c"'],
  ['\u0007\b\f\n\r\t\v', '"\\a\\b\\f\\n\\r\\t\\v"'],
  ['\u0001\u007f', '"\\x01\\x7f"'],
  ['\u00a0\u00ad\u0085', '"\\u00a0\\u00ad\\u0085"'],
  ['\u2028', '"\\u2028"'],
  ['é😀世', '"é😀世"'],
  ['\u{e0001}', '"\\U000e0001"'],
  ['\ud800', '"\ufffd"'],
])('goQuote(%j) is %s', (text, quoted) => {
  expect(goQuote(text)).toBe(quoted)
})

describe('marshal', () => {
  test.each([
    [null, 'null'],
    [{ b: 1, a: [true, 'x'] }, '{"a":[true,"x"],"b":1}'],
    ['<a>&\u2028', '"\\u003ca\\u003e\\u0026\\u2028"'],
    ['\ud800', '"\ufffd"'],
    [1e-7, '1e-7'],
    [1e21, '1e+21'],
    [-0, '0'],
    [9_007_199_254_740_993n, '9007199254740993'],
    [JSON.parse('{"__proto__":{"a":1}}'), '{"__proto__":{"a":1}}'],
  ])('%j becomes %s', (value, text) => {
    expect(marshal(value)).toBe(text)
  })
})

test('keys are ordered by code points, not by UTF-16 units', () => {
  expect(['\u{1f600}', '\uffee', 'b', 'a', 'ab'].toSorted(byCodePoint)).toEqual(['a', 'ab', 'b', '\uffee', '\u{1f600}'])
})

test.each([
  [null, '<nil>', '<nil>'],
  ['x', 'x', 'string'],
  [1, '1', 'int64'],
  [1.5, '1.5', 'float64'],
  [true, 'true', 'bool'],
  [[1, 'a'], '[1 a]', '[]interface {}'],
  [{ b: 1, a: null }, 'map[a:<nil> b:1]', 'map[string]interface {}'],
])('print(%j) is %s, of type %s', (value, text, type) => {
  expect(print(value)).toBe(text)
  expect(typeName(value)).toBe(type)
})

test.each(['', 'a', 'é', '世', '😀', '\ud800'])('utf8Length(%j) counts bytes', (text) => {
  expect(utf8Length(text)).toBe(new TextEncoder().encode(text).length)
})
