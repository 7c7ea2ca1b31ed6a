import { expect, test } from '@jest/globals'
import { LazyNode } from './lazy-node.ts'
import { applyMergePatch } from './merge-patch.ts'

function merged(target: unknown, patch: unknown, text = JSON.stringify(patch)): LazyNode {
  return applyMergePatch(LazyNode.ofValue(target), LazyNode.ofText(text, patch))
}

// The examples of RFC 7386, appendix A.
test.each([
  [{ a: 'b' }, { a: 'c' }, { a: 'c' }],
  [{ a: 'b' }, { b: 'c' }, { a: 'b', b: 'c' }],
  [{ a: 'b' }, { a: null }, {}],
  [{ a: 'b', b: 'c' }, { a: null }, { b: 'c' }],
  [{ a: ['b'] }, { a: 'c' }, { a: 'c' }],
  [{ a: 'c' }, { a: ['b'] }, { a: ['b'] }],
  [{ a: { b: 'c' } }, { a: { b: 'd', c: null } }, { a: { b: 'd' } }],
  [{ a: [{ b: 'c' }] }, { a: [1] }, { a: [1] }],
  [
    ['a', 'b'],
    ['c', 'd'],
    ['c', 'd'],
  ],
  [{ a: 'b' }, ['c'], ['c']],
  [{ a: 'foo' }, null, null],
  [{ a: 'foo' }, 'bar', 'bar'],
  [{ e: null }, { a: 1 }, { e: null, a: 1 }],
  [[1, 2], { a: 'b', c: null }, { a: 'b' }],
  [{}, { a: { bb: { ccc: null } } }, { a: { bb: {} } }],
])('%j with %j is %j', (target, patch, expected) => {
  const before = structuredClone(target)
  expect(merged(target, patch).value()).toEqual(expected)
  expect(target).toEqual(before)
})

// What kube-apiserver 1.36 stored.
test.each([
  [{}, { a: [null, 1, { b: null, c: [null] }, [null, 2]] }, { a: [null, 1, { c: [null] }, [null, 2]] }],
  [{ a: [1] }, { a: [null, { b: null, c: 1 }] }, { a: [null, { c: 1 }] }],
  [{ a: 'x' }, { a: [{ b: null }] }, { a: [{}] }],
  [{ a: { x: 1 } }, { a: [null, { b: null, c: 1 }] }, { a: [null, { b: null, c: 1 }] }],
])('nulls in lists: %j with %j is %j', (target, patch, expected) => expect(merged(target, patch).value()).toEqual(expected))

test('names that JavaScript knows are data', () => {
  const made = merged({}, JSON.parse('{"__proto__":{"polluted":1}}')).value() as object
  expect(Object.keys(made)).toEqual(['__proto__'])
  expect({}).not.toHaveProperty('polluted')
})

test('what is not touched is shared', () => {
  const a = { b: [1] }
  expect((merged({ a, c: 1 }, { c: 2 }).value() as { a: unknown }).a).toBe(a)
})

// In messages of kube-apiserver 1.36: a list that takes the place of an object was never looked into.
test.each([
  ['{"z":{"b":1.0,"a":"<"}}', String.raw`{"a":{"c":1},"z":{"a":"\u003c","b":1.0}}`],
  ['{"a":[{"d":1,"c":null}]}', '{"a":[{"d":1,"c":null}]}'],
  ['{"z":[{"d":1,"c":null}]}', '{"a":{"c":1},"z":[{"d":1}]}'],
])('%s is quoted as %s', (patch, text) => expect(merged({ a: { c: 1 } }, JSON.parse(patch), patch).text()).toBe(text))
