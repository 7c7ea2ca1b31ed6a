import type { Area, Case } from '../suite/case.ts'
import { definition, foo, foosOf } from '../suite/definition.ts'

const group = 'object-meta.conformance.example'
const owner = { apiVersion: 'v1', kind: 'ConfigMap', name: 'owner', uid: 'a-uid' }
const long = (length: number) => 'a'.repeat(length)

/** Metadata of an object that is created. */
const created: readonly [title: string, metadata: object][] = [
  ['a name with dots', { name: 'a.b-c.d' }],
  ['a name in upper case', { name: 'Foo' }],
  ['a name that begins with a dash', { name: '-a' }],
  ['a name with a slash', { name: 'a/b' }],
  ['a name of one dot', { name: '.' }],
  ['the longest name', { name: long(253) }],
  ['a name that is too long', { name: long(254) }],
  ['good labels', { name: 'a', labels: { 'example.com/a': 'b', c: '', [long(63)]: long(63) } }],
  ['a label key that is too long', { name: 'a', labels: { [long(64)]: 'x' } }],
  ['a label prefix that is too long', { name: 'a', labels: { [`${long(254)}/a`]: 'x' } }],
  ['a label key with two slashes', { name: 'a', labels: { 'a/b/c': 'x' } }],
  ['an empty label key', { name: 'a', labels: { '': 'x' } }],
  ['a label value that is too long', { name: 'a', labels: { a: long(64) } }],
  ['a label value with a space', { name: 'a', labels: { a: 'b c' } }],
  ['labels that are null', { name: 'a', labels: null }],
  ['a label that is null', { name: 'a', labels: { a: null } }],
  ['annotations with any value', { name: 'a', annotations: { 'example.com/a': ' {"x": 1}\n', B: 'é' } }],
  ['an annotation key with a space', { name: 'a', annotations: { 'a b': 'x' } }],
  ['annotations that are too large', { name: 'a', annotations: { a: long(256 * 1024) } }],
  ['an owner', { name: 'a', ownerReferences: [owner] }],
  ['an owner without a uid', { name: 'a', ownerReferences: [{ ...owner, uid: undefined }] }],
  ['an owner without anything', { name: 'a', ownerReferences: [{}] }],
  ['an owner of a malformed version', { name: 'a', ownerReferences: [{ ...owner, apiVersion: 'a/b/c' }] }],
  ['an event as owner', { name: 'a', ownerReferences: [{ ...owner, kind: 'Event' }] }],
  [
    'two controllers',
    {
      name: 'a',
      ownerReferences: [
        { ...owner, controller: true },
        { ...owner, name: 'b', uid: 'b', controller: true },
      ],
    },
  ],
  ['one owner twice', { name: 'a', ownerReferences: [owner, owner] }],
  ['an unknown field in an owner', { name: 'a', ownerReferences: [{ ...owner, more: 1 }] }],
  ['a creationTimestamp that is none', { name: 'a', creationTimestamp: 'yesterday' }],
  ['a selfLink', { name: 'a', selfLink: '/a' }],
  ['a negative generation', { name: 'a', generation: -1 }],
]

/** Merge patches of the metadata of an object. */
const patched: readonly [title: string, metadata: object][] = [
  ['the uid', { uid: 'another' }],
  ['no uid', { uid: null }],
  ['the creationTimestamp', { creationTimestamp: '2001-01-01T00:00:00Z' }],
  ['no creationTimestamp', { creationTimestamp: null }],
  ['the name', { name: 'b' }],
  ['the generateName', { generateName: 'b-' }],
  ['the selfLink', { selfLink: '/a' }],
  ['labels', { labels: { a: 'c', d: 'e' } }],
  ['a label away', { labels: { a: null } }],
  ['all labels away', { labels: null }],
  ['labels to nothing', { labels: {} }],
  ['a wrong label', { labels: { a: 'b c' } }],
  ['a wrong annotation', { annotations: { 'a b': 'c' } }],
  ['an owner', { ownerReferences: [owner] }],
  ['a wrong owner', { ownerReferences: [{}] }],
]

/** Rules of metadata. */
export const objectMeta: Area = {
  name: 'object-meta',
  crds: [definition({ group })],
  cases: [
    ...created.map(([title, metadata]): Case => ({
      title: `create with ${title}`,
      run: async (s) => void (await s.post(foosOf(group, s), foo(group, metadata))),
    })),
    ...patched.map(([title, metadata]): Case => ({
      title: `patch of ${title}`,
      async run(s) {
        const foos = foosOf(group, s)
        await s.post(foos, foo(group, { name: 'a', labels: { a: 'b' } }))
        await s.patch(`${foos}/a`, 'merge', { metadata })
      },
    })),
    {
      title: 'replacements with an edited uid and creationTimestamp',
      async run(s) {
        const foos = foosOf(group, s)
        const { body } = await s.post(foos, foo(group, 'a'))
        for (const edit of [
          { uid: 'another' },
          { uid: undefined },
          { creationTimestamp: '2001-01-01T00:00:00Z' },
          { creationTimestamp: null },
        ])
          await s.put(`${foos}/a`, { ...body, metadata: { ...body.metadata, ...edit } })
      },
    },
  ],
}
