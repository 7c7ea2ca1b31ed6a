import type { Area, Case } from '../suite/case.ts'
import { sampleKind } from '../suite/sample-kind.ts'

const group = 'scale.conformance.example'
const schema = {
  type: 'object',
  properties: {
    spec: { type: 'object', properties: { replicas: { type: 'integer' }, others: { type: 'integer' }, text: { type: 'string' } } },
    status: { type: 'object', properties: { replicas: { type: 'integer' }, selector: { type: 'string' } } },
  },
}
const paths = { specReplicasPath: '.spec.replicas', statusReplicasPath: '.status.replicas' }
const foo = sampleKind(group, 'Foo', {
  v1: { schema, subresources: { status: {}, scale: { ...paths, labelSelectorPath: '.status.selector' } } },
})
const plain = sampleKind(group, 'Plain', { v1: { schema } })
const bounded = sampleKind(group, 'Bounded', {
  v1: {
    schema: {
      type: 'object',
      properties: { spec: { type: 'object', properties: { replicas: { type: 'integer', maximum: 3, default: 1 } } } },
    },
    subresources: { scale: paths },
  },
})
const several = sampleKind(group, 'Several', {
  v1: { schema },
  v2: { schema, subresources: { scale: paths } },
  v3: { schema, subresources: { scale: { ...paths, specReplicasPath: '.spec.others' } } },
})
const anything = { 'x-kubernetes-preserve-unknown-fields': true, nullable: true }
const loose = sampleKind(group, 'Loose', {
  v1: {
    schema: { type: 'object', properties: { spec: anything, status: anything } },
    subresources: { scale: { ...paths, labelSelectorPath: '.status.selector' } },
  },
})
const scaleOf = (name: string, replicas: unknown, metadata: object = {}) => ({
  apiVersion: 'autoscaling/v1',
  kind: 'Scale',
  metadata: { name, ...metadata },
  spec: { replicas },
})

const replacements: { readonly [title: string]: object } = {
  'sets replicas': { spec: { replicas: 5 } },
  'to zero': { spec: { replicas: 0 } },
  'to a negative number': { spec: { replicas: -1 } },
  'beyond 32 bits': { spec: { replicas: 2_147_483_648 } },
  'to the largest': { spec: { replicas: 2_147_483_647 } },
  'to a string': { spec: { replicas: '5' } },
  'to a fraction': { spec: { replicas: 1.5 } },
  'without replicas': { spec: {} },
  'without spec': { spec: undefined },
  'of another kind': { kind: 'Foo' },
  'of another version': { apiVersion: 'autoscaling/v2' },
  'of another name': { metadata: { name: 'b' } },
  'of another uid': { metadata: { name: 'a', uid: 'other' } },
  'without a name': { metadata: {} },
  'with an unknown field': { spec: { replicas: 5, unknown: 1 } },
  'with labels': { metadata: { name: 'a', labels: { a: 'b' } }, spec: { replicas: 5 } },
  'with status': { spec: { replicas: 5 }, status: { replicas: 7, selector: 'a=b' } },
  'to what it is': { spec: { replicas: 2 } },
}
const patches: { readonly [title: string]: readonly ['merge' | 'json', unknown] } = {
  'a merge patch': ['merge', { spec: { replicas: 5 } }],
  'a merge patch to nothing': ['merge', { spec: { replicas: null } }],
  'a merge patch to a negative number': ['merge', { spec: { replicas: -1 } }],
  'a merge patch to a string': ['merge', { spec: { replicas: 'x' } }],
  'a merge patch of status': ['merge', { status: { replicas: 7 } }],
  'a merge patch of labels': ['merge', { metadata: { labels: { a: 'b' } } }],
  'a JSON patch': ['json', [{ op: 'replace', path: '/spec/replicas', value: 5 }]],
  'a JSON patch that tests': ['json', [{ op: 'test', path: '/spec/replicas', value: 3 }]],
  'a JSON patch that removes': ['json', [{ op: 'remove', path: '/spec/replicas' }]],
}

