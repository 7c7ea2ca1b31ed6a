import type { Area, Case } from '../suite/case.ts'
import { creations } from '../suite/creations.ts'
import { sampleKind, withSpec } from '../suite/sample-kind.ts'

const item = {
  type: 'object',
  required: ['name'],
  properties: { name: { type: 'string' }, port: { type: 'integer' }, text: { type: 'string' } },
}
const pair = { 'x-kubernetes-list-type': 'map', 'x-kubernetes-list-map-keys': ['port', 'protocol'] }
const port = {
  type: 'object',
  required: ['port'],
  properties: { port: { type: 'integer' }, protocol: { type: 'string', default: 'TCP' } },
}
const properties = {
  set: { type: 'array', 'x-kubernetes-list-type': 'set', items: { type: 'string' } },
  numbers: { type: 'array', 'x-kubernetes-list-type': 'set', items: { type: 'number' } },
  atomic: { type: 'array', 'x-kubernetes-list-type': 'atomic', items: { type: 'string' } },
  plain: { type: 'array', items: { type: 'string' } },
  objects: {
    type: 'array',
    'x-kubernetes-list-type': 'set',
    items: { type: 'object', 'x-kubernetes-map-type': 'atomic', properties: { a: { type: 'integer' }, b: { type: 'integer' } } },
  },
  lists: {
    type: 'array',
    'x-kubernetes-list-type': 'set',
    items: { type: 'array', 'x-kubernetes-list-type': 'atomic', items: { type: 'integer' } },
  },
  map: { type: 'array', 'x-kubernetes-list-type': 'map', 'x-kubernetes-list-map-keys': ['name'], items: item },
  ports: { type: 'array', ...pair, items: port },
  nested: {
    type: 'array',
    items: { type: 'object', properties: { set: { type: 'array', 'x-kubernetes-list-type': 'set', items: { type: 'string' } } } },
  },
  sets: {
    type: 'object',
    additionalProperties: { type: 'array', 'x-kubernetes-list-type': 'set', items: { type: 'string' } },
  },
}
const loose = Object.fromEntries(['set', 'map', 'other'].map((name) => [name, { 'x-kubernetes-preserve-unknown-fields': true }]))
const foo = sampleKind('lists.conformance.example', 'Foo', {
  v1: { schema: withSpec(properties) },
})
const twofold = sampleKind('lists.conformance.example', 'Twofold', {
  v1: { schema: withSpec(loose) },
  v2: { schema: withSpec({ set: properties.set, map: properties.map, other: { type: 'integer' } }) },
})

const updates: { readonly [title: string]: readonly [before: object, after: object] } = {
  'an update that leaves a duplicate': [{ set: ['a', 'a'] }, { set: ['a', 'a'], other: 1 }],
  'an update that adds a duplicate to duplicates': [{ set: ['a', 'a'] }, { set: ['a', 'a', 'b', 'b'] }],
  'an update that moves the duplicates to another list': [{ set: ['a', 'a'] }, { map: [{ name: 'a' }, { name: 'a' }] }],
  'an update that brings a first duplicate': [{ set: ['a'] }, { set: ['a', 'a'] }],
  'an update that leaves duplicate keys': [{ map: [{ name: 'a' }, { name: 'a' }] }, { map: [{ name: 'a', port: 1 }, { name: 'a' }] }],
}

/** Sets and maps in lists, and what counts as a duplicate. */
export const listTypes: Area = {
  name: 'list-types',
  crds: [foo.crd, twofold.crd],
  cases: [
    ...creations(foo, {
      'a set': { spec: { set: ['b', 'a'] } },
      'a set with a duplicate': { spec: { set: ['a', 'b', 'a'] } },
      'a set with the same thrice': { spec: { set: ['a', 'a', 'b', 'a', 'b'] } },
      'a set of numbers, written differently': { spec: { numbers: [1, 1.5, 2, 1.5] } },
      'an atomic list with duplicates': { spec: { atomic: ['a', 'a'], plain: ['a', 'a'] } },
      'a set of objects': { spec: { objects: [{ a: 1, b: 2 }, { b: 2 }, { b: 2, a: 1 }] } },
      'a set of lists': {
        spec: {
          lists: [
            [1, 2],
            [2, 1],
            [1, 2],
          ],
        },
      },
      'a map': { spec: { map: [{ name: 'b' }, { name: 'a' }] } },
      'a map with a duplicate key': { spec: { map: [{ name: 'a', text: 'x' }, { name: 'b' }, { name: 'a', text: 'y' }] } },
      'a map without its key': { spec: { map: [{ name: 'a' }, { text: 'x' }] } },
      'a map with a key of the wrong type': { spec: { map: [{ name: 1 }, { name: 1 }] } },
      'two keys, one equal': {
        spec: {
          ports: [
            { port: 1, protocol: 'TCP' },
            { port: 1, protocol: 'UDP' },
          ],
        },
      },
      'two keys, both equal': {
        spec: {
          ports: [
            { port: 1, protocol: 'UDP' },
            { port: 1, protocol: 'UDP' },
          ],
        },
      },
      'a defaulted key makes a duplicate': { spec: { ports: [{ port: 1 }, { port: 1, protocol: 'TCP' }] } },
      'a set within a list': { spec: { nested: [{ set: ['a'] }, { set: ['a', 'a'] }] } },
      'a set within a map': { spec: { sets: { 'a.b': ['a', 'a'], c: ['a'] } } },
      'duplicates in several lists': { spec: { set: ['a', 'a'], map: [{ name: 'a' }, { name: 'a' }] } },
      'a duplicate and a wrong type': { spec: { set: ['a', 'a'], plain: 'x' } },
    }),
    ...Object.entries(updates).map(([title, [before, after]]): Case => ({
      title,
      async run(s) {
        const { body } = await s.post(twofold.path(s.namespace), twofold.object('a', { spec: before }))
        const metadata = { ...body.metadata }
        await s.put(`${twofold.path(s.namespace, 'v2')}/a`, { ...twofold.object('a', { spec: after }, 'v2'), metadata })
      },
    })),
  ],
}
