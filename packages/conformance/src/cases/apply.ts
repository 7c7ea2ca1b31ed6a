import type { Area, Case } from '../suite/case.ts'
import { sampleKind, withSpec } from '../suite/sample-kind.ts'
import type { Session } from '../suite/session.ts'

const string = { type: 'string' }
const item = {
  type: 'object',
  required: ['key'],
  properties: { key: string, value: string, more: { type: 'object', properties: { a: string, b: string } } },
}
const embedded = { type: 'object', 'x-kubernetes-embedded-resource': true, 'x-kubernetes-preserve-unknown-fields': true }
const foo = sampleKind('apply.conformance.example', 'Foo', {
  v1: {
    schema: {
      type: 'object',
      properties: {
        spec: {
          type: 'object',
          properties: {
            size: { type: 'integer' },
            text: string,
            flag: { type: 'boolean' },
            chosen: { type: 'string', default: 'chosen' },
            port: { 'x-kubernetes-int-or-string': true },
            inner: { type: 'object', properties: { a: string, b: string } },
            map: { type: 'object', additionalProperties: string },
            atomic: { type: 'object', properties: { a: string, b: string }, 'x-kubernetes-map-type': 'atomic' },
            list: { type: 'array', items: string },
            set: { type: 'array', items: string, 'x-kubernetes-list-type': 'set' },
            items: { type: 'array', items: item, 'x-kubernetes-list-type': 'map', 'x-kubernetes-list-map-keys': ['key'] },
            embedded,
            open: { type: 'object', 'x-kubernetes-preserve-unknown-fields': true },
          },
        },
        status: { type: 'object', properties: { phase: string, count: { type: 'integer' }, embedded } },
      },
    },
    subresources: { status: {}, scale: { specReplicasPath: '.spec.size', statusReplicasPath: '.status.count' } },
  },
})
const other = sampleKind('apply.conformance.example', 'Bar', {
  v1: { schema: withSpec({ a: string }) },
  v2: { schema: withSpec({ a: string }) },
})

const pathOf = (s: Session, query = '', subresource = '') => `${foo.path(s.namespace)}/a${subresource}${query && `?${query}`}`
const configure = (s: Session, manager: string, spec: object, query = '') =>
  s.patch(pathOf(s, `fieldManager=${manager}${query && `&${query}`}`), 'apply', foo.object('a', { spec }))
const merge = (s: Session, manager: string, patch: object, subresource = '') =>
  s.patch(pathOf(s, `fieldManager=${manager}`, subresource), 'merge', patch)

/** Configurations of the manager one, one after another. */
const alone: { readonly [title: string]: readonly object[] } = {
  'creates and updates': [{ size: 1 }, { size: 1 }, { size: 2 }],
  'removes what is no longer applied': [{ size: 1, text: 'x' }, { text: 'x' }, {}],
  'removes an object with what is in it': [{ inner: { a: 'x', b: 'y' } }, { inner: { a: 'x' } }, { inner: {} }, {}],
  'a map': [{ map: { a: 'x', b: 'y' } }, { map: { b: 'z', c: 'w' } }, { map: {} }],
  'a map that is replaced as a whole': [{ atomic: { a: 'x', b: 'y' } }, { atomic: { b: 'z' } }],
  'a list that is replaced as a whole': [{ list: ['a', 'b'] }, { list: ['c'] }, { list: [] }],
  'a set': [{ set: ['a', 'b'] }, { set: ['b', 'c'] }, { set: [] }],
  'items by their keys': [
    {
      items: [
        { key: 'a', value: 'x' },
        { key: 'b', value: 'y', more: { a: 'z' } },
      ],
    },
    { items: [{ key: 'b', value: 'w' }, { key: 'c' }] },
    { items: [] },
  ],
  'what nothing is known of': [
    { open: { a: 1, deep: { b: [1, { c: 2 }], d: 'x' }, list: [{ name: 'a' }] } },
    { open: { deep: { d: 'y' } } },
  ],
  'an integer or a string': [{ port: 1 }, { port: 'http' }],
  'a default that is applied, and one that is not': [{ chosen: 'other' }, {}],
  'an object in an object': [
    { embedded: { apiVersion: 'v1', kind: 'X', metadata: { name: 'x', labels: { a: null } }, spec: null } },
    { embedded: { apiVersion: null, kind: 'X' } },
    { embedded: { apiVersion: 'v1', kind: 'X', metadata: null } },
  ],
  nulls: [{ text: null, inner: null, list: null }, { inner: { a: null } }],
}

