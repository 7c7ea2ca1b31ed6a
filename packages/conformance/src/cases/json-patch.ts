import type { Area, Case } from '../suite/case.ts'
import { patchedKind } from './patched-kind.ts'

const foo = patchedKind('jsonpatch.conformance.example')
const spec = {
  text: 'x',
  size: 1,
  list: [1, 2, 3],
  open: { 'a/b': 1, 'm~n': 2, '': 3, 0: 'zero', deep: [{ a: 1 }, { a: 2 }], nothing: null },
}

const patches: { readonly [title: string]: unknown } = {
  'add a field': [{ op: 'add', path: '/spec/open/new', value: { a: [1] } }],
  'add over a field': [{ op: 'add', path: '/spec/text', value: 'y' }],
  'add into a list': [{ op: 'add', path: '/spec/list/1', value: 9 }],
  'add at the end of a list': [{ op: 'add', path: '/spec/list/-', value: 9 }],
  'add just behind a list': [{ op: 'add', path: '/spec/list/3', value: 9 }],
  'add far behind a list': [{ op: 'add', path: '/spec/list/7', value: 9 }],
  'add at a negative index': [{ op: 'add', path: '/spec/list/-1', value: 9 }],
  'add at no index': [{ op: 'add', path: '/spec/list/x', value: 9 }],
  'add below nothing': [{ op: 'add', path: '/spec/missing/a', value: 9 }],
  'add without a value': [{ op: 'add', path: '/spec/open/new' }],
  'add null': [{ op: 'add', path: '/spec/open/new', value: null }],
  'remove a field': [{ op: 'remove', path: '/spec/text' }],
  'remove an item': [{ op: 'remove', path: '/spec/list/0' }],
  'remove what is not there': [{ op: 'remove', path: '/spec/missing' }],
  'remove behind a list': [{ op: 'remove', path: '/spec/list/3' }],
  'replace a field': [{ op: 'replace', path: '/spec/size', value: 2 }],
  'replace an item': [{ op: 'replace', path: '/spec/list/2', value: 9 }],
  'replace what is not there': [{ op: 'replace', path: '/spec/open/missing', value: 1 }],
  'copy a field': [{ op: 'copy', from: '/spec/open/deep', path: '/spec/open/copied' }],
  'copy what is not there': [{ op: 'copy', from: '/spec/missing', path: '/spec/open/copied' }],
  'move a field': [{ op: 'move', from: '/spec/open/deep', path: '/spec/open/moved' }],
  'move within a list': [{ op: 'move', from: '/spec/list/0', path: '/spec/list/-' }],
  'move what is not there': [{ op: 'move', from: '/spec/missing', path: '/spec/open/moved' }],
  'test that holds': [
    { op: 'test', path: '/spec/open/deep', value: [{ a: 1 }, { a: 2 }] },
    { op: 'replace', path: '/spec/size', value: 2 },
  ],
  'test that fails': [
    { op: 'test', path: '/spec/size', value: 2 },
    { op: 'replace', path: '/spec/size', value: 3 },
  ],
  'test of what is not there': [{ op: 'test', path: '/spec/open/missing', value: 1 }],
  'test for null of what is not there': [{ op: 'test', path: '/spec/open/missing', value: null }],
  'test for null of null': [{ op: 'test', path: '/spec/open/nothing', value: null }],
  'escaped pointers': [
    { op: 'replace', path: '/spec/open/a~1b', value: 'slash' },
    { op: 'replace', path: '/spec/open/m~0n', value: 'tilde' },
    { op: 'replace', path: '/spec/open/', value: 'empty' },
    { op: 'replace', path: '/spec/open/0', value: 'digit' },
  ],
  'all or nothing': [
    { op: 'replace', path: '/spec/size', value: 2 },
    { op: 'remove', path: '/spec/missing' },
  ],
  'an unknown operation': [{ op: 'merge', path: '/spec', value: {} }],
  'no operation': [{ path: '/spec', value: {} }],
  'no path': [{ op: 'add', value: {} }],
  'a path that is no pointer': [{ op: 'add', path: 'spec', value: {} }],
  'no operations': [],
  'an object instead of a list': { op: 'add', path: '/spec/size', value: 2 },
  'a list of strings': ['add'],
  'no JSON': '{',
  'an empty body': '',
  'a result of the wrong type': [{ op: 'replace', path: '/spec/size', value: 'x' }],
  'a result that has lost its kind': [{ op: 'remove', path: '/kind' }],
  'a result of another kind': [{ op: 'replace', path: '/kind', value: 'Bar' }],
  'a result of another version': [{ op: 'replace', path: '/apiVersion', value: 'jsonpatch.conformance.example/v9' }],
  'a result of another name': [{ op: 'replace', path: '/metadata/name', value: 'b' }],
  'a result in another namespace': [{ op: 'replace', path: '/metadata/namespace', value: 'default' }],
  'a result with another uid': [{ op: 'replace', path: '/metadata/uid', value: 'other' }],
  'a result with another creationTimestamp': [{ op: 'replace', path: '/metadata/creationTimestamp', value: '2020-01-01T00:00:00Z' }],
  'a result with another generation': [{ op: 'replace', path: '/metadata/generation', value: 17 }],
  'a result with a stale resourceVersion': [{ op: 'replace', path: '/metadata/resourceVersion', value: '1' }],
  'a result without a resourceVersion': [{ op: 'remove', path: '/metadata/resourceVersion' }],
  'a result with a malformed resourceVersion': [{ op: 'replace', path: '/metadata/resourceVersion', value: 'x' }],
  'a result without metadata': [{ op: 'remove', path: '/metadata' }],
  'a result that is no object': [{ op: 'replace', path: '', value: 1 }],
  'status through the main resource': [{ op: 'add', path: '/status', value: { a: 1 } }],
  'a label': [{ op: 'add', path: '/metadata/labels', value: { a: 'b' } }],
  'test of a text that HTML minds': [
    { op: 'add', path: '/spec/text', value: '<&>\u2028' },
    { op: 'test', path: '/spec/text', value: '<&>\u2028' },
  ],
  'a quoted result': [
    { op: 'add', path: '/spec/open/z', value: { z: { b: 1, a: '<' }, y: 1 } },
    { op: 'add', path: '/spec/open/y', value: { z: { b: 1, a: '<' }, y: 1 } },
    { op: 'add', path: '/spec/open/y/z/a', value: { d: 1, c: 2 } },
    { op: 'copy', from: '/spec/open/deep', path: '/spec/open/x' },
    { op: 'remove', path: '/spec/open/x/0' },
    { op: 'remove', path: '/kind' },
  ],
  'a quoted text': String.raw`[{"op":"add","path":"/spec/open/z","value":{"a": 1.0, "\u0062" : "\u00e9\/"}},{"op":"remove","path":"/kind"}]`,
  'a path with something in front': [{ op: 'replace', path: 'x/spec/size', value: 2 }],
  'an index with a sign': [{ op: 'remove', path: '/spec/list/+1' }],
  'a bad label': [{ op: 'add', path: '/metadata/labels', value: { a: 'b c' } }],
}

