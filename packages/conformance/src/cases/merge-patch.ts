import type { Area, Case } from '../suite/case.ts'
import { patchedKind } from './patched-kind.ts'

const foo = patchedKind('mergepatch.conformance.example', { required: ['text'], size: { default: 1 } })
const spec = { text: 'x', size: 2, list: [1, 2, 3], open: { a: { b: 1, c: 2 }, list: [{ a: 1 }] } }

const patches: { readonly [title: string]: unknown } = {
  'a field': { spec: { text: 'y' } },
  'null removes': { spec: { list: null, open: { a: { b: null } } } },
  'null removes what is not there': { spec: { open: { missing: null } } },
  'null brings back a default': { spec: { size: null } },
  'null removes a required field': { spec: { text: null } },
  'null removes spec': { spec: null },
  'a list replaces a list': { spec: { list: [9], open: { list: [{ b: 2 }] } } },
  'an object replaces a scalar': { spec: { open: { a: { b: { d: 1 } } } } },
  'a scalar replaces an object': { spec: { open: { a: 1 } } },
  'nested objects are made': { spec: { open: { x: { y: { z: 1 } } } } },
  'nulls within what is made are left out': { spec: { open: { x: { y: null, z: { w: null } } } } },
  'nulls within lists stay': { spec: { open: { list: [null, { a: null }] } } },
  'an empty patch': {},
  'labels are merged': { metadata: { labels: { c: 'd', a: null } } },
  'status is left alone': { status: { phase: 'Ready' }, spec: { text: 'y' } },
  'a wrong type': { spec: { size: 'x' } },
  'an unknown field': { spec: { unknown: 1 } },
  'another name': { metadata: { name: 'b' } },
  'another namespace': { metadata: { namespace: 'default' } },
  'another uid': { metadata: { uid: 'other' } },
  'another kind': { kind: 'Bar' },
  'null kind': { kind: null },
  'null metadata': { metadata: null },
  'a deletionTimestamp': { metadata: { deletionTimestamp: '2020-01-01T00:00:00Z' } },
  'a stale resourceVersion': { metadata: { resourceVersion: '1' }, spec: { text: 'y' } },
  'a malformed resourceVersion': { metadata: { resourceVersion: 'x' } },
  'an empty resourceVersion': { metadata: { resourceVersion: '' }, spec: { text: 'y' } },
  'labels that are no strings': { metadata: { labels: { a: 1 } } },
  'a list': [],
  'a string': '"x"',
  null: 'null',
  'no JSON': '{',
  'an empty body': '',
}

/** RFC 7386 patches. */
export const mergePatch: Area = {
  name: 'merge-patch',
  crds: [foo.crd],
  cases: [
    ...Object.entries(patches).map(([title, patch]): Case => ({
      title,
      async run(s) {
        await s.post(foo.path(s.namespace), { ...foo.object('a', { spec }), metadata: { name: 'a', labels: { a: 'b' } } })
        await s.patch(`${foo.path(s.namespace)}/a`, 'merge', patch)
        await s.get(`${foo.path(s.namespace)}/a`)
      },
    })),
    {
      title: 'the right resourceVersion, then a stale one',
      async run(s) {
        const path = `${foo.path(s.namespace)}/a`
        const { body } = await s.post(foo.path(s.namespace), foo.object('a', { spec }))
        const { resourceVersion } = body.metadata
        await s.patch(path, 'merge', { metadata: { resourceVersion }, spec: { text: 'y' } })
        await s.patch(path, 'merge', { metadata: { resourceVersion }, spec: { text: 'z' } })
        await s.patch(path, 'merge', { metadata: { resourceVersion }, spec: { text: 'y' } })
      },
    },
    {
      title: 'generation and resourceVersion',
      async run(s) {
        const path = `${foo.path(s.namespace)}/a`
        await s.post(foo.path(s.namespace), foo.object('a', { spec }))
        await s.patch(path, 'merge', { metadata: { annotations: { a: 'b' } } })
        await s.patch(path, 'merge', { metadata: { annotations: { a: 'b' } } })
        await s.patch(path, 'merge', { spec: { size: 3 } })
      },
    },
    {
      title: 'a missing object',
      async run(s) {
        await s.patch(`${foo.path(s.namespace)}/missing`, 'merge', { spec: {} })
      },
    },
    {
      title: 'strict field validation',
      async run(s) {
        await s.post(foo.path(s.namespace), foo.object('a', { spec }))
        await s.patch(`${foo.path(s.namespace)}/a?fieldValidation=Strict`, 'merge', { spec: { unknown: 1 } })
      },
    },
  ],
}
