import type { Area } from '../suite/case.ts'
import { creations } from '../suite/creations.ts'
import { sampleKind } from '../suite/sample-kind.ts'

const group = 'pruning.conformance.example'
const known = { type: 'object', properties: { known: { type: 'string' } } }
const open = { 'x-kubernetes-preserve-unknown-fields': true }

const foo = sampleKind(group, 'Foo', {
  v1: {
    schema: {
      type: 'object',
      properties: {
        spec: {
          type: 'object',
          properties: {
            known: { type: 'string' },
            nested: known,
            list: { type: 'array', items: known },
            map: { type: 'object', additionalProperties: known },
            strings: { type: 'object', additionalProperties: { type: 'string' } },
            open: { type: 'object', ...open, properties: { closed: known } },
            anything: open,
            openList: { type: 'array', items: { type: 'object', ...open } },
            resource: { type: 'object', 'x-kubernetes-embedded-resource': true, properties: { spec: known } },
            openResource: { type: 'object', 'x-kubernetes-embedded-resource': true, ...open },
            alternatives: { ...known, anyOf: [{ required: ['known'] }, { required: ['other'] }] },
          },
        },
        status: known,
      },
    },
    subresources: { status: {} },
  },
})
const open1 = sampleKind(group, 'Open', { v1: { schema: { type: 'object', ...open, properties: { spec: known } } } })

/** What stays of an object that says more than its schema. */
export const pruning: Area = {
  name: 'pruning',
  crds: [foo.crd, open1.crd],
  cases: [
    ...creations(foo, {
      'unknown at the root': { spec: { known: 'x' }, unknown: 1, other: { deep: true } },
      'unknown in spec': { spec: { known: 'x', unknown: 'y' } },
      'unknown in a nested object': { spec: { nested: { known: 'x', unknown: { deep: [1] } } } },
      'unknown in the items of a list': { spec: { list: [{ known: 'x', unknown: 1 }, { unknown: 2 }, {}] } },
      'unknown in the values of a map': { spec: { map: { a: { known: 'x', unknown: 1 }, b: { unknown: 2 } } } },
      'any key in a map of strings': { spec: { strings: { 'a/b': 'x', __proto: 'y' } } },
      'unknown in an open object': { spec: { open: { unknown: { deep: 1 } } } },
      'unknown in a closed object within an open one': { spec: { open: { closed: { known: 'x', unknown: 1 }, other: { unknown: 1 } } } },
      'anything where anything goes': { spec: { anything: [{ a: 1 }, 'x', null, 1.5] } },
      'unknown in the items of an open list': { spec: { openList: [{ a: { b: 1 } }, {}] } },
      'unknown in an embedded resource': {
        spec: { resource: { apiVersion: 'v1', kind: 'Pod', metadata: { name: 'p' }, spec: { known: 'x', unknown: 1 }, unknown: 1 } },
      },
      'unknown in an open embedded resource': {
        spec: { openResource: { apiVersion: 'v1', kind: 'Pod', metadata: { name: 'p', unknown: 1 }, spec: { unknown: 1 }, unknown: 1 } },
      },
      'unknown that only a value validation names': { spec: { alternatives: { known: 'x', other: 'y' } } },
      'unknown in metadata': { metadata: { name: 'a', unknown: 1, labels: { a: 'b' } } },
      'a scalar where an object belongs': { spec: { nested: 'x' } },
      'an object where a list belongs': { spec: { list: { known: 'x' } } },
      'many unknown fields': { spec: Object.fromEntries(Array.from({ length: 12 }, (_, i) => [`unknown${i}`, i])) },
    }),
    ...creations(open1, {
      'unknown at an open root': { unknown: { deep: 1 }, spec: { known: 'x' } },
      'unknown in spec under an open root': { spec: { known: 'x', unknown: 1 } },
    }),
    {
      title: 'unknown in a replacement',
      async run(s) {
        const { body } = await s.post(foo.path(s.namespace), foo.object('a', { spec: { known: 'x' } }))
        await s.put(`${foo.path(s.namespace)}/a`, { ...body, spec: { known: 'x', unknown: 1 } })
        await s.put(`${foo.path(s.namespace)}/a`, { ...body, spec: { known: 'y', unknown: 1 } })
      },
    },
    {
      title: 'unknown in patches',
      async run(s) {
        await s.post(foo.path(s.namespace), foo.object('a', { spec: { known: 'x' } }))
        await s.patch(`${foo.path(s.namespace)}/a`, 'merge', { spec: { unknown: 1, nested: { unknown: 1 } } })
        await s.patch(`${foo.path(s.namespace)}/a`, 'json', [{ op: 'add', path: '/spec/unknown', value: 1 }])
      },
    },
    {
      title: 'unknown in status',
      async run(s) {
        const { body } = await s.post(foo.path(s.namespace), foo.object('a'))
        await s.put(`${foo.path(s.namespace)}/a/status`, { ...body, status: { known: 'x', unknown: 1 } })
        await s.patch(`${foo.path(s.namespace)}/a/status`, 'merge', { status: { unknown: 2 } })
      },
    },
    {
      title: 'unknown with strict field validation',
      async run(s) {
        const fields = { spec: { unknown: 1, list: [{ unknown: 1 }] }, other: 1 }
        await s.post(`${foo.path(s.namespace)}?fieldValidation=Strict`, foo.object('a', fields))
      },
    },
  ],
}