/** What is stored, and the JSON that is asked for: texts are compared as the server writes them. */
const stored: { readonly [title: string]: readonly [string, string] } = {
  'a character of HTML': ['<', '"<"'],
  'an escaped character of HTML': ['<', String.raw`"\u003c"`],
  'a line separator': ['\u2028', '"\u2028"'],
  'an escaped line separator': ['\u2028', String.raw`"\u2028"`],
  'a letter': ['é', '"é"'],
  'an escaped letter': ['é', String.raw`"\u00e9"`],
  'an escaped slash': ['/', String.raw`"\/"`],
}

/** RFC 6902 patches. */
export const jsonPatch: Area = {
  name: 'json-patch',
  crds: [foo.crd],
  cases: [
    ...Object.entries(patches).map(([title, patch]): Case => ({
      title,
      async run(s) {
        await s.post(foo.path(s.namespace), foo.object('a', { spec }))
        await s.patch(`${foo.path(s.namespace)}/a`, 'json', patch)
      },
    })),
    ...Object.entries(stored).map(([title, [text, value]]): Case => ({
      title: `test of ${title}`,
      async run(s) {
        await s.post(foo.path(s.namespace), foo.object('a', { spec: { text } }))
        await s.patch(`${foo.path(s.namespace)}/a`, 'json', `[{"op":"test","path":"/spec/text","value":${value}}]`)
      },
    })),
    {
      title: 'too many operations',
      async run(s) {
        await s.post(foo.path(s.namespace), foo.object('a', { spec }))
        const operations = Array.from({ length: 10_001 }, () => ({ op: 'test', path: '/spec/size', value: 1 }))
        await s.patch(`${foo.path(s.namespace)}/a`, 'json', operations)
        await s.patch(`${foo.path(s.namespace)}/a`, 'json', operations.slice(1))
      },
    },
    {
      title: 'a missing object',
      async run(s) {
        await s.patch(`${foo.path(s.namespace)}/missing`, 'json', [{ op: 'add', path: '/spec/size', value: 1 }])
      },
    },
    {
      title: 'a dry run',
      async run(s) {
        await s.post(foo.path(s.namespace), foo.object('a', { spec }))
        await s.patch(`${foo.path(s.namespace)}/a?dryRun=All`, 'json', [{ op: 'replace', path: '/spec/size', value: 2 }])
        await s.get(`${foo.path(s.namespace)}/a`)
      },
    },
    {
      title: 'a collection',
      async run(s) {
        await s.patch(foo.path(s.namespace), 'json', [])
      },
    },
  ],
}
