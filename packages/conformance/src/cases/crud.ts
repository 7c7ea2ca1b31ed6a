import type { Area, Case } from '../suite/case.ts'
import { definition, foo, foosOf } from '../suite/definition.ts'

const group = 'crud.conformance.example'

/** Objects that are created, with whatever the server makes of them. */
const created: readonly [title: string, body: object][] = [
  ['fields that the schema does not know are dropped', foo(group, 'a', { spec: { info: 'x', more: 1 }, other: {} })],
  ['a null is dropped where the field may not be null', foo(group, 'a', { spec: { info: null, replicas: null } })],
  ['a spec is optional', foo(group, 'a', {})],
  [
    'what the server sets is not taken from the body',
    foo(group, { name: 'a', uid: 'mine', generation: 7, creationTimestamp: '2001-01-01T00:00:00Z' }),
  ],
  ['a status is kept where there is no status subresource', foo(group, 'a', { status: { ready: true } })],
  ['a resourceVersion is refused', foo(group, { name: 'a', resourceVersion: '5' })],
  ['another kind is refused', { ...foo(group, 'a'), kind: 'Bar' }],
  ['another version is refused', { ...foo(group, 'a'), apiVersion: `${group}/v2` }],
  ['no kind is refused', { apiVersion: `${group}/v1`, metadata: { name: 'a' } }],
  ['no name is refused', foo(group, {})],
  ['no metadata is refused', { apiVersion: `${group}/v1`, kind: 'Foo' }],
  ['wrong types are refused with their causes', foo(group, 'a', { spec: { info: 1, replicas: 'many' } })],
]

/** Create, get, list, replace and delete. */
export const crud: Area = {
  name: 'crud',
  crds: [definition({ group })],
  cases: [
    {
      title: 'create, get, replace, delete',
      async run(s) {
        const foos = foosOf(group, s)
        const { body } = await s.post(foos, foo(group, 'baz'))
        await s.get(`${foos}/baz`)
        await s.put(`${foos}/baz`, { ...body, spec: { info: 'y' } })
        await s.delete(`${foos}/baz`)
        await s.get(`${foos}/baz`)
      },
    },
    ...created.map(([title, body]): Case => ({
      title: `create: ${title}`,
      run: async (s) => void (await s.post(foosOf(group, s), body)),
    })),
    {
      title: 'create: a name that is taken',
      async run(s) {
        const foos = foosOf(group, s)
        await s.post(foos, foo(group, 'baz'))
        await s.post(foos, foo(group, 'baz', { spec: { info: 'y' } }))
        await s.get(`${foos}/baz`)
      },
    },
    {
      title: 'a missing object',
      async run(s) {
        const missing = `${foosOf(group, s)}/missing`
        await s.get(missing)
        await s.put(missing, foo(group, { name: 'missing', resourceVersion: '1' }))
        await s.put(missing, foo(group, 'missing'))
        await s.patch(missing, 'merge', { spec: { info: 'y' } })
        await s.delete(missing)
      },
    },
    {
      title: 'list and its order',
      async run(s) {
        const foos = foosOf(group, s)
        await s.get(foos)
        for (const name of ['b', 'a-1', 'a', 'a.b']) await s.post(foos, foo(group, name))
        await s.get(foos)
      },
    },
    {
      title: 'replace: the name of the path',
      async run(s) {
        const foos = foosOf(group, s)
        const { body } = await s.post(foos, foo(group, 'baz'))
        await s.put(`${foos}/baz`, { ...body, metadata: { ...body.metadata, name: 'other' } })
        await s.put(`${foos}/baz`, { ...body, metadata: { ...body.metadata, name: '' } })
        await s.put(`${foos}/baz`, { ...body, kind: 'Bar' })
        await s.put(`${foos}/baz`, { ...body, apiVersion: `${group}/v2` })
      },
    },
    {
      title: 'replace: fields that are left out are gone, or have their default again',
      async run(s) {
        const foos = foosOf(group, s)
        const { body } = await s.post(foos, foo(group, { name: 'baz', labels: { a: 'b' } }, { spec: { info: 'x', replicas: 3 } }))
        const { name, resourceVersion } = body.metadata
        await s.put(`${foos}/baz`, foo(group, { name, resourceVersion }, { spec: {} }))
      },
    },
    {
      title: 'replace by the same writes nothing',
      async run(s) {
        const foos = foosOf(group, s)
        const { body } = await s.post(foos, foo(group, 'baz'))
        await s.put(`${foos}/baz`, body)
      },
    },
    {
      title: 'an object of the same name after a delete has another uid',
      async run(s) {
        const foos = foosOf(group, s)
        const { body } = await s.post(foos, foo(group, 'baz'))
        await s.delete(`${foos}/baz`)
        await s.post(foos, foo(group, 'baz'))
        await s.put(`${foos}/baz`, body)
        await s.put(`${foos}/baz`, { ...body, metadata: { ...body.metadata, resourceVersion: undefined } })
      },
    },
    {
      title: 'names that need encoding in the path',
      async run(s) {
        const foos = foosOf(group, s)
        for (const name of ['%C3%A9', 'a%20b', 'a%2Fb', '..', '%25', 'A']) await s.get(`${foos}/${name}`)
      },
    },
  ],
}
