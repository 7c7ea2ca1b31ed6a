import { expect, test } from '@jest/globals'
import { findValues, NoMatch } from './find-values.ts'
import { parseJsonPath } from './parse-json-path.ts'

const value = {
  spec: { list: ['a', 'b', 'c', 'd'], map: { a: 1, 'b.c': 2 }, nothing: null },
  conditions: [
    { type: 'Ready', weight: 2, flag: true },
    { type: 'Synced (soon)', weight: 1.5, flag: false },
  ],
}

function found(path: string): unknown {
  const steps = parseJsonPath(path)
  if (steps === undefined) return 'no path'
  try {
    return findValues(steps, value)
  } catch (error) {
    if (error instanceof NoMatch) return 'no match'
    throw error
  }
}

test.each<[string, unknown]>([
  ['.spec.map.a', [1]],
  ['$.spec.map.a', [1]],
  ['.spec.missing.deep', []],
  ['.spec.nothing', [null]],
  ['.spec.nothing.deep', []],
  ['.spec.__proto__', []],
  [".spec.map['a']", [1]],
  // Brackets read their key as dots do.
  [".spec.map['b.c']", []],
  [String.raw`.spec.map.b\.c`, [2]],
  ['.spec.list[0]', ['a']],
  ['.spec.list[-1]', ['d']],
  ['.spec.list[4]', 'no match'],
  ['.spec.list[*]', ['a', 'b', 'c', 'd']],
  ['.spec.list[1:3]', ['b', 'c']],
  ['.spec.list[-2:]', ['c', 'd']],
  ['.spec.list[:2]', ['a', 'b']],
  ['.spec.list[::2]', ['a', 'c']],
  ['.spec.list[2:1]', 'no match'],
  ['.spec.list[1:1]', []],
  ['.spec.list[::0]', 'no match'],
  ['.spec.list[2,0]', ['c', 'a']],
  ['.spec.map[0]', 'no match'],
  ['.spec.map.*', [1, 2]],
  ['..weight', [2, 1.5]],
  ['.conditions[?(@.type=="Ready")].weight', [2]],
  [".conditions[?(@.type=='Synced (soon)')].weight", [1.5]],
  ['.conditions[?(@.weight>=2)].type', 'no match'],
  ['.conditions[?(@.flag==true)].type', ['Ready']],
  ['.conditions[?(@.flag<true)].type', 'no match'],
  ['.conditions[?(@.type=~"R")].type', 'no path'],
  ['.conditions[?(@.missing==1)].type', []],
  ['.conditions[?(@.weight)].type', ['Ready', 'Synced (soon)']],
  ['.spec[?(@.a==1)]', 'no match'],
  ['.spec.list[0', 'no path'],
  ['.spec[?(@.a', 'no path'],
  ['.spec[a]', 'no path'],
  ['....a', 'no path'],
  ['.a[?(@.b=="c]', 'no path'],
  ['range', 'no path'],
  ['#', 'no path'],
  [`.a${'[?('.repeat(20)}`, 'no path'],
])('%s', (path, expected) => {
  expect(found(path)).toEqual(expected)
})

test('a field called __proto__ is one like any other', () => {
  expect(findValues(parseJsonPath('.__proto__.a')!, JSON.parse('{"__proto__":{"a":1}}'))).toEqual([1])
})

test('values nested deeper than calls can be are descended', () => {
  let deep: unknown = { weight: 1 }
  for (let level = 0; level < 20_000; level++) deep = [deep]
  expect(findValues(parseJsonPath('..weight')!, deep)).toEqual([1])
})
