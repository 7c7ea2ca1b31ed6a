import type { Area, Case } from '../suite/case.ts'
import { definition, foo, foosOf } from '../suite/definition.ts'

const group = 'generation.conformance.example'
const bar = (fields: object) => ({ apiVersion: `${group}/v1`, kind: 'Bar', ...fields })

/** Merge patches of an object with a status subresource. */
const patches: readonly [title: string, patch: object][] = [
  ['spec', { spec: { info: 'y' } }],
  ['spec by the same', { spec: { info: 'x' } }],
  ['labels', { metadata: { labels: { a: 'b' } } }],
  ['annotations', { metadata: { annotations: { a: 'b' } } }],
  ['finalizers', { metadata: { finalizers: ['conformance.example/a'] } }],
  ['status, which is not written this way', { status: { ready: true } }],
  ['spec and labels', { spec: { info: 'y' }, metadata: { labels: { a: 'b' } } }],
  ['generation itself', { metadata: { generation: 9 } }],
  ['generation and spec', { metadata: { generation: 9 }, spec: { info: 'y' } }],
]

/** When metadata.generation grows. */
export const generation: Area = {
  name: 'generation',
  crds: [definition({ group, subresources: { status: {} } }), definition({ group, kind: 'Bar' })],
  cases: [
    ...patches.map(([title, patch]): Case => ({
      title: `a change of ${title}`,
      async run(s) {
        const foos = foosOf(group, s)
        await s.post(foos, foo(group, 'a'))
        await s.patch(`${foos}/a`, 'merge', patch)
        await s.patch(`${foos}/a`, 'merge', { metadata: { finalizers: null } })
      },
    })),
    {
      title: 'a change of the status by its subresource',
      async run(s) {
        const foos = foosOf(group, s)
        const { body } = await s.post(foos, foo(group, 'a', { spec: { info: 'x' }, status: { ready: false } }))
        await s.put(`${foos}/a/status`, {
          ...body,
          status: { ready: true },
          spec: { info: 'y' },
          metadata: { ...body.metadata, labels: { a: 'b' } },
        })
        await s.patch(`${foos}/a/status`, 'merge', { status: { ready: false }, spec: { info: 'y' }, metadata: { labels: { a: 'b' } } })
        await s.get(`${foos}/a/status`)
      },
    },
    {
      title: 'a change of the status where there is no subresource',
      async run(s) {
        const bars = `/apis/${group}/v1/namespaces/${s.namespace}/bars`
        const { body } = await s.post(bars, bar({ metadata: { name: 'a' }, status: { ready: false } }))
        await s.put(`${bars}/a`, { ...body, status: { ready: true } })
        await s.put(`${bars}/a/status`, { ...body, status: { ready: true } })
        await s.get(`${bars}/a/status`)
      },
    },
    {
      title: 'a deletion that waits for finalizers',
      async run(s) {
        const foos = foosOf(group, s)
        await s.post(foos, foo(group, { name: 'a', finalizers: ['conformance.example/a', 'conformance.example/b'] }))
        await s.delete(`${foos}/a`)
        await s.delete(`${foos}/a`)
        await s.patch(`${foos}/a`, 'merge', { spec: { info: 'y' } })
        await s.patch(`${foos}/a`, 'merge', { metadata: { finalizers: ['conformance.example/b'] } })
        await s.patch(`${foos}/a`, 'merge', { metadata: { finalizers: [] } })
        await s.get(`${foos}/a`)
      },
    },
  ],
}
