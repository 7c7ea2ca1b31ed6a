import type { Area, Case } from '../suite/case.ts'
import { definition, foo, foosOf } from '../suite/definition.ts'

const group = 'delete-collection.conformance.example'

const selections: readonly [title: string, query: string, body?: unknown][] = [
  ['all of a namespace', ''],
  ['a label', '?labelSelector=half%3Dfirst'],
  ['labels that none has', '?labelSelector=half%3Dthird'],
  ['a name', '?fieldSelector=metadata.name%3Db'],
  ['all but a name', '?fieldSelector=metadata.name!%3Db'],
  ['a field that cannot be selected', '?fieldSelector=spec.info%3Dx'],
  ['a malformed selector', '?labelSelector=%3D%3D'],
  ['a limit', '?limit=1'],
  ['a dry run', '?dryRun=All'],
  ['an unknown dry run', '?dryRun=Some'],
  ['options with a dry run', '', { apiVersion: 'v1', kind: 'DeleteOptions', dryRun: ['All'] }],
  ['options with a policy', '', { apiVersion: 'v1', kind: 'DeleteOptions', propagationPolicy: 'Background' }],
  ['options with an unknown policy', '', { apiVersion: 'v1', kind: 'DeleteOptions', propagationPolicy: 'Sideways' }],
  ['options with a precondition', '', { apiVersion: 'v1', kind: 'DeleteOptions', preconditions: { uid: 'another' } }],
  ['a body that is no JSON', '', '{'],
]

/** Deletion of many objects at once. */
export const deleteCollection: Area = {
  name: 'delete-collection',
  crds: [definition({ group })],
  cases: [
    ...selections.map(([title, query, body]): Case => ({
      title,
      async run(s) {
        const foos = foosOf(group, s)
        for (const [name, half] of [
          ['a', 'first'],
          ['b', 'first'],
          ['c', 'second'],
        ] as const)
          await s.post(foos, foo(group, { name, labels: { half } }))
        await s.delete(`${foos}${query}`, body)
        await s.part(foos, ({ items }) => items.map(({ metadata }: { metadata: { name: string } }) => metadata.name))
      },
    })),
    {
      title: 'nothing there',
      run: async (s) => void (await s.delete(foosOf(group, s))),
    },
    {
      title: 'objects with finalizers stay',
      async run(s) {
        const foos = foosOf(group, s)
        await s.post(foos, foo(group, 'a'))
        await s.post(foos, foo(group, { name: 'b', finalizers: ['conformance.example/held'] }))
        await s.delete(foos)
        await s.get(foos)
        await s.delete(foos)
        await s.patch(`${foos}/b`, 'merge', { metadata: { finalizers: null } })
        await s.get(foos)
      },
    },
    {
      title: 'another namespace is left alone',
      async run(s) {
        const other = `/apis/${group}/v1/namespaces/default/foos`
        s.removeAtEnd(`${other}/${s.namespace}`)
        await s.post(other, foo(group, s.namespace))
        await s.post(foosOf(group, s), foo(group, 'a'))
        await s.delete(foosOf(group, s))
        await s.get(`${other}/${s.namespace}`)
      },
    },
  ],
}
