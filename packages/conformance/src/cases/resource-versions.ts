import type { Area, Case } from '../suite/case.ts'
import { definition, foo, foosOf } from '../suite/definition.ts'

const group = 'resource-versions.conformance.example'

/** Versions that a replacement may carry. */
const replaced: readonly [title: string, resourceVersion: string | number | undefined][] = [
  ['none', undefined],
  ['empty', ''],
  ['zero', '0'],
  ['an older one', '1'],
  ['one that is not reached yet', '9007199254740991'],
  ['no number', 'abc'],
  ['negative', '-1'],
  ['a fraction', '1.5'],
  ['a number instead of a string', 7],
  ['too big for 64 bits', '99999999999999999999'],
]

/** Versions that a read may ask for. */
const read: readonly [title: string, query: string][] = [
  ['zero', 'resourceVersion=0'],
  ['an old one', 'resourceVersion=1'],
  ['no number', 'resourceVersion=abc'],
  ['negative', 'resourceVersion=-1'],
  ['empty', 'resourceVersion='],
]

/** What versions in bodies and queries do. */
export const resourceVersions: Area = {
  name: 'resource-versions',
  crds: [definition({ group, subresources: { status: {} } })],
  cases: [
    ...replaced.map(([title, resourceVersion]): Case => ({
      title: `replace: ${title}`,
      async run(s) {
        const foos = foosOf(group, s)
        await s.prepare({ method: 'POST', path: foos, body: foo(group, 'a') })
        await s.put(`${foos}/a`, foo(group, { name: 'a', resourceVersion }, { spec: { info: 'y' } }))
        await s.put(`${foos}/a/status`, foo(group, { name: 'a', resourceVersion }, { status: { ready: true } }))
      },
    })),
    // The refusal of a patch to another type quotes the whole object, with what server-side apply keeps in it.
    ...replaced
      .filter(([, resourceVersion]) => typeof resourceVersion !== 'number')
      .map(([title, resourceVersion]): Case => ({
        title: `merge patch: ${title}`,
        async run(s) {
          const foos = foosOf(group, s)
          await s.prepare({ method: 'POST', path: foos, body: foo(group, 'a') })
          await s.patch(`${foos}/a`, 'merge', { metadata: { resourceVersion }, spec: { info: 'y' } })
        },
      })),
    ...read.map(([title, query]): Case => ({
      title: `get: ${title}`,
      async run(s) {
        const foos = foosOf(group, s)
        await s.prepare({ method: 'POST', path: foos, body: foo(group, 'a') })
        const { body } = await s.get(`${foos}/a`)
        // A read of any version may be answered from a cache that lags behind.
        await s.until(`${foos}/a?resourceVersion=0`, (received) => received.body.metadata.uid === body.metadata.uid)
        await s.get(`${foos}/a?${query}`)
      },
    })),
    {
      title: 'the second of two replacements of one version loses',
      async run(s) {
        const foos = foosOf(group, s)
        const { body } = await s.post(foos, foo(group, 'a'))
        await s.put(`${foos}/a`, { ...body, spec: { info: 'first' } })
        await s.put(`${foos}/a`, { ...body, spec: { info: 'second' } })
        await s.put(`${foos}/a/status`, { ...body, status: { ready: true } })
        await s.patch(`${foos}/a`, 'merge', { metadata: { resourceVersion: body.metadata.resourceVersion }, spec: { info: 'third' } })
        await s.get(`${foos}/a`)
      },
    },
    {
      title: 'a change of the status makes a new version',
      async run(s) {
        const foos = foosOf(group, s)
        const { body } = await s.post(foos, foo(group, 'a'))
        await s.put(`${foos}/a/status`, { ...body, status: { ready: true } })
        await s.put(`${foos}/a`, { ...body, spec: { info: 'y' } })
      },
    },
  ],
}
