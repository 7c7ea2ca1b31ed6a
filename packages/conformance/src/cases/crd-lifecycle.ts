import type { Area, Case } from '../suite/case.ts'
import { definition, foo, foosOf } from '../suite/definition.ts'
import { definitions } from '../suite/install.ts'
import { create, groupOf, holds, pathOf } from './definition-change.ts'

/** Installation, change and removal of definitions. */
export const crdLifecycle: Area = {
  name: 'crd-lifecycle',
  cases: [
    {
      title: 'create, establish, serve, delete',
      async run(s) {
        const group = groupOf('whole')
        const path = await create(s, definition({ group }))
        await s.get(path)
        await s.get(`${path}/status`)
        await s.until(foosOf(group, s), ({ status }) => status === 200)
        await s.post(foosOf(group, s), foo(group, 'a'))
        await s.delete(path)
        await s.until(path, ({ status }) => status === 404)
        await s.get(path)
        await s.until(foosOf(group, s), ({ status }) => status === 404)
        await s.get(foosOf(group, s))
      },
    },
    {
      title: 'every name is given',
      async run(s) {
        const names = { singular: 'fu', listKind: 'Fools', shortNames: ['fo', 'fx'], categories: ['all', 'conformance'] }
        const path = await create(s, definition({ group: groupOf('names'), names }))
        await s.get(path)
      },
    },
    {
      title: 'a definition that is there',
      async run(s) {
        const crd = definition({ group: groupOf('taken') })
        await create(s, crd)
        await s.post(definitions, crd)
      },
    },
    {
      title: 'a definition that is not there',
      async run(s) {
        const crd = definition({ group: groupOf('missing') })
        await s.get(pathOf(crd))
        await s.put(pathOf(crd), crd)
        await s.delete(pathOf(crd))
      },
    },
    ...(
      [
        ['kind', { listKind: 'BarList' }],
        ['listKind', { kind: 'Bar', listKind: 'FooList' }],
        ['shortNames', { kind: 'Bar', listKind: 'BarList', shortNames: ['f'] }],
        ['singular', { kind: 'Bar', listKind: 'BarList', singular: 'foo' }],
      ] as const
    ).map(([what, names], index): Case => ({
      title: `two definitions of one group with the same ${what}`,
      async run(s) {
        const group = groupOf(`conflict-${index}`)
        await s.install(definition({ group, names: { shortNames: ['f'] } }))
        const second = definition({ group, names: { plural: 'bars', ...names } })
        const crd = { ...second, metadata: { name: `bars.${group}` } }
        s.removeAtEnd(pathOf(crd))
        await s.post(definitions, crd)
        await s.until(pathOf(crd), holds('NamesAccepted', 'False'))
        await s.get(pathOf(crd))
        await s.prepare({ method: 'DELETE', path: `${definitions}/foos.${group}` })
        await s.until(pathOf(crd), holds('Established'))
        await s.get(pathOf(crd))
      },
    })),
    {
      title: 'delete with instances, one of which waits',
      async run(s) {
        const group = groupOf('instances')
        const crd = definition({ group })
        await s.install(crd)
        const foos = foosOf(group, s)
        await s.prepare({ method: 'POST', path: foos, body: foo(group, 'a') })
        await s.prepare({ method: 'POST', path: foos, body: foo(group, { name: 'b', finalizers: ['conformance.example/held'] }) })
        await s.delete(pathOf(crd))
        await s.until(pathOf(crd), holds('Terminating'))
        await s.until(`${foos}/a`, ({ status }) => status === 404)
        await s.until(`${foos}/b`, ({ body }) => body.metadata.deletionTimestamp !== undefined)
        await s.part(foos, ({ items }) => items)
        await s.post(foos, foo(group, 'c'))
        await s.patch(`${foos}/b`, 'merge', { metadata: { finalizers: null } })
        await s.until(pathOf(crd), ({ status }) => status === 404)
      },
    },
  ],
}
