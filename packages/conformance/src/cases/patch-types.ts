import type { Area, Case } from '../suite/case.ts'
import { sampleKind, withSpec } from '../suite/sample-kind.ts'

const foo = sampleKind('patchtypes.conformance.example', 'Foo', {
  v1: { schema: withSpec({ size: { type: 'integer' } }), subresources: { status: {} } },
})
const types: { readonly [title: string]: string } = {
  'a strategic merge patch': 'application/strategic-merge-patch+json',
  'plain JSON': 'application/json',
  YAML: 'application/yaml',
  text: 'text/plain',
  'no media type': '/',
  'a merge patch with a parameter': 'application/merge-patch+json; charset=utf-8',
  'a merge patch in capitals': 'Application/Merge-Patch+JSON',
  'a protobuf patch': 'application/apply-patch+cbor',
}

/** Which patches are understood at all. */
export const patchTypes: Area = {
  name: 'patch-types',
  crds: [foo.crd],
  cases: [
    ...Object.entries(types).flatMap(([title, type]) =>
      ['', '/status'].map((subresource): Case => ({
        title: `${title}${subresource === '' ? '' : ' of status'}`,
        async run(s) {
          await s.post(foo.path(s.namespace), foo.object('a', { spec: { size: 1 } }))
          const path = `${foo.path(s.namespace)}/a${subresource}`
          await s.send({ method: 'PATCH', path, body: { spec: { size: 2 } }, headers: { 'content-type': type } })
        },
      })),
    ),
    {
      title: 'a strategic merge patch of a missing object',
      async run(s) {
        await s.patch(`${foo.path(s.namespace)}/missing`, 'strategic', {})
      },
    },
    {
      title: 'force without apply',
      async run(s) {
        await s.post(foo.path(s.namespace), foo.object('a', { spec: { size: 1 } }))
        await s.patch(`${foo.path(s.namespace)}/a?force=true`, 'merge', { spec: { size: 2 } })
        await s.patch(`${foo.path(s.namespace)}/a?force=maybe`, 'merge', { spec: { size: 2 } })
      },
    },
    {
      title: 'fieldManager',
      async run(s) {
        await s.post(foo.path(s.namespace), foo.object('a', { spec: { size: 1 } }))
        await s.patch(`${foo.path(s.namespace)}/a?fieldManager=me`, 'merge', { spec: { size: 2 } })
        await s.patch(`${foo.path(s.namespace)}/a?fieldManager=${'m'.repeat(129)}`, 'merge', { spec: { size: 3 } })
      },
    },
  ],
}
