import { describe, expect, test } from '@jest/globals'
import { applyJsonPatch } from './json-patch.ts'
import { LazyNode } from './lazy-node.ts'
import { PatchFailure } from './patch-failure.ts'

type Operation = { readonly [field in 'op' | 'path' | 'from' | 'value']?: unknown }

/** The document with the steps of a patch taken, which come as text. */
function patched(before: unknown, operations: readonly (Operation | null)[], text = JSON.stringify(operations)): LazyNode {
  return applyJsonPatch(LazyNode.ofValue(before), LazyNode.ofText(text, JSON.parse(text)).items() ?? [])
}

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
  ['move a whole part', [{ op: 'move', from: '/spec', path: '/spec' }], (spec) => spec],
  ['a path with something in front', [{ op: 'replace', path: 'x/spec/name', value: 'm' }], (spec) => ({ ...spec, name: 'm' })],
  ['a sign', [{ op: 'remove', path: '/spec/ports/+0' }], (spec) => ({ ...spec, ports: [2, 3] })],
  ['test', [{ op: 'test', path: '/spec/ports', value: [1, 2, 3] }], (spec) => spec],
  ['test for null where nothing is', [{ op: 'test', path: '/spec/nope', value: null }], (spec) => spec],
  ['escapes', [{ op: 'replace', path: '/spec/a~1b~0c', value: 'y' }], (spec) => ({ ...spec, 'a/b~c': 'y' })],
  ['a leading zero', [{ op: 'add', path: '/spec/ports/01', value: 9 }], (spec) => ({ ...spec, ports: [1, 9, 2, 3] })],
]

test.each(applied)('%s', (_, operations, spec) => {
  expect(patched(document, operations).value()).toEqual({ ...document, spec: spec(document.spec) })
})

test('the whole document can be replaced', () => {
  expect(patched(document, [{ op: 'replace', path: '', value: { a: 1 } }]).value()).toEqual({ a: 1 })
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
    expect(() => patched(document, [operation])).toThrow(PatchFailure)
  })

  test('as a whole', () => {
    const before = structuredClone(document)
    expect(() =>
      patched(document, [
        { op: 'remove', path: '/spec/name' },
        { op: 'test', path: '/spec/name', value: 'n' },
      ]),
    ).toThrow(PatchFailure)
    expect(document).toEqual(before)
  })
})

// A test compares the texts of scalars, and the server writes its own fit for HTML.
test.each([
  ['"<"', '"<"', false],
  ['"<"', String.raw`"\u003c"`, true],
  ['" "', '" "', false],
  ['" "', String.raw`"\u2028"`, true],
  ['"é"', '"é"', true],
  ['"é"', String.raw`"\u00e9"`, false],
  ['1', '1', true],
  ['1', '1.0', false],
  ['{"a": [1, {"b": "x"}]}', '{ "a" : [ 1 ,\n{"b":"x"} ] }', true],
  ['[1, null]', '[1, null]', true],
  ['[1, null]', '[1, 2]', false],
  ['{"a": 1}', '{"b": 1}', false],
  ['{}', '[]', false],
])('of %s, asked for as %s', (stored, value, holds) => {
  const outcome = () => patched({ a: JSON.parse(stored) }, [], `[{"op":"test","path":"/a","value":${value}}]`)
  if (holds) expect(outcome().value()).toEqual({ a: JSON.parse(stored) })
  else expect(outcome).toThrow(PatchFailure)
})

// In messages of kube-apiserver 1.36: what was looked into with its keys in order, anything else as it was sent.
test.each([
  ['[{"op":"add","path":"/z","value":{"b":1.0,"a":"<"}}]', String.raw`{"a":{"c":1,"d":2},"z":{"b":1.0,"a":"\u003c"}}`],
  [
    '[{"op":"add","path":"/z","value":{"b":1,"a":2}},{"op":"add","path":"/z/0","value":[ 1, null ]}]',
    '{"a":{"c":1,"d":2},"z":{"0":[1,null],"a":2,"b":1}}',
  ],
  ['[{"op":"copy","from":"/a","path":"/b"},{"op":"remove","path":"/b/c"}]', '{"a":{"c":1,"d":2},"b":{"d":2}}'],
  ['[{"op":"replace","path":"","value":[ {"b":null} ]}]', '[{"b":null}]'],
])('%s is quoted as %s', (patch, text) => expect(patched({ a: { d: 2, c: 1 } }, [], patch).text()).toBe(text))

test('names that JavaScript knows are data', () => {
  const { spec } = patched({ spec: {} }, [{ op: 'add', path: '/spec/__proto__', value: { polluted: 1 } }]).value() as { spec: object }
  expect(Object.keys(spec)).toEqual(['__proto__'])
  expect({}).not.toHaveProperty('polluted')
  expect(() => patched({ spec: {} }, [{ op: 'add', path: '/spec/constructor/prototype/polluted', value: 1 }])).toThrow(PatchFailure)
})

test('what is not touched is shared', () => {
  const { a } = patched({ a: document, b: 1 }, [{ op: 'replace', path: '/b', value: 2 }]).value() as { a: unknown }
  expect(a).toBe(document)
})
