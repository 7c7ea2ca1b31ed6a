import type { Area } from '../suite/case.ts'
import { creations } from '../suite/creations.ts'
import { sampleKind, withSpec } from '../suite/sample-kind.ts'

const embedded = { type: 'object', 'x-kubernetes-embedded-resource': true }
const open = { 'x-kubernetes-preserve-unknown-fields': true }
const foo = sampleKind('embedded.conformance.example', 'Foo', {
  v1: {
    schema: withSpec({
      template: { ...embedded, ...open },
      closed: { ...embedded, properties: { spec: { type: 'object', properties: { size: { type: 'integer' } } } } },
      list: { type: 'array', items: { ...embedded, ...open } },
      map: { type: 'object', additionalProperties: { ...embedded, ...open } },
      named: { ...embedded, ...open, properties: { metadata: { type: 'object', properties: { name: { type: 'string', maxLength: 5 } } } } },
    }),
  },
})
const pod = { apiVersion: 'v1', kind: 'Pod' }

/** Whole resources within a resource: x-kubernetes-embedded-resource. */
export const embeddedMetadata: Area = {
  name: 'embedded-metadata',
  crds: [foo.crd],
  cases: [
    ...creations(foo, {
      'a good one': { spec: { template: { ...pod, metadata: { name: 'p', labels: { a: 'b' } }, spec: { any: [1] } } } },
      'without metadata': { spec: { template: pod } },
      'without apiVersion': { spec: { template: { kind: 'Pod' } } },
      'without kind': { spec: { template: { apiVersion: 'v1' } } },
      'with nothing': { spec: { template: {} } },
      'with an empty kind': { spec: { template: { apiVersion: 'v1', kind: '' } } },
      'with a kind that is no label': { spec: { template: { apiVersion: 'v1', kind: 'Po_d' } } },
      'with a number for a kind': { spec: { template: { apiVersion: 'v1', kind: 1 } } },
      'with a malformed apiVersion': { spec: { template: { apiVersion: 'a/b/c', kind: 'Pod' } } },
      'with a slash too many': { spec: { template: { apiVersion: '/v1', kind: 'Pod' } } },
      'with a bad name': { spec: { template: { ...pod, metadata: { name: 'Not Good' } } } },
      'with a bad generateName': { spec: { template: { ...pod, metadata: { generateName: '..' } } } },
      'with a bad namespace': { spec: { template: { ...pod, metadata: { name: 'p', namespace: 'a.b' } } } },
      'with bad labels': { spec: { template: { ...pod, metadata: { labels: { 'a b': 'c', d: 'e f' } } } } },
      'with a bad annotation': { spec: { template: { ...pod, metadata: { annotations: { 'a b': 'c' } } } } },
      'with bad finalizers': { spec: { template: { ...pod, metadata: { finalizers: ['a b'] } } } },
      'with bad owners': { spec: { template: { ...pod, metadata: { ownerReferences: [{ kind: 'Pod' }] } } } },
      'with unknown metadata': { spec: { template: { ...pod, metadata: { name: 'p', unknown: 1 } } } },
      'with metadata that is no object': { spec: { template: { ...pod, metadata: 'x' } } },
      'with labels that are no strings': { spec: { template: { ...pod, metadata: { labels: { a: 1 } } } } },
      'with null metadata': { spec: { template: { ...pod, metadata: null } } },
      'with a creationTimestamp': { spec: { template: { ...pod, metadata: { name: 'p', creationTimestamp: null } } } },
      'closed, with unknown fields': { spec: { closed: { ...pod, metadata: { name: 'p' }, spec: { size: 1, unknown: 1 }, data: 1 } } },
      'in a list': { spec: { list: [pod, { kind: 'Pod' }, { ...pod, metadata: { name: 'B' } }] } },
      'in a map': { spec: { map: { 'a.b': { apiVersion: 'v1' } } } },
      'with a name too long for its schema': { spec: { named: { ...pod, metadata: { name: 'abcdef' } } } },
      'that is no object': { spec: { template: 'x' } },
    }),
    {
      title: 'that turns bad in an update',
      async run(s) {
        const path = `${foo.path(s.namespace)}/a`
        const { body } = await s.post(foo.path(s.namespace), foo.object('a', { spec: { template: { ...pod, metadata: { name: 'p' } } } }))
        await s.put(path, { ...body, spec: { template: { ...pod, metadata: { name: 'P' } } } })
        await s.patch(path, 'merge', { spec: { template: { kind: null } } })
      },
    },
  ],
}
