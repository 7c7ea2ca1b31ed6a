import type { Area, Case } from '../suite/case.ts'
import type { Session } from '../suite/session.ts'
import { change, count, create, foo, group, now, remove } from './watch-kind.ts'

const changes: { readonly [title: string]: readonly [count: number, during: (s: Session) => Promise<unknown>] } = {
  'created, changed, deleted': [
    3,
    async (s) => {
      await create(s, 'b')
      await change(s, 'b', { spec: { size: 2 } })
      await remove(s, 'b')
    },
  ],
  'a change of status': [1, (s) => change(s, 'a', { status: { phase: 'Ready' } }, '/status')],
  'a change of scale': [1, (s) => change(s, 'a', { spec: { replicas: 3 } }, '/scale')],
  'a change of metadata': [1, (s) => change(s, 'a', { metadata: { annotations: { a: 'b' } } })],
  'no change, then one': [
    1,
    async (s) => {
      await change(s, 'a', { spec: { size: 1 } })
      await change(s, 'a', { spec: { size: 2 } })
    },
  ],
  'a dry run, then a change': [
    1,
    async (s) => {
      await s.prepare({ method: 'DELETE', path: `${foo.path(s.namespace)}/a?dryRun=All` })
      await change(s, 'a', { spec: { size: 2 } })
    },
  ],
  'a deletion that waits for finalizers': [
    3,
    async (s) => {
      await change(s, 'a', { metadata: { finalizers: ['conformance.example/a'] } })
      await remove(s, 'a')
      await change(s, 'a', { metadata: { finalizers: null } })
    },
  ],
  'deleted and created again': [
    2,
    async (s) => {
      await remove(s, 'a')
      await create(s, 'a')
    },
  ],
  'changes of what is not in the namespace are not seen': [
    1,
    async (s) => {
      const other = `${s.namespace}-other`
      const path = '/api/v1/namespaces'
      await s.prepare({ method: 'POST', path, body: { apiVersion: 'v1', kind: 'Namespace', metadata: { name: other } } })
      await s.prepare({ method: 'POST', path: foo.path(other), body: foo.object('x') })
      await s.prepare({ method: 'DELETE', path: `${path}/${other}` })
      await change(s, 'a', { spec: { size: 2 } })
    },
  ],
}

/** Watches with a selector of the label `in=yes`, or of red ones. */
const selected: { readonly [title: string]: readonly [query: string, count: number, during: (s: Session) => Promise<unknown>] } = {
  'an object enters and leaves a label selector': [
    'labelSelector=in=yes',
    3,
    async (s) => {
      await change(s, 'a', { metadata: { labels: { in: 'yes' } } })
      await change(s, 'a', { spec: { size: 2 } })
      await change(s, 'a', { metadata: { labels: { in: 'no' } }, spec: { size: 3 } })
      await change(s, 'a', { spec: { size: 4 } })
    },
  ],
  'an object enters and leaves a field selector': [
    'fieldSelector=spec.color=red',
    2,
    async (s) => {
      await change(s, 'a', { spec: { color: 'red' } })
      await change(s, 'a', { spec: { color: 'blue', size: 3 } })
    },
  ],
  'an object is deleted outside the selector': [
    'labelSelector=in=yes',
    1,
    async (s) => {
      await remove(s, 'a')
      await create(s, 'b', {}, { in: 'yes' })
    },
  ],
  'one object by its name': [
    'fieldSelector=metadata.name=a',
    2,
    async (s) => {
      await create(s, 'b')
      await change(s, 'a', { spec: { size: 2 } })
      await remove(s, 'a')
    },
  ],
}

/** Watches. */
export const watch: Area = {
  name: 'watch',
  crds: [foo.crd],
  cases: [
    ...Object.entries(changes).map(([title, [wanted, during]]): Case => ({
      title,
      async run(s) {
        await create(s, 'a')
        await s.watch(`${foo.path(s.namespace)}?watch=true&resourceVersion=${await now(s)}`, count(wanted), () => during(s))
      },
    })),
    ...Object.entries(selected).map(([title, [query, wanted, during]]): Case => ({
      title,
      async run(s) {
        await create(s, 'a')
        await s.watch(`${foo.path(s.namespace)}?watch=true&resourceVersion=${await now(s)}&${query}`, count(wanted), () => during(s))
      },
    })),
    ...['', 'resourceVersion=0'].map((query): Case => ({
      title: `from ${query === '' ? 'no version' : query}: what is there, then changes`,
      async run(s) {
        await create(s, 'b')
        await create(s, 'a')
        // The real server has its objects in memory a moment after they are written; a list of the newest waits for them.
        await now(s)
        await s.watch(`${foo.path(s.namespace)}?watch=true&${query}`, count(3), () => create(s, 'c'))
      },
    })),
    {
      title: 'from the version of an object: what came after',
      async run(s) {
        const { body } = await create(s, 'a')
        await create(s, 'b')
        await change(s, 'a', { spec: { size: 2 } })
        s.name(body.metadata.resourceVersion, 'version of a')
        await s.watch(`${foo.path(s.namespace)}?watch=true&resourceVersion=${body.metadata.resourceVersion}`, count(3), () =>
          remove(s, 'b'),
        )
      },
    },
    {
      title: 'deletecollection',
      async run(s) {
        for (const name of ['a', 'b', 'c']) await create(s, name)
        await s.watch(`${foo.path(s.namespace)}?watch=true&resourceVersion=${await now(s)}&fieldSelector=metadata.name=b`, count(1), () =>
          s.prepare({ method: 'DELETE', path: foo.path(s.namespace) }),
        )
      },
    },
    {
      title: 'the watch of one object by its path',
      async run(s) {
        await create(s, 'a')
        await now(s)
        await s.watch(`${foo.path(s.namespace)}/a?watch=true&timeoutSeconds=1`, () => false)
      },
    },
    {
      title: 'the old path of watches',
      async run(s) {
        await create(s, 'a')
        await now(s)
        await s.watch(`/apis/${group}/v1/watch/namespaces/${s.namespace}/foos?timeoutSeconds=1`, () => false)
      },
    },
    {
      title: 'all namespaces',
      async run(s) {
        await create(s, 'a', {}, { case: s.namespace })
        await now(s)
        await s.watch(`${foo.path()}?watch=true&labelSelector=case=${s.namespace}`, count(2), () => remove(s, 'a'))
      },
    },
    {
      title: 'what is deleted is told in its last state',
      async run(s) {
        await create(s, 'a')
        await change(s, 'a', { spec: { size: 9 }, metadata: { labels: { last: 'yes' } } })
        await change(s, 'a', { status: { phase: 'Gone' } }, '/status')
        await s.watch(`${foo.path(s.namespace)}?watch=true&resourceVersion=${await now(s)}`, count(1), () => remove(s, 'a'))
      },
    },
  ],
}
