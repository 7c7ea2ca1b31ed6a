import type { Area } from '../suite/case.ts'

const group = 'crud.conformance.example'
const crd = {
  apiVersion: 'apiextensions.k8s.io/v1',
  kind: 'CustomResourceDefinition',
  metadata: { name: `foos.${group}` },
  spec: {
    group,
    scope: 'Namespaced',
    names: { plural: 'foos', kind: 'Foo' },
    versions: [
      {
        name: 'v1',
        served: true,
        storage: true,
        schema: {
          openAPIV3Schema: {
            type: 'object',
            properties: { spec: { type: 'object', properties: { info: { type: 'string' }, replicas: { type: 'integer', default: 1 } } } },
          },
        },
      },
    ],
  },
}
const foo = (name: string, spec: object = { info: 'x' }) => ({ apiVersion: `${group}/v1`, kind: 'Foo', metadata: { name }, spec })

/** Create, get, replace and delete of one object. */
export const crud: Area = {
  name: 'crud',
  crds: [crd],
  cases: [
    {
      title: 'create, get, replace, delete',
      async run(s) {
        const foos = `/apis/${group}/v1/namespaces/${s.namespace}/foos`
        const { body } = await s.post(foos, foo('baz'))
        await s.get(`${foos}/baz`)
        await s.put(`${foos}/baz`, { ...body, spec: { info: 'y' } })
        await s.delete(`${foos}/baz`)
        await s.get(`${foos}/baz`)
      },
    },
  ],
}
