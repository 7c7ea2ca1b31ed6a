import type { Area, Case } from '../suite/case.ts'
import { sampleKind, withSpec } from '../suite/sample-kind.ts'

const open = { 'x-kubernetes-preserve-unknown-fields': true }
const strict = {
  text: { type: 'string', pattern: '^[a-z]+$', maxLength: 17 },
  choice: { type: 'string', enum: ['a', 'b'] },
  size: { type: 'integer', maximum: 17 },
  nested: { type: 'object', required: ['a'], properties: { a: { type: 'string', maxLength: 3 }, b: { type: 'string', maxLength: 3 } } },
  list: { type: 'array', maxItems: 2, items: { type: 'string', maxLength: 3 } },
  set: { type: 'array', 'x-kubernetes-list-type': 'set', items: { type: 'string', maxLength: 3 } },
  map: {
    type: 'array',
    'x-kubernetes-list-type': 'map',
    'x-kubernetes-list-map-keys': ['name'],
    items: { type: 'object', required: ['name'], properties: { name: { type: 'string' }, value: { type: 'string', maxLength: 3 } } },
  },
  values: { type: 'object', additionalProperties: { type: 'string', maxLength: 3 } },
  one: { type: 'object', ...open, oneOf: [{ required: ['a'] }, { required: ['b'] }] },
}
const loose = Object.fromEntries(Object.keys(strict).map((name) => [name, open]))
// The same objects through a loose and a strict version: what is stored through the one is an old error of the other.
const foo = sampleKind('ratcheting.conformance.example', 'Foo', { v1: { schema: withSpec(loose) }, v2: { schema: withSpec(strict) } })

const updates: { readonly [title: string]: readonly [before: object, after: object] } = {
  'an old error beside a good change': [
    { text: 'A1', size: 1 },
    { text: 'A1', size: 2 },
  ],
  'an old error beside a new one': [
    { text: 'A1', size: 1 },
    { text: 'A1', size: 18 },
  ],
  'an old error that changes into another': [{ text: 'A1' }, { text: 'A2' }],
  'an old error that is mended': [{ text: 'A1' }, { text: 'a' }],
  'nothing changes': [
    { text: 'A1', size: 99 },
    { text: 'A1', size: 99 },
  ],
  'an old value that is not in the enum': [{ choice: 'c' }, { choice: 'c', size: 1 }],
  'an old value above the maximum': [{ size: 18 }, { size: 18, text: 'a' }],
  'an old wrong type': [{ size: 'x' }, { size: 'x', text: 'a' }],
  'an old missing field': [{ nested: { b: 'b' } }, { nested: { b: 'b' }, size: 1 }],
  'an old missing field in an object that changes': [{ nested: { b: 'b' } }, { nested: { b: 'c' } }],
  'an old error in an object that changes elsewhere': [{ nested: { a: 'long', b: 'b' } }, { nested: { a: 'long', b: 'c' } }],
  'a list that stays too long': [{ list: ['a', 'b', 'c'] }, { list: ['a', 'b', 'c'], size: 1 }],
  'a list that stays too long and changes': [{ list: ['a', 'b', 'c'] }, { list: ['a', 'b', 'd'] }],
  'an old error in a list that grows': [{ list: ['long'] }, { list: ['long', 'a'] }],
  'an old error in a set that grows': [{ set: ['long'] }, { set: ['long', 'a'] }],
  'an old error in a map that is reordered': [
    { map: [{ name: 'a', value: 'long' }, { name: 'b' }] },
    {
      map: [
        { name: 'b', value: 'x' },
        { name: 'a', value: 'long' },
      ],
    },
  ],
  'an old error of another key of a map': [{ map: [{ name: 'a', value: 'long' }] }, { map: [{ name: 'b', value: 'long' }] }],
  'an old error among properties': [{ values: { a: 'long' } }, { values: { a: 'long', b: 'x' } }],
  'an old error under another key': [{ values: { a: 'long' } }, { values: { b: 'long' } }],
  'an old oneOf': [{ one: {} }, { one: {}, size: 1 }],
  'an old oneOf in an object that changes': [{ one: {} }, { one: { c: 1 } }],
  'a field that appears with an error': [{}, { text: 'A1' }],
}

/** Updates that leave an old error alone. */
export const ratcheting: Area = {
  name: 'ratcheting',
  crds: [foo.crd],
  cases: [
    ...Object.entries(updates).map(([title, [before, after]]): Case => ({
      title,
      async run(s) {
        const { body } = await s.post(foo.path(s.namespace), foo.object('a', { spec: before }))
        await s.put(`${foo.path(s.namespace, 'v2')}/a`, { ...foo.object('a', { spec: after }, 'v2'), metadata: body.metadata })
      },
    })),
    {
      title: 'patches beside an old error',
      async run(s) {
        const path = `${foo.path(s.namespace, 'v2')}/a`
        await s.post(foo.path(s.namespace), foo.object('a', { spec: { text: 'A1', nested: { a: 'long' } } }))
        await s.patch(path, 'merge', { metadata: { labels: { a: 'b' } } })
        await s.patch(path, 'merge', { spec: { nested: { b: 'b' } } })
        await s.patch(path, 'json', [{ op: 'replace', path: '/spec/nested/a', value: 'longer' }])
      },
    },
  ],
}
