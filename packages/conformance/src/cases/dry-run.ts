import type { Area, Case } from '../suite/case.ts'
import type { Session } from '../suite/session.ts'
import { definition, foo, foosOf } from '../suite/definition.ts'

const group = 'dry-run.conformance.example'
const bad = { spec: { info: 1 } }

/** Writes with a query, to an object called a. */
const writes: readonly [title: string, write: (s: Session, a: string, query: string) => Promise<unknown>][] = [
  ['create', (s, a, query) => s.post(a.replace(/\/a$/, query), foo(group, 'b'))],
  ['create of what is there', (s, a, query) => s.post(a.replace(/\/a$/, query), foo(group, 'a'))],
  ['create of what is invalid', (s, a, query) => s.post(a.replace(/\/a$/, query), foo(group, 'b', bad))],
  ['create with a resourceVersion', (s, a, query) => s.post(a.replace(/\/a$/, query), foo(group, { name: 'b', resourceVersion: '5' }))],
  ['replace', async (s, a, query) => s.put(`${a}${query}`, { ...(await s.get(a)).body, spec: { info: 'y' } })],
  ['replace of an older version', async (s, a, query) => s.put(`${a}${query}`, foo(group, { name: 'a', resourceVersion: '1' }))],
  ['merge patch', (s, a, query) => s.patch(`${a}${query}`, 'merge', { spec: { info: 'y' } })],
  ['merge patch to what is invalid', (s, a, query) => s.patch(`${a}${query}`, 'merge', bad)],
  ['JSON patch', (s, a, query) => s.patch(`${a}${query}`, 'json', [{ op: 'replace', path: '/spec/info', value: 'y' }])],
  ['status', (s, a, query) => s.patch(`${a}/status${query}`, 'merge', { status: { ready: true } })],
  ['scale', (s, a, query) => s.patch(`${a}/scale${query}`, 'merge', { spec: { replicas: 5 } })],
  ['delete', (s, a, query) => s.delete(`${a}${query}`)],
]

/** Writes that are judged and not kept. */
export const dryRun: Area = {
  name: 'dry-run',
  crds: [
    definition({
      group,
      subresources: { status: {}, scale: { specReplicasPath: '.spec.replicas', statusReplicasPath: '.status.replicas' } },
    }),
  ],
  cases: [
    ...writes.map(([title, write]): Case => ({
      title,
      async run(s) {
        const foos = foosOf(group, s)
        await s.post(foos, foo(group, 'a'))
        await write(s, `${foos}/a`, '?dryRun=All')
        await s.get(foos)
      },
    })),
    {
      title: 'other values',
      async run(s) {
        const foos = foosOf(group, s)
        for (const query of ['dryRun=', 'dryRun=all', 'dryRun=Some', 'dryRun=All&dryRun=All', 'dryRun=All&dryRun=Some']) {
          await s.post(`${foos}?${query}`, foo(group, 'b'))
        }
        await s.patch(`${foos}/b?dryRun=Some`, 'merge', {})
        await s.delete(`${foos}/b?dryRun=Some`)
      },
    },
    {
      title: 'a namespace',
      async run(s) {
        const name = `${s.namespace}-dry`
        await s.post('/api/v1/namespaces?dryRun=All', { apiVersion: 'v1', kind: 'Namespace', metadata: { name } })
        await s.get(`/api/v1/namespaces/${name}`)
      },
    },
  ],
}
