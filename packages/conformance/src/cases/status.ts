import type { Area } from '../suite/case.ts'
import { sampleKind } from '../suite/sample-kind.ts'

const group = 'status.conformance.example'
const schema = {
  type: 'object',
  properties: {
    spec: { type: 'object', required: ['size'], properties: { size: { type: 'integer', maximum: 17 } } },
    status: {
      type: 'object',
      required: ['phase'],
      properties: { phase: { type: 'string', enum: ['Pending', 'Ready'] }, size: { type: 'integer' } },
    },
  },
}
const foo = sampleKind(group, 'Foo', { v1: { schema, subresources: { status: {} } }, v2: { schema } })
const plain = sampleKind(group, 'Plain', { v1: { schema } })
const spec = { size: 1 }

/** The status subresource. */
export const status: Area = {
  name: 'status',
  crds: [foo.crd, plain.crd],
  cases: [
    {
      title: 'creation drops status',
      async run(s) {
        await s.post(foo.path(s.namespace), foo.object('a', { spec, status: { phase: 'Ready' } }))
        await s.post(foo.path(s.namespace), foo.object('b', { spec, status: { phase: 'Nonsense' } }))
        await s.get(`${foo.path(s.namespace)}/a/status`)
      },
    },
    {
      title: 'creation keeps status where there is no subresource',
      async run(s) {
        await s.post(plain.path(s.namespace), plain.object('a', { spec, status: { phase: 'Ready' } }))
      },
    },
    {
      title: 'a replacement keeps the old status',
      async run(s) {
        const path = `${foo.path(s.namespace)}/a`
        const { body } = await s.post(foo.path(s.namespace), foo.object('a', { spec }))
        const { body: ready } = await s.put(`${path}/status`, { ...body, status: { phase: 'Ready' } })
        await s.put(path, { ...ready, spec: { size: 2 }, status: { phase: 'Pending' } })
        const { status: _, ...without } = ready
        await s.put(path, { ...without, metadata: { ...ready.metadata, resourceVersion: '' } })
        await s.patch(path, 'merge', { status: null, spec: { size: 3 } })
      },
    },
    {
      title: 'a replaced status keeps the old spec',
      async run(s) {
        const path = `${foo.path(s.namespace)}/a`
        const { body } = await s.post(foo.path(s.namespace), foo.object('a', { spec }))
        await s.put(`${path}/status`, { ...body, spec: { size: 2 }, status: { phase: 'Ready' } })
        await s.get(path)
      },
    },
    {
      title: 'a replaced status ignores an invalid spec',
      async run(s) {
        const { body } = await s.post(foo.path(s.namespace), foo.object('a', { spec }))
        await s.put(`${foo.path(s.namespace)}/a/status`, { ...body, spec: { size: 'x' }, status: { phase: 'Ready' } })
      },
    },
    {
      title: 'a replaced status without spec',
      async run(s) {
        const { body } = await s.post(foo.path(s.namespace), foo.object('a', { spec }))
        const { spec: _, ...without } = body
        await s.put(`${foo.path(s.namespace)}/a/status`, { ...without, status: { phase: 'Ready' } })
      },
    },
    {
      title: 'metadata in a replaced status',
      async run(s) {
        const { body } = await s.post(foo.path(s.namespace), foo.object('a', { spec }))
        const metadata = { ...body.metadata, labels: { a: 'b' }, annotations: { a: 'b' } }
        await s.put(`${foo.path(s.namespace)}/a/status`, { ...body, metadata, status: { phase: 'Ready' } })
        await s.patch(`${foo.path(s.namespace)}/a/status`, 'merge', { metadata: { labels: { c: 'd' } }, status: { size: 1 } })
      },
    },
    {
      title: 'bad metadata in a replaced status',
      async run(s) {
        const { body } = await s.post(foo.path(s.namespace), foo.object('a', { spec }))
        const path = `${foo.path(s.namespace)}/a/status`
        await s.put(path, { ...body, metadata: { ...body.metadata, labels: { 'a b': 'c' } }, status: { phase: 'Ready' } })
        await s.put(path, { ...body, metadata: { ...body.metadata, name: 'b' }, status: { phase: 'Ready' } })
        await s.put(path, { ...body, metadata: { ...body.metadata, uid: 'other' }, status: { phase: 'Ready' } })
      },
    },
    {
      title: 'an invalid status',
      async run(s) {
        const { body } = await s.post(foo.path(s.namespace), foo.object('a', { spec }))
        const path = `${foo.path(s.namespace)}/a/status`
        await s.put(path, { ...body, status: { phase: 'Nonsense' } })
        await s.put(path, { ...body, status: {} })
        await s.put(path, { ...body, status: 'x' })
        await s.patch(path, 'merge', { status: { phase: 'Ready', size: 'x' } })
        await s.patch(path, 'json', [{ op: 'add', path: '/status', value: { size: 1 } }])
      },
    },
    {
      title: 'conflicts',
      async run(s) {
        const path = `${foo.path(s.namespace)}/a/status`
        const { body } = await s.post(foo.path(s.namespace), foo.object('a', { spec }))
        await s.put(path, { ...body, status: { phase: 'Ready' } })
        await s.put(path, { ...body, status: { phase: 'Pending' } })
        await s.put(path, { ...body, metadata: { name: 'a' }, status: { phase: 'Pending' } })
        await s.patch(path, 'merge', { metadata: { resourceVersion: body.metadata.resourceVersion }, status: { phase: 'Pending' } })
      },
    },
    {
      title: 'patches',
      async run(s) {
        const path = `${foo.path(s.namespace)}/a/status`
        await s.post(foo.path(s.namespace), foo.object('a', { spec }))
        await s.patch(path, 'merge', { status: { phase: 'Ready' }, spec: { size: 2 } })
        await s.patch(path, 'json', [{ op: 'replace', path: '/status/phase', value: 'Pending' }])
        await s.patch(path, 'json', [{ op: 'replace', path: '/spec/size', value: 'x' }])
        await s.patch(path, 'merge', { status: null })
      },
    },
    {
      title: 'the same status again',
      async run(s) {
        const path = `${foo.path(s.namespace)}/a/status`
        const { body } = await s.post(foo.path(s.namespace), foo.object('a', { spec }))
        const { body: ready } = await s.put(path, { ...body, status: { phase: 'Ready' } })
        await s.put(path, ready)
        await s.patch(path, 'merge', { status: { phase: 'Ready' } })
      },
    },
    {
      title: 'generation without the subresource',
      async run(s) {
        const { body } = await s.post(plain.path(s.namespace), plain.object('a', { spec }))
        await s.put(`${plain.path(s.namespace)}/a`, { ...body, status: { phase: 'Ready' } })
        await s.patch(`${plain.path(s.namespace)}/a`, 'merge', { status: { size: 1 } })
      },
    },
    {
      title: 'no subresource',
      async run(s) {
        const { body } = await s.post(plain.path(s.namespace), plain.object('a', { spec }))
        const path = `${plain.path(s.namespace)}/a/status`
        await s.get(path)
        await s.put(path, { ...body, status: { phase: 'Ready' } })
        await s.patch(path, 'merge', { status: { phase: 'Ready' } })
      },
    },
    {
      title: 'a version without the subresource',
      async run(s) {
        await s.post(foo.path(s.namespace), foo.object('a', { spec }))
        await s.patch(`${foo.path(s.namespace, 'v2')}/a/status`, 'merge', { status: { phase: 'Ready' } })
        await s.patch(`${foo.path(s.namespace, 'v2')}/a`, 'merge', { status: { phase: 'Ready' } })
        await s.get(`${foo.path(s.namespace)}/a/status`)
      },
    },
    {
      title: 'verbs that status does not have',
      async run(s) {
        await s.post(foo.path(s.namespace), foo.object('a', { spec }))
        const path = `${foo.path(s.namespace)}/a/status`
        await s.delete(path)
        await s.post(path, foo.object('a', { spec }))
        await s.get(`${foo.path(s.namespace)}/a/other`)
      },
    },
    {
      title: 'a missing object',
      async run(s) {
        const path = `${foo.path(s.namespace)}/missing/status`
        await s.get(path)
        await s.put(path, foo.object('missing', { status: { phase: 'Ready' } }))
        await s.patch(path, 'merge', { status: { phase: 'Ready' } })
      },
    },
  ],
}
