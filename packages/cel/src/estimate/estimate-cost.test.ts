import { expect, test } from '@jest/globals'
import type { Range } from '../call-estimate.ts'
import { type CelType, intType, listType, mapType, objectType, stringType } from '../cel-type.ts'
import { compile } from '../compile/compile.ts'
import { kubernetesEnvironment } from '../kubernetes-environment.ts'
import { estimateCost } from './estimate-cost.ts'
import { UNLIMITED } from './range.ts'

const fields: { readonly [name: string]: CelType } = {
  n: intType,
  s: stringType,
  list: listType(stringType),
  free: listType(stringType),
  map: mapType(stringType, stringType),
  inner: objectType('Self'),
}
const types = {
  has: (name: string) => name === 'Self',
  fieldType: (_: string, field: string) => (Object.hasOwn(fields, field) ? fields[field] : undefined),
}

/** The string has 10 characters, the list 5 strings of 20, the map 3 entries of 30. */
const sizes: ReadonlyMap<string, number> = new Map([
  ['self.n', 0],
  ['self.s', 10],
  ['self.list', 5],
  ['self.list.@items', 20],
  ['self.map', 3],
  ['self.map.@keys', 0],
  ['self.map.@values', 30],
])

function estimate(source: string): Range {
  const compiled = compile({ ...kubernetesEnvironment, types, variables: { self: objectType('Self') } }, source)
  if (!('expr' in compiled)) throw new Error(compiled.text)
  const sizeOf = (path: readonly string[]) => {
    const max = sizes.get(path.join('.'))
    return max === undefined ? undefined : { min: 0, max }
  }
  return estimateCost(compiled.expr, { sizeOf })
}

// The figures are those of cel-go's own estimator, given these sizes.
test.each<[string, number, number]>([
  ['true', 0, 0],
  ['self.n > 1', 3, 3],
  ['self.inner.inner.n == 1', 5, 5],
  ['has(self.s)', 1, 1],
  ['self.s == "abc"', 3, 3],
  ['self.s.startsWith("abcdefghijk")', 4, 4],
  ['self.s.contains("abcdefghijk")', 2, 4],
  ['self.s.matches("[a-z]+x")', 4, 6],
  ['self.n > 1 && self.s == "abc"', 3, 6],
  ['self.n > 1 ? self.s == "a" : self.s == "b" && self.s == "c"', 6, 9],
  ['[self.s, "a"]', 12, 12],
  ['{"a": self.s}', 32, 32],
  ['self.s + "abc" == ""', 3, 4],
  ['"a" in self.list', 2, 7],
  ['self.list.size() > 2', 4, 4],
  ['self.list[0] == "abcdefghijk"', 4, 5],
  ['self.map["a"] == "abcdefghijk"', 4, 5],
  ['self.map.a == "abcdefghijk"', 4, 5],
  ['self.list.all(x, x == "abcdefghijk")', 3, 33],
  ['self.map.all(k, k == "a")', 3, 15],
  ['self.list.map(x, x + "b").exists(y, y == "c")', 14, 124],
  ['self.free.size() > 1', 4, 4],
  ['dyn(self.s) == "a"', 4, 4],
  ['self.s.lowerAscii() == "a"', 3, 4],
  ['strings.quote(self.s).size() > 2', 4, 5],
])('%s costs %i to %i', (source, min, max) => {
  expect(estimate(source)).toEqual({ min, max })
})

test.each(['self.free.all(x, self.free.all(y, x == y))', 'self.free.all(x, x == self.s)', 'self.free.join(",") == "a"'])(
  'there is no bound to %s',
  (source) => {
    expect(estimate(source).max).toBeGreaterThan(UNLIMITED / 100)
  },
)