/** The scale subresource. */
export const scale: Area = {
  name: 'scale',
  crds: [foo.crd, plain.crd, bounded.crd, several.crd, loose.crd],
  cases: [
    {
      title: 'reading it',
      async run(s) {
        const path = `${foo.path(s.namespace)}/a`
        await s.post(foo.path(s.namespace), foo.object('a', { spec: { replicas: 2 } }))
        await s.get(`${path}/scale`)
        await s.patch(`${path}/status`, 'merge', { status: { replicas: 1, selector: 'app=a,tier in (x,y)' } })
        await s.get(`${path}/scale`)
        await s.patch(`${path}/status`, 'merge', { status: { replicas: null, selector: 'not (a) selector' } })
        await s.get(`${path}/scale`)
      },
    },
    ...Object.entries(replacements).map(([title, change]): Case => ({
      title: `a replacement ${title}`,
      async run(s) {
        await s.post(foo.path(s.namespace), foo.object('a', { spec: { replicas: 2, text: 'x' } }))
        await s.put(`${foo.path(s.namespace)}/a/scale`, { ...scaleOf('a', 2), ...change })
        await s.get(`${foo.path(s.namespace)}/a`)
      },
    })),
    ...Object.entries(patches).map(([title, [kind, patch]]): Case => ({
      title,
      async run(s) {
        await s.post(foo.path(s.namespace), foo.object('a', { spec: { replicas: 2, text: 'x' } }))
        await s.patch(`${foo.path(s.namespace)}/a/scale`, kind, patch)
        await s.get(`${foo.path(s.namespace)}/a`)
      },
    })),
    {
      title: 'a strategic merge patch',
      async run(s) {
        await s.post(foo.path(s.namespace), foo.object('a', { spec: { replicas: 2 } }))
        await s.patch(`${foo.path(s.namespace)}/a/scale`, 'strategic', { spec: { replicas: 5 } })
      },
    },
    {
      title: 'an object without replicas',
      async run(s) {
        const path = `${foo.path(s.namespace)}/a/scale`
        await s.post(foo.path(s.namespace), foo.object('a', { spec: { text: 'x' } }))
        await s.get(path)
        await s.patch(path, 'merge', { metadata: { labels: {} } })
        await s.put(path, scaleOf('a', 5))
        await s.get(path)
      },
    },
    {
      title: 'an object without spec',
      async run(s) {
        const path = `${foo.path(s.namespace)}/a/scale`
        await s.post(foo.path(s.namespace), foo.object('a'))
        await s.patch(path, 'merge', { spec: { replicas: 5 } })
        await s.get(path)
      },
    },
    {
      title: 'resourceVersions',
      async run(s) {
        const path = `${foo.path(s.namespace)}/a/scale`
        const { body } = await s.post(foo.path(s.namespace), foo.object('a', { spec: { replicas: 2 } }))
        const { resourceVersion } = body.metadata
        await s.put(path, scaleOf('a', 3, { resourceVersion }))
        await s.put(path, scaleOf('a', 4, { resourceVersion }))
        await s.patch(path, 'merge', { metadata: { resourceVersion }, spec: { replicas: 4 } })
        await s.put(path, scaleOf('a', 4))
      },
    },
    {
      title: 'a schema that bounds replicas',
      async run(s) {
        const path = `${bounded.path(s.namespace)}/a/scale`
        await s.post(bounded.path(s.namespace), bounded.object('a', { spec: {} }))
        await s.get(path)
        await s.put(path, scaleOf('a', 4))
        await s.patch(path, 'merge', { spec: { replicas: 4 } })
        await s.put(path, scaleOf('a', 3))
      },
    },
    ...['v1', 'v2', 'v3'].map((version): Case => ({
      title: `versions whose scales differ, after a write in ${version}`,
      async run(s) {
        const at = (scaled: string, query: string) => `${several.path(s.namespace, scaled)}/a/scale?${query}`
        const object = several.object('a', { spec: { replicas: 1, others: 2 } }, version)
        await s.post(`${several.path(s.namespace, version)}?fieldManager=creator`, object)
        for (const scaled of ['v2', 'v3']) {
          await s.patch(at(scaled, 'fieldManager=one'), 'apply', scaleOf('a', 1))
          await s.patch(at(scaled, 'fieldManager=one&force=true'), 'apply', scaleOf('a', scaled === 'v2' ? 1 : 2))
          await s.get(`${several.path(s.namespace)}/a`)
          await s.patch(at(scaled, 'fieldManager=two'), 'merge', { spec: { replicas: 3 } })
          await s.get(`${several.path(s.namespace)}/a`)
          await s.put(at(scaled, 'fieldManager=three'), scaleOf('a', 4))
          await s.get(`${several.path(s.namespace)}/a`)
        }
      },
    })),
    ...([5.5, { a: -1.5 }, ['x'], 'x', true, null] as const).map((replicas): Case => ({
      title: `replicas that are none: ${JSON.stringify(replicas)}`,
      async run(s) {
        const path = `${loose.path(s.namespace)}/a`
        for (const object of [
          { spec: { replicas } },
          { spec: { replicas: 1 }, status: { replicas } },
          { spec: { replicas: 1 }, status: { selector: replicas } },
          { spec: replicas },
        ]) {
          await s.post(loose.path(s.namespace), loose.object('a', object))
          await s.get(`${path}/scale`)
          await s.put(`${path}/scale`, scaleOf('a', 2))
          await s.patch(`${path}/scale`, 'merge', { spec: { replicas: 3 } })
          await s.patch(`${path}/scale?fieldManager=one`, 'apply', scaleOf('a', 3))
          await s.delete(path)
        }
      },
    })),
    {
      title: 'a dry run',
      async run(s) {
        await s.post(foo.path(s.namespace), foo.object('a', { spec: { replicas: 2 } }))
        await s.put(`${foo.path(s.namespace)}/a/scale?dryRun=All`, scaleOf('a', 3))
        await s.get(`${foo.path(s.namespace)}/a/scale`)
      },
    },
    {
      title: 'no subresource',
      async run(s) {
        await s.post(plain.path(s.namespace), plain.object('a', { spec: { replicas: 2 } }))
        await s.get(`${plain.path(s.namespace)}/a/scale`)
        await s.put(`${plain.path(s.namespace)}/a/scale`, scaleOf('a', 3))
      },
    },
    {
      title: 'a missing object',
      async run(s) {
        const path = `${foo.path(s.namespace)}/missing/scale`
        await s.get(path)
        await s.put(path, scaleOf('missing', 3))
        await s.patch(path, 'merge', { spec: { replicas: 3 } })
      },
    },
  ],
}
