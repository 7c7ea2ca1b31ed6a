import { expect, test } from '@jest/globals'
import { applyMergePatch } from './merge-patch.ts'

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
  expect(applyMergePatch(target, patch)).toEqual(expected)
  expect(target).toEqual(before)
})

// What kube-apiserver 1.36 stored.
test.each([
  [{}, { a: [null, 1, { b: null, c: [null] }, [null, 2]] }, { a: [null, 1, { c: [null] }, [null, 2]] }],
  [{ a: [1] }, { a: [null, { b: null, c: 1 }] }, { a: [null, { c: 1 }] }],
  [{ a: 'x' }, { a: [{ b: null }] }, { a: [{}] }],
  [{ a: { x: 1 } }, { a: [null, { b: null, c: 1 }] }, { a: [null, { b: null, c: 1 }] }],
])('nulls in lists: %j with %j is %j', (target, patch, expected) => expect(applyMergePatch(target, patch)).toEqual(expected))

test('names that JavaScript knows are data', () => {
  const merged = applyMergePatch({}, JSON.parse('{"__proto__":{"polluted":1}}')) as object
  expect(Object.keys(merged)).toEqual(['__proto__'])
  expect({}).not.toHaveProperty('polluted')
})
