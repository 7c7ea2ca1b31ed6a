import type { Area } from '../suite/case.ts'
import { creations } from '../suite/creations.ts'
import { eventually } from '../suite/install.ts'
import { sampleKind, withSpec } from '../suite/sample-kind.ts'

const group = 'defaulting.conformance.example'
const size = { type: 'integer', default: 1 }
const properties = {
  size,
  text: { type: 'string', default: '' },
  flag: { type: 'boolean', default: false },
  ratio: { type: 'number', default: 0.5 },
  optional: { type: 'object', properties: { size } },
  filled: {
    type: 'object',
    default: {},
    properties: { size, inner: { type: 'object', default: { text: 'x' }, properties: { size, text: { type: 'string' } } } },
  },
  list: { type: 'array', items: { type: 'object', properties: { size } } },
  listed: { type: 'array', default: ['a', 'b'], items: { type: 'string' } },
  map: { type: 'object', additionalProperties: { type: 'object', properties: { size } } },
  nullable: { type: 'string', nullable: true, default: 'x' },
  nullByDefault: { type: 'string', nullable: true, default: null },
  required: { type: 'object', required: ['size'], properties: { size } },
  portOrName: { 'x-kubernetes-int-or-string': true, default: 'http' },
}
const foo = sampleKind(group, 'Foo', {
  v1: {
    schema: {
      type: 'object',
      properties: {
        spec: { type: 'object', properties },
        status: { type: 'object', default: {}, properties: { phase: { type: 'string', default: 'Pending' } } },
      },
    },
    subresources: { status: {} },
  },
})
const always = sampleKind(group, 'Always', {
  v1: { schema: { type: 'object', required: ['spec'], properties: { spec: { type: 'object', default: {}, properties: { size } } } } },
})
const twofold = sampleKind(group, 'Twofold', {
  v1: { schema: withSpec({ text: { type: 'string' }, size: { type: 'integer' } }) },
  v2: { schema: withSpec({ text: { type: 'string' }, size: { type: 'integer', default: 2 } }) },
})
const growing = sampleKind(group, 'Growing', { v1: { schema: withSpec({ text: { type: 'string' }, size: { type: 'integer' } }) } })

/** What an object gains from its schema. */
export const defaulting: Area = {
  name: 'defaulting',
  crds: [foo.crd, always.crd, twofold.crd, growing.crd],
  cases: [
    ...creations(foo, {
      'an empty spec': { spec: {} },
      'no spec': {},
      'given values stay': {
        spec: { size: 0, text: 'y', flag: true, ratio: 2, filled: { size: 3, inner: { size: 4 } }, listed: [], portOrName: 80 },
      },
      'an object without a default is not made': { spec: { optional: {} } },
      'in the items of a list': { spec: { list: [{}, { size: 2 }, {}] } },
      'in the values of a map': { spec: { map: { a: {}, b: { size: 2 } } } },
      'null where null is not allowed': { spec: { size: null, text: null, filled: null, listed: null, list: [{ size: null }] } },
      'null where null is allowed': { spec: { nullable: null } },
      'a required field': { spec: { required: {} } },
      'a partly filled object': { spec: { filled: { inner: {} } } },
      'values of the wrong type stay wrong': { spec: { size: 'x', filled: [] } },
      'status at creation': { spec: {}, status: { phase: 'Ready' } },
    }),
    ...creations(always, {
      'a required spec with a default': {},
      'a required spec that is null': { spec: null },
    }),
    {
      title: 'in a replacement and in patches',
      async run(s) {
        const path = `${foo.path(s.namespace)}/a`
        const { body } = await s.post(foo.path(s.namespace), foo.object('a', { spec: { size: 5, filled: { size: 6 } } }))
        const { body: replaced } = await s.put(path, { ...body, spec: {} })
        await s.patch(path, 'merge', { spec: { size: null, text: 'z' } })
        await s.patch(path, 'json', [{ op: 'remove', path: '/spec/filled' }])
        await s.put(path, { ...replaced, metadata: { ...replaced.metadata, resourceVersion: '' }, spec: {} })
      },
    },
    {
      title: 'in status',
      async run(s) {
        const path = `${foo.path(s.namespace)}/a/status`
        const { body } = await s.post(foo.path(s.namespace), foo.object('a', { spec: {} }))
        const { body: put } = await s.put(path, { ...body, status: { phase: 'Ready' } })
        await s.put(path, { ...put, status: {} })
        await s.patch(path, 'merge', { status: null })
      },
    },
    {
      title: 'on reading through a version that has a default',
      async run(s) {
        await s.post(twofold.path(s.namespace), twofold.object('a', { spec: { text: 'x' } }))
        await s.get(`${twofold.path(s.namespace, 'v1')}/a`)
        await s.get(`${twofold.path(s.namespace, 'v2')}/a`)
        await s.get(twofold.path(s.namespace, 'v2'))
        await s.patch(`${twofold.path(s.namespace, 'v2')}/a`, 'merge', { spec: { text: 'y' } })
        await s.get(`${twofold.path(s.namespace, 'v1')}/a`)
      },
    },
    {
      title: 'on reading once the definition has gained a default',
      async run(s) {
        await s.post(growing.path(s.namespace), growing.object('a', { spec: { text: 'x' } }))
        const path = `/apis/apiextensions.k8s.io/v1/customresourcedefinitions/${growing.crd.metadata.name}`
        const at = '/spec/versions/0/schema/openAPIV3Schema/properties/spec/properties/size/default'
        await s.prepare({
          method: 'PATCH',
          path,
          headers: { 'content-type': 'application/json-patch+json' },
          body: [{ op: 'add', path: at, value: 7 }],
        })
        // The real server takes note of a changed definition a moment later.
        await eventually('the default is there', async () => {
          const { body } = await s.prepare({ method: 'GET', path: `${growing.path(s.namespace)}/a` })
          return body.spec.size === 7
        })
        const { body } = await s.get(`${growing.path(s.namespace)}/a`)
        await s.get(growing.path(s.namespace))
        await s.put(`${growing.path(s.namespace)}/a`, body)
      },
    },
  ],
}
