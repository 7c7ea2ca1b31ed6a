import type { Area, Case } from '../suite/case.ts'
import { sampleKind, withSpec } from '../suite/sample-kind.ts'
import type { Session } from '../suite/session.ts'

const group = 'fields.conformance.example'
const fields = {
  color: { type: 'string' },
  size: { type: 'integer' },
  on: { type: 'boolean' },
  nested: { type: 'object', properties: { a: { type: 'string' } } },
}
const foo = sampleKind(group, 'Foo', {
  v1: {
    schema: withSpec(fields),
    selectableFields: [{ jsonPath: '.spec.color' }, { jsonPath: '.spec.size' }, { jsonPath: '.spec.on' }, { jsonPath: '.spec.nested.a' }],
  },
  v2: { schema: withSpec({ ...fields, more: { type: 'string' } }), selectableFields: [{ jsonPath: '.spec.size' }] },
})
const wide = sampleKind(group, 'Wide', { v1: { schema: { type: 'object' } } }, 'Cluster')
const specs: { readonly [name: string]: object } = {
  a: { color: 'red', size: 1, on: true, nested: { a: 'x' } },
  b: { color: 'red', size: 2, on: false },
  c: { color: 'blue, dark', size: 1 },
  d: {},
}
async function coloured(s: Session): Promise<void> {
  for (const [name, spec] of Object.entries(specs)) {
    await s.prepare({ method: 'POST', path: foo.path(s.namespace), body: foo.object(name, { spec }) })
  }
}
const selectors: readonly string[] = [
  '',
  'metadata.name=a',
  'metadata.name==a',
  'metadata.name!=a',
  'metadata.name=missing',
  'metadata.name=a,metadata.name=b',
  'metadata.name=a,spec.color=red',
  'metadata.namespace=default',
  'metadata.namespace!=default',
  'spec.color=red',
  'spec.color!=red',
  'spec.color=red,spec.size=2',
  'spec.color=',
  'spec.color!=',
  String.raw`spec.color=blue\, dark`,
  'spec.color=blue, dark',
  String.raw`spec.color=re\d`,
  'spec.size=1',
  'spec.size=01',
  'spec.size!=1',
  'spec.on=true',
  'spec.on=false',
  'spec.nested.a=x',
  '.spec.color=red',
  'spec.other=x',
  'spec=x',
  'metadata.uid=x',
  'metadata.labels.a=b',
  'status.phase=x',
  'metadata.name',
  '=a',
  'metadata.name=a=b',
  'metadata.name in (a)',
  'metadata.name>a',
  ',',
  'metadata.name=a,',
  'metadata.name=Not A Name',
  'metadata.name= a',
]

/** Field selectors: names, namespaces and selectableFields. */
export const fieldSelectors: Area = {
  name: 'field-selectors',
  crds: [foo.crd, wide.crd],
  cases: [
    ...selectors.map((selector): Case => ({
      title: selector === '' ? '(empty)' : selector,
      async run(s) {
        await coloured(s)
        await s.get(`${foo.path(s.namespace)}?fieldSelector=${encodeURIComponent(selector)}`)
      },
    })),
    {
      title: 'the namespace of the path',
      async run(s) {
        await coloured(s)
        await s.get(`${foo.path(s.namespace)}?fieldSelector=metadata.namespace=${s.namespace}`)
        await s.get(`${foo.path()}?fieldSelector=metadata.namespace=${s.namespace}`)
        await s.get(`${foo.path()}?fieldSelector=metadata.namespace=${s.namespace},metadata.name%3Da`)
      },
    },
    {
      title: 'a field that another version selects',
      async run(s) {
        await coloured(s)
        await s.get(`${foo.path(s.namespace, 'v2')}?fieldSelector=spec.color%3Dred`)
        await s.get(`${foo.path(s.namespace, 'v2')}?fieldSelector=spec.size%3D2`)
      },
    },
    {
      title: 'the namespace of what has none',
      async run(s) {
        await s.get(`${wide.path()}?fieldSelector=metadata.namespace%3Ddefault`)
        await s.get(`${wide.path()}?fieldSelector=metadata.name%3Ddefault`)
      },
    },
    {
      title: 'for deletecollection',
      async run(s) {
        await coloured(s)
        await s.delete(`${foo.path(s.namespace)}?fieldSelector=spec.color%3Dred`)
        await s.delete(`${foo.path(s.namespace)}?fieldSelector=spec.other%3Dred`)
        await s.get(foo.path(s.namespace))
      },
    },
    {
      title: 'with a label selector',
      async run(s) {
        await coloured(s)
        await s.get(`${foo.path(s.namespace)}?fieldSelector=spec.color%3Dred&labelSelector=!a`)
        await s.get(`${foo.path(s.namespace)}?fieldSelector=spec.color%3Dred&labelSelector=a`)
      },
    },
  ],
}
