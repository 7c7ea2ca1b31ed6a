import type { Area } from '../suite/case.ts'
import { sampleKind, withSpec } from '../suite/sample-kind.ts'

const foo = sampleKind('apply.conformance.example', 'Foo', {
  v1: { schema: withSpec({ size: { type: 'integer' }, text: { type: 'string' } }), subresources: { status: {} } },
})

/** Server-side apply. */
export const apply: Area = {
  name: 'apply',
  crds: [foo.crd],
  cases: [
    {
      title: 'creates and updates',
      async run(s) {
        const path = `${foo.path(s.namespace)}/a?fieldManager=one`
        await s.patch(path, 'apply', foo.object('a', { spec: { size: 1 } }))
        await s.patch(path, 'apply', foo.object('a', { spec: { size: 1 } }))
        await s.patch(path, 'apply', foo.object('a', { spec: { size: 2 } }))
      },
    },
    {
      title: 'removes what is no longer applied',
      async run(s) {
        const path = `${foo.path(s.namespace)}/a?fieldManager=one`
        await s.patch(path, 'apply', foo.object('a', { spec: { size: 1, text: 'x' } }))
        await s.patch(path, 'apply', foo.object('a', { spec: { text: 'x' } }))
      },
    },
    {
      title: 'without a fieldManager',
      async run(s) {
        await s.patch(`${foo.path(s.namespace)}/a`, 'apply', foo.object('a', { spec: { size: 1 } }))
      },
    },
    {
      title: 'conflicts, and forces',
      async run(s) {
        const path = `${foo.path(s.namespace)}/a`
        await s.patch(`${path}?fieldManager=one`, 'apply', foo.object('a', { spec: { size: 1 } }))
        await s.patch(`${path}?fieldManager=two`, 'apply', foo.object('a', { spec: { size: 2 } }))
        await s.patch(`${path}?fieldManager=two&force=true`, 'apply', foo.object('a', { spec: { size: 2 } }))
      },
    },
    {
      title: 'YAML',
      async run(s) {
        const body = 'apiVersion: apply.conformance.example/v1\nkind: Foo\nmetadata:\n  name: a\nspec:\n  size: 1\n'
        await s.patch(`${foo.path(s.namespace)}/a?fieldManager=one`, 'apply', body)
      },
    },
    {
      title: 'an invalid object',
      async run(s) {
        await s.patch(`${foo.path(s.namespace)}/a?fieldManager=one`, 'apply', foo.object('a', { spec: { size: 'x' } }))
        await s.patch(`${foo.path(s.namespace)}/a?fieldManager=one`, 'apply', foo.object('b', { spec: {} }))
      },
    },
  ],
}
