import { describe, expect, test } from '@jest/globals'
import { applyJsonPatch, type Operation } from './json-patch.ts'
import { PatchFailure } from './patch-failure.ts'

const document = { spec: { name: 'n', ports: [1, 2, 3], 'a/b~c': 'x' }, empty: null }

// Laxer than RFC 6902 where the server's library is: each row was tried on a kube-apiserver 1.36.
const applied: readonly [string, readonly Operation[], (spec: typeof document.spec) => object][] = [
  ['add a field', [{ op: 'add', path: '/spec/info', value: 'i' }], (spec) => ({ ...spec, info: 'i' })],
  ['add over a field', [{ op: 'add', path: '/spec/name', value: 'm' }], (spec) => ({ ...spec, name: 'm' })],
  ['add without a value', [{ op: 'add', path: '/spec/info' }], (spec) => ({ ...spec, info: null })],
  ['add an item', [{ op: 'add', path: '/spec/ports/1', value: 9 }], (spec) => ({ ...spec, ports: [1, 9, 2, 3] })],
  ['append an item', [{ op: 'add', path: '/spec/ports/-', value: 9 }], (spec) => ({ ...spec, ports: [1, 2, 3, 9] })],
  ['append an item by its index', [{ op: 'add', path: '/spec/ports/3', value: 9 }], (spec) => ({ ...spec, ports: [1, 2, 3, 9] })],
  ['append an item from the end', [{ op: 'add', path: '/spec/ports/-1', value: 9 }], (spec) => ({ ...spec, ports: [1, 2, 3, 9] })],
  ['replace', [{ op: 'replace', path: '/spec/ports/0', value: 9 }], (spec) => ({ ...spec, ports: [9, 2, 3] })],
  ['replace what is not there', [{ op: 'replace', path: '/spec/info', value: 1 }], (spec) => ({ ...spec, info: 1 })],
  ['remove', [{ op: 'remove', path: '/spec/name' }], ({ name: _, ...spec }) => spec],
  ['remove the last item', [{ op: 'remove', path: '/spec/ports/-1' }], (spec) => ({ ...spec, ports: [1, 2] })],
  ['copy', [{ op: 'copy', from: '/spec/name', path: '/spec/info' }], (spec) => ({ ...spec, info: 'n' })],
  ['copy what is not there', [{ op: 'copy', from: '/nope', path: '/spec/info' }], (spec) => ({ ...spec, info: null })],
  ['move', [{ op: 'move', from: '/spec/name', path: '/spec/info' }], ({ name, ...spec }) => ({ ...spec, info: name })],
  ['move within a list', [{ op: 'move', from: '/spec/ports/0', path: '/spec/ports/2' }], (spec) => ({ ...spec, ports: [2, 3, 1] })],
  ['test', [{ op: 'test', path: '/spec/ports', value: [1, 2, 3] }], (spec) => spec],
  ['test for null where nothing is', [{ op: 'test', path: '/spec/nope', value: null }], (spec) => spec],
  ['escapes', [{ op: 'replace', path: '/spec/a~1b~0c', value: 'y' }], (spec) => ({ ...spec, 'a/b~c': 'y' })],
  ['a leading zero', [{ op: 'add', path: '/spec/ports/01', value: 9 }], (spec) => ({ ...spec, ports: [1, 9, 2, 3] })],
]

test.each(applied)('%s', (_, operations, spec) => {
  expect(applyJsonPatch(document, operations)).toEqual({ ...document, spec: spec(document.spec) })
})

test('the whole document can be replaced', () => {
  expect(applyJsonPatch(document, [{ op: 'replace', path: '', value: { a: 1 } }])).toEqual({ a: 1 })
})

describe('fails', () => {
  test.each<readonly [string, Operation | null]>([
    ['a test of another value', { op: 'test', path: '/spec/name', value: 'x' }],
    ['a test below what is not there', { op: 'test', path: '/nope/nope', value: null }],
    ['an index out of range', { op: 'add', path: '/spec/ports/4', value: 9 }],
    ['an index that is none', { op: 'add', path: '/spec/ports/x', value: 9 }],
    ['removing what is not there', { op: 'remove', path: '/spec/nope' }],
    ['replacing an item that is not there', { op: 'replace', path: '/spec/ports/3', value: 9 }],
    ['copying from below what is not there', { op: 'copy', from: '/nope/nope', path: '/spec/x' }],
    ['moving into itself', { op: 'move', from: '/spec', path: '/spec/x' }],
    ['a field of a string', { op: 'add', path: '/spec/name/x', value: 1 }],
    ['adding the whole document', { op: 'add', path: '', value: {} }],
    ['a path that is no pointer', { op: 'add', path: 'spec', value: {} }],
    ['no path', { op: 'add', value: 1 }],
    ['an operation that is none', { op: 'nope', path: '/spec' }],
    ['null', null],
  ])('%s', (_, operation) => {
    expect(() => applyJsonPatch(document, [operation])).toThrow(PatchFailure)
  })

  test('as a whole', () => {
    const before = structuredClone(document)
    expect(() =>
      applyJsonPatch(document, [
        { op: 'remove', path: '/spec/name' },
        { op: 'test', path: '/spec/name', value: 'n' },
      ]),
    ).toThrow(PatchFailure)
    expect(document).toEqual(before)
  })
})

test('names that JavaScript knows are data', () => {
  const patched = applyJsonPatch({ spec: {} }, [{ op: 'add', path: '/spec/__proto__', value: { polluted: 1 } }]) as { spec: object }
  expect(Object.keys(patched.spec)).toEqual(['__proto__'])
  expect({}).not.toHaveProperty('polluted')
  expect(() => applyJsonPatch({ spec: {} }, [{ op: 'add', path: '/spec/constructor/prototype/polluted', value: 1 }])).toThrow(PatchFailure)
})

test('what is not touched is shared', () => {
  const patched = applyJsonPatch({ a: document, b: 1 }, [{ op: 'replace', path: '/b', value: 2 }]) as { a: unknown }
  expect(patched.a).toBe(document)
})