/** Configurations that are none. */
const refused: { readonly [title: string]: unknown } = {
  'a field of the wrong type': foo.object('a', { spec: { size: 'x' } }),
  'a boolean of the wrong type': foo.object('a', { spec: { flag: 1 } }),
  'a string of the wrong type': foo.object('a', { spec: { text: true } }),
  'an object of the wrong type': foo.object('a', { spec: { inner: 'x' } }),
  'a list of the wrong type': foo.object('a', { spec: { list: 'x' } }),
  'a field that is not known': foo.object('a', { spec: { unknown: 1 } }),
  'an item without its key': foo.object('a', { spec: { items: [{ value: 'x' }] } }),
  'items with the same key': foo.object('a', { spec: { items: [{ key: 'a' }, { key: 'a' }] } }),
  'a list in the place of a key': foo.object('a', { spec: { items: [{ key: ['\u2028<', 1, null] }] } }),
  'a map in the place of a key': foo.object('a', { spec: { items: [{ key: { a: { b: [1.5, true] } } }] } }),
  'a null in the place of a key': foo.object('a', { spec: { items: [{ key: null }] } }),
  'a set with an item twice': foo.object('a', { spec: { set: ['a', 'a'] } }),
  'another name': foo.object('b', { spec: { size: 1 } }),
  'no name': { apiVersion: 'apply.conformance.example/v1', kind: 'Foo', spec: {} },
  'another kind': { ...foo.object('a'), kind: 'Bar' },
  'another version': { ...foo.object('a'), apiVersion: 'apply.conformance.example/v7' },
  'no kind': { metadata: { name: 'a' } },
  'managers of its own': { ...foo.object('a'), metadata: { name: 'a', managedFields: [] } },
  'a uid': { ...foo.object('a'), metadata: { name: 'a', uid: 'b0a0e4e5-0000-4000-8000-000000000000' } },
  'a stale version': { ...foo.object('a'), metadata: { name: 'a', resourceVersion: '1' } },
  'another namespace': { ...foo.object('a'), metadata: { name: 'a', namespace: 'other' } },
  'a label that is none': { ...foo.object('a'), metadata: { name: 'a', labels: { a: 'b c' } } },
  'a label that is no string': { ...foo.object('a'), metadata: { name: 'a', labels: { a: 1 } } },
  'a list': [],
  'a number': '1',
  'no YAML': '{',
  nothing: '',
}

