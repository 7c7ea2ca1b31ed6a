import { expect, test } from '@jest/globals'
import { goSource, goValue } from './go-value.ts'

test.each([
  [null, '<nil>', 'interface {}(nil)'],
  ['a b', 'a b', '"a b"'],
  [1.5, '1.5', '1.5'],
  [true, 'true', 'true'],
  [[], '[]', '[]interface {}{}'],
  [['a', 1, null], '[a 1 <nil>]', '[]interface {}{"a", 1, interface {}(nil)}'],
  [{}, 'map[]', 'map[string]interface {}{}'],
  [
    { b: { c: [false] }, a: 'x' },
    'map[a:x b:map[c:[false]]]',
    'map[string]interface {}{"a":"x", "b":map[string]interface {}{"c":[]interface {}{false}}}',
  ],
])('%j is %s, and %s in a program', (value, printed, source) => {
  expect(goValue(value)).toBe(printed)
  expect(goSource(value)).toBe(source)
})
