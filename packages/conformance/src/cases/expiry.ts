import type { Area } from '../suite/case.ts'
import { sampleKind, withSpec } from '../suite/sample-kind.ts'
import type { Json, Session } from '../suite/session.ts'

const foo = sampleKind('expiry.conformance.example', 'Foo', { v1: { schema: withSpec({ size: { type: 'integer' } }) } })
/** No server gets there while it is tested. */
const FUTURE = '999999999999'

async function create(s: Session, ...names: string[]): Promise<void> {
  for (const name of names) await s.prepare({ method: 'POST', path: foo.path(s.namespace), body: foo.object(name, { spec: { size: 1 } }) })
}

/** A refusal with the token in it read: its version says that no version is promised. */
const withReadToken = ({ metadata, ...status }: Json): Json => ({
  ...status,
  metadata: { continue: JSON.parse(Buffer.from(metadata.continue ?? 'e30', 'base64url').toString()) },
})

/** Versions that the server has forgotten, or not reached. */
export const expiry: Area = {
  name: 'expiry',
  crds: [foo.crd],
  cases: [
    {
      title: 'a forgotten version, and a token of it',
      needsCompaction: true,
      async run(s) {
        const path = foo.path(s.namespace)
        await create(s, 'a', 'b', 'c', 'd')
        const { body } = await s.prepare({ method: 'GET', path: `${path}?limit=1` })
        const { resourceVersion, continue: token } = body.metadata
        s.name(resourceVersion, 'forgotten version')
        await s.prepare({ method: 'DELETE', path: `${path}/c` })
        await create(s, 'e')
        await s.compact()
        // The real server's caches hear of it in their own time.
        await s.until(`${path}?limit=1&continue=${token}`, ({ status }) => status === 410)
        await s.get(`${path}?resourceVersion=${resourceVersion}&resourceVersionMatch=Exact`)
        await s.get(`${path}?resourceVersion=${resourceVersion}&limit=1`)
        await s.get(`${path}?resourceVersion=${resourceVersion}&resourceVersionMatch=NotOlderThan`)
        await s.get(`${path}?resourceVersion=${resourceVersion}`)
        await s.get(path)
        s.name(token, 'expired token')
        await s.part(`${path}?limit=1&continue=${token}`, withReadToken)
        const { body: expired } = await s.get(`${path}?limit=1&continue=${token}`)
        const { body: second } = await s.get(`${path}?limit=2&continue=${expired.metadata.continue}`)
        // What follows is consistent again.
        await s.get(`${path}?continue=${second.metadata.continue}`)
        await s.get(`${path}?continue=${expired.metadata.continue}`)
        await s.send({ method: 'DELETE', path: `${path}?limit=1&continue=${token}` })
      },
    },
    {
      title: 'a watch from before the kind was there',
      async run(s) {
        await create(s, 'a')
        await s.watch(`${foo.path(s.namespace)}?watch=true&timeoutSeconds=5&resourceVersion=1`, () => false)
        await s.watch(`${foo.path(s.namespace)}?watch=true&timeoutSeconds=5&resourceVersion=1&allowWatchBookmarks=true`, () => false)
        await s.watch(`${foo.path(s.namespace)}?watch=true&timeoutSeconds=5&resourceVersion=1&labelSelector=a`, () => false)
        await s.watch(`${foo.path(s.namespace)}/a?watch=true&timeoutSeconds=5&resourceVersion=1`, () => false)
        const query = 'watch=true&timeoutSeconds=5&resourceVersion=1&sendInitialEvents=false&resourceVersionMatch=NotOlderThan'
        await s.watch(`${foo.path(s.namespace)}?${query}`, () => false)
      },
    },
    {
      title: 'sendInitialEvents reaches further back than changes do',
      async run(s) {
        await create(s, 'a')
        const { body } = await s.prepare({ method: 'GET', path: foo.path(s.namespace) })
        s.name(body.metadata.resourceVersion, 'now')
        const query = 'watch=true&resourceVersion=1&sendInitialEvents=true&resourceVersionMatch=NotOlderThan&allowWatchBookmarks=true'
        await s.watch(`${foo.path(s.namespace)}?${query}`, (events) => events.length === 2)
      },
    },
    {
      title: 'lists of the future',
      async run(s) {
        await create(s, 'a')
        const path = `${foo.path(s.namespace)}?resourceVersion=${FUTURE}`
        for (const query of ['', '&resourceVersionMatch=Exact', '&resourceVersionMatch=NotOlderThan', '&limit=1'])
          await s.get(`${path}${query}`)
      },
    },
    {
      title: 'an object of the future',
      async run(s) {
        await create(s, 'a')
        for (const name of ['a', 'missing']) await s.get(`${foo.path(s.namespace)}/${name}?resourceVersion=${FUTURE}`)
      },
    },
    {
      title: 'a token of the future',
      async run(s) {
        await create(s, 'a', 'b')
        const token = Buffer.from(JSON.stringify({ v: 'meta.k8s.io/v1', rv: Number(FUTURE), start: '/a\u0000' })).toString('base64url')
        await s.get(`${foo.path(s.namespace)}?limit=1&continue=${token}`)
      },
    },
    {
      title: 'a collection of the future is not deleted',
      async run(s) {
        await create(s, 'a')
        await s.delete(`${foo.path(s.namespace)}?resourceVersion=${FUTURE}`)
        await s.get(`${foo.path(s.namespace)}/a`)
      },
    },
    {
      title: 'a watch of the future waits for it',
      async run(s) {
        await create(s, 'a')
        const path = `${foo.path(s.namespace)}?watch=true&timeoutSeconds=1&resourceVersion=${FUTURE}`
        await s.watch(
          path,
          () => false,
          () => create(s, 'b'),
        )
      },
    },
    {
      title: 'initial events of the future',
      async run(s) {
        await create(s, 'a')
        const query = `watch=true&resourceVersion=${FUTURE}&sendInitialEvents=true&resourceVersionMatch=NotOlderThan&allowWatchBookmarks=true`
        await s.watch(`${foo.path(s.namespace)}?${query}`, (events) => events.length > 0)
      },
    },
  ],
}