/** What becomes of fields that the managers one and two both have something to do with. */
const shared: { readonly [title: string]: (s: Session) => Promise<unknown> } = {
  'conflicts, and forces': async (s) => {
    await configure(s, 'one', { size: 1 })
    await configure(s, 'two', { size: 2 })
    await configure(s, 'two', { size: 2 }, 'force=true')
    await configure(s, 'one', { size: 1 })
  },
  'several conflicts with several managers': async (s) => {
    await configure(s, 'one', { size: 1, items: [{ key: 'a', value: 'x' }], map: { a: 'x' } })
    await configure(s, 'three', { text: 'x', set: ['a'] })
    await merge(s, 'writer', { spec: { flag: true } })
    await configure(s, 'two', { size: 2, text: 'y', flag: false, items: [{ key: 'a', value: 'y' }], map: { a: 'y' }, set: ['a', 'b'] })
    await configure(
      s,
      'two',
      { size: 2, text: 'y', flag: false, items: [{ key: 'a', value: 'y' }], map: { a: 'y' }, set: ['a', 'b'] },
      'force=true',
    )
  },
  'the same value is shared': async (s) => {
    await configure(s, 'one', { size: 1, set: ['a', 'b'] })
    await configure(s, 'two', { size: 1, set: ['b', 'c'] })
    await configure(s, 'one', {})
    await configure(s, 'two', {})
  },
  'items of a list are shared': async (s) => {
    await configure(s, 'one', { items: [{ key: 'a', value: 'x' }, { key: 'b' }] })
    await configure(s, 'two', { items: [{ key: 'c' }, { key: 'b', more: { a: 'y' } }] })
    await configure(s, 'one', { items: [{ key: 'b' }] })
    await configure(s, 'two', { items: [] })
  },
  'the order of items': async (s) => {
    await configure(s, 'one', { set: ['a', 'b', 'c', 'd'] })
    await configure(s, 'two', { set: ['x', 'd', 'y', 'b', 'z'] })
  },
  'what an update changes is its own': async (s) => {
    await configure(s, 'one', { size: 1, text: 'x', inner: { a: 'x' } })
    await merge(s, 'two', { spec: { size: 2, inner: { b: 'y' } } })
    await merge(s, 'two', { spec: { text: null } })
    await configure(s, 'one', { size: 1, text: 'x', inner: { a: 'x' } })
  },
  'an update of what is there already changes nothing': async (s) => {
    await configure(s, 'one', { size: 1 })
    await merge(s, 'two', { spec: { size: 1 } })
  },
  'what was there before anybody applied': async (s) => {
    await s.post(`${foo.path(s.namespace)}?fieldManager=creator`, foo.object('a', { spec: { size: 1, text: 'x' } }))
    await configure(s, 'one', { size: 2 })
    await configure(s, 'one', { size: 1 })
    await merge(s, 'clerk', { metadata: { managedFields: [{}] } })
    await merge(s, 'clerk', { spec: { text: 'y' } })
    await configure(s, 'one', { text: 'y', size: 3 })
    await configure(s, 'one', { text: 'y', size: 3 }, 'force=true')
  },
  'labels, annotations, finalizers and owners': async (s) => {
    const owner = { apiVersion: 'v1', kind: 'ConfigMap', name: 'owner', uid: 'b0a0e4e5-0000-4000-8000-000000000000' }
    const metadata = {
      name: 'a',
      labels: { a: 'x' },
      annotations: { b: 'y' },
      finalizers: ['conformance.example/one'],
      ownerReferences: [owner],
    }
    await s.patch(pathOf(s, 'fieldManager=one'), 'apply', { ...foo.object('a'), metadata })
    await s.patch(pathOf(s, 'fieldManager=two'), 'apply', {
      ...foo.object('a'),
      metadata: { name: 'a', labels: { c: 'z' }, finalizers: ['conformance.example/two'] },
    })
    await s.patch(pathOf(s, 'fieldManager=one'), 'apply', foo.object('a'))
    await s.patch(pathOf(s, 'fieldManager=two'), 'apply', foo.object('a'))
  },
  'metadata that says nothing': async (s) => {
    const applied = (metadata: object, query = '') =>
      s.patch(pathOf(s, `fieldManager=one${query}`), 'apply', {
        ...foo.object('a', { spec: { size: 1 } }),
        metadata: { name: 'a', ...metadata },
      })
    for (const metadata of [
      { labels: {} },
      { labels: { a: null, b: 'x' } },
      { labels: null, annotations: {}, finalizers: [], ownerReferences: [], generateName: '' },
    ]) {
      await applied(metadata, '&dryRun=All')
      await applied(metadata)
      const { body } = await s.get(pathOf(s))
      await s.get(`${foo.path(s.namespace)}?labelSelector=b`)
      // The first write stores what was read, and the second one changes nothing.
      await s.put(pathOf(s, 'fieldManager=two'), body)
      await merge(s, 'two', {})
      await applied(metadata)
      await applied(metadata)
      await merge(s, 'two', { status: { phase: 'x' } }, '/status')
    }
    await applied({ labels: {}, finalizers: ['conformance.example/one'] })
    await s.delete(pathOf(s))
    await applied({ labels: {}, annotations: { a: null } })
  },
  'metadata that says nothing, in a version that is not stored': async (s) => {
    const path = `${other.path(s.namespace, 'v2')}/a?fieldManager=one`
    const config = { ...other.object('a', { spec: { a: 'x' } }, 'v2'), metadata: { name: 'a', labels: {}, annotations: { a: null } } }
    for (let i = 0; i < 2; i++) await s.patch(path, 'apply', config)
    await s.patch(path, 'merge', {})
  },
  'a replacement': async (s) => {
    const { body } = await configure(s, 'one', { size: 1, text: 'x' })
    await s.put(pathOf(s, 'fieldManager=two'), { ...body, spec: { size: 2, list: ['a'] } })
    const { metadata } = (await s.get(pathOf(s))).body
    await s.put(pathOf(s, 'fieldManager=two'), { ...body, metadata: { ...metadata, managedFields: [] }, spec: { size: 2 } })
  },
  status: async (s) => {
    await configure(s, 'one', { size: 1 })
    const status = (phase: string) => ({
      ...foo.object('a', { spec: { size: 9 }, status: { phase } }),
      metadata: { name: 'a', labels: { a: 'b' } },
    })
    await s.patch(pathOf(s, 'fieldManager=one', '/status'), 'apply', status('Ready'))
    await s.patch(pathOf(s, 'fieldManager=two', '/status'), 'apply', status('Gone'))
    const ill = foo.object('a', { status: { embedded: { apiVersion: null, metadata: null, other: null } } })
    for (const query of ['&dryRun=All', '', '']) await s.patch(pathOf(s, `fieldManager=four${query}`, '/status'), 'apply', ill)
    await merge(s, 'three', { status: { count: 2 } }, '/status')
    await s.patch(pathOf(s, 'fieldManager=one'), 'apply', foo.object('a', { spec: { size: 1 }, status: { phase: 'Applied' } }))
  },
  'a status of what is not there': async (s) => {
    await s.patch(pathOf(s, 'fieldManager=one', '/status'), 'apply', foo.object('a', { status: { phase: 'Ready' } }))
  },
  scale: async (s) => {
    await configure(s, 'one', { size: 1, text: 'x' })
    await merge(s, 'two', { spec: { replicas: 3 } }, '/scale')
    await s.get(pathOf(s))
    await configure(s, 'one', { size: 1, text: 'x' })
    await configure(s, 'one', { text: 'x' })
  },
}

