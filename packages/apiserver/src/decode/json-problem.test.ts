import { expect, test } from '@jest/globals'
import { decodeJson, decodeText } from './decode-text.ts'

// The messages are those that a kube-apiserver 1.36 repeated to its client.
test.each([
  ['', 'unexpected end of JSON input'],
  ['{', 'unexpected end of JSON input'],
  ['[1,', 'unexpected end of JSON input'],
  ['{"a":"b', 'unexpected end of JSON input'],
  ['{"a":1,}', "invalid character '}' looking for beginning of object key string"],
  ['{"a":1}x', "invalid character 'x' after top-level value"],
  ['tru', "invalid character ' ' in literal true (expecting 'e')"],
  ['nul', "invalid character ' ' in literal null (expecting 'l')"],
  ['{"a":"\u0001"}', "invalid character '\\x01' in string literal"],
  ['{"a":"\n"}', "invalid character '\\n' in string literal"],
  ["{'a':1}", "invalid character '\\'' looking for beginning of object key string"],
  ['{"a" 1}', "invalid character '1' after object key"],
  ['{"a":1 "b":2}', "invalid character '\"' after object key:value pair"],
  ['[1 2]', "invalid character '2' after array element"],
  ['[,]', "invalid character ',' looking for beginning of value"],
  ['-', "invalid character ' ' in numeric literal"],
  ['{"a":01}', "invalid character '1' after object key:value pair"],
  ['1.x', "invalid character 'x' after decimal point in numeric literal"],
  ['1e+', "invalid character ' ' in exponent of numeric literal"],
  ['"\\x"', "invalid character 'x' in string escape code"],
  ['"\\u12g4"', "invalid character 'g' in \\u hexadecimal character escape"],
])('%j', (text, problem) => {
  expect(decodeJson(text)).toEqual({ problem })
})

test('depth is bounded', () => {
  const deep = '['.repeat(100_000)
  expect(decodeJson(deep + ']'.repeat(100_000))).toHaveProperty('problem')
  expect(decodeJson(deep)).toEqual({ problem: "invalid character '[' exceeded max depth" })
})

test('deeper than the real server goes, it is said in its words; between its limit and ours, in ours', () => {
  const nested = (depth: number) => decodeJson('['.repeat(depth) + ']'.repeat(depth))
  expect(nested(10_001)).toEqual({ problem: "invalid character '[' exceeded max depth" })
  expect(nested(2_000)).toEqual({ problem: 'exceeded max depth of 1000' })
})

test('a byte order mark is no white space, and half a character is none', () => {
  expect(decodeJson('\ufeff{}')).toEqual({ problem: "invalid character 'ï' looking for beginning of value" })
  expect(decodeJson(String.raw`{"a":"\ud800","b":"\ud83d\ude00"}`)).toEqual({ value: { a: '\ufffd', b: '😀' }, problems: [] })
})

test('integers keep their digits, and duplicate fields are told', () => {
  expect(decodeText('{"a":9007199254740993,"a":9007199254740995}', 'json')).toEqual({
    value: { a: 9007199254740995n },
    problems: [{ message: 'duplicate field "a"', path: ['a'], from: 'json' }],
  })
})

test('YAML', () => {
  expect(decodeText('a: yes\nb: 0o10\n', 'yaml')).toMatchObject({ value: { a: true } })
  expect(decodeText('a: [', 'yaml')).toHaveProperty('problem')
})

test('keys that JavaScript knows are data', () => {
  const decoded = decodeJson('{"__proto__":{"polluted":1},"constructor":2}')
  expect(Object.keys('value' in decoded ? (decoded.value as object) : {})).toEqual(['__proto__', 'constructor'])
  expect({}).not.toHaveProperty('polluted')
})