/** Server-side apply, and who manages which fields. */
export const apply: Area = {
  name: 'apply',
  crds: [foo.crd, other.crd],
  cases: [
    ...Object.entries(alone).map(([title, specs]): Case => ({
      title,
      async run(s) {
        for (const spec of specs) await configure(s, 'one', spec)
      },
    })),
    ...Object.entries(refused).map(([title, body]): Case => ({
      title: `refused or not: ${title}`,
      async run(s) {
        await s.patch(pathOf(s, 'fieldManager=one'), 'apply', body)
        await s.prepare({ method: 'DELETE', path: foo.path(s.namespace) })
        await s.prepare({ method: 'POST', path: foo.path(s.namespace), body: foo.object('a', { spec: { size: 1 } }) })
        await s.patch(pathOf(s, 'fieldManager=one&force=true'), 'apply', body)
      },
    })),
    ...Object.entries(shared).map(([title, run]): Case => ({ title, run: async (s) => void (await run(s)) })),
    {
      title: 'options',
      async run(s) {
        for (const query of [
          '',
          'fieldManager=',
          'fieldManager=one&force=maybe',
          'fieldManager=one&dryRun=All',
          'fieldManager=one&dryRun=Some',
        ])
          await s.patch(pathOf(s, query), 'apply', foo.object('a', { spec: { size: 1 } }))
        await s.get(pathOf(s))
      },
    },
    {
      title: 'YAML, with a key twice',
      async run(s) {
        const yaml = (size: string) => `apiVersion: apply.conformance.example/v1\nkind: Foo\nmetadata:\n  name: a\nspec:\n${size}`
        for (const query of ['', '&fieldValidation=Strict', '&fieldValidation=Ignore']) {
          await s.patch(pathOf(s, `fieldManager=one${query}`), 'apply', yaml('  size: 1\n'))
          await s.patch(pathOf(s, `fieldManager=one${query}`), 'apply', yaml('  size: 1\n  size: 2\n'))
        }
      },
    },
    {
      title: 'in another version',
      async run(s) {
        const at = (version: string, query: string) => `${other.path(s.namespace, version)}/a?${query}`
        await s.patch(at('v1', 'fieldManager=one'), 'apply', other.object('a', { spec: { a: 'x' } }))
        await s.patch(at('v2', 'fieldManager=two'), 'apply', other.object('a', { spec: { a: 'y' } }, 'v2'))
        await s.patch(at('v2', 'fieldManager=one'), 'apply', other.object('a', { spec: { a: 'y' } }, 'v2'))
        await s.patch(at('v1', 'fieldManager=two'), 'merge', { spec: { a: 'z' } })
        await s.patch(at('v2', 'fieldManager=two'), 'merge', { spec: { a: 'w' } })
      },
    },
    {
      title: 'who does not say goes by the user agent',
      async run(s) {
        const create = (name: string, agent: string) =>
          s.post(foo.path(s.namespace), foo.object(name, { spec: { size: 1 } }), { 'user-agent': agent })
        await create('a', 'program/v1.2 (linux)')
        await create('b', 'two words')
        await create('c', '/nothing')
      },
    },
    {
      title: 'a namespace that is not there',
      async run(s) {
        await s.patch(`${foo.path('no-such-namespace')}/a?fieldManager=one`, 'apply', foo.object('a', { spec: { size: 1 } }))
      },
    },
    {
      title: 'a collection',
      async run(s) {
        await s.patch(`${foo.path(s.namespace)}?fieldManager=one`, 'apply', foo.object('a', { spec: { size: 1 } }))
      },
    },
  ],
}
