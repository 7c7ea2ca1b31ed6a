import type { Area, Case } from '../suite/case.ts'
import { sampleKind, withSpec } from '../suite/sample-kind.ts'
import type { Session } from '../suite/session.ts'

const foo = sampleKind('list.conformance.example', 'Foo', { v1: { schema: withSpec({ size: { type: 'integer' } }) } })
const names = ['b', 'a', 'd', 'c', 'e']

/** Five objects, created out of order; the version of the second. */
async function five(s: Session): Promise<string> {
  const versions: string[] = []
  for (const name of names) {
    const body = { ...foo.object(name, { spec: { size: 1 } }), metadata: { name, labels: { case: s.namespace, [name]: 'yes' } } }
    const created = await s.prepare({ method: 'POST', path: foo.path(s.namespace), body })
    versions.push(created.body.metadata.resourceVersion)
  }
  // The real server answers from a cache, which hears of the last one a moment later.
  await s.prepare({ method: 'GET', path: `${foo.path(s.namespace)}?resourceVersion=${versions.at(-1)}&resourceVersionMatch=NotOlderThan` })
  return versions[1]!
}
const token = (content: object | string) =>
  Buffer.from(typeof content === 'string' ? content : JSON.stringify(content)).toString('base64url')
const v = 'meta.k8s.io/v1'

/** Queries that need no version but fixed ones; every one lists the five objects. */
const queries: { readonly [title: string]: string } = {
  'no option': '',
  'a limit of zero': 'limit=0',
  'a limit as large as the list': 'limit=5',
  'a limit beyond the list': 'limit=100',
  'a negative limit': 'limit=-1',
  'a limit that is no number': 'limit=x',
  'resourceVersion 0': 'resourceVersion=0',
  'resourceVersion 0, not older than': 'resourceVersion=0&resourceVersionMatch=NotOlderThan',
  'resourceVersion 0, exact': 'resourceVersion=0&resourceVersionMatch=Exact',
  'a match without a version': 'resourceVersionMatch=NotOlderThan',
  'an unknown match': 'resourceVersion=1&resourceVersionMatch=Newest',
  'a malformed version': 'resourceVersion=x',
  'a malformed version, exact': 'resourceVersion=x&resourceVersionMatch=Exact',
  'a negative version': 'resourceVersion=-1',
  'a token that is no base64': 'limit=2&continue=!!!',
  'a token that is no JSON': `limit=2&continue=${token('nonsense')}`,
  'a token of another version': `limit=2&continue=${token({ v: 'v0', rv: 7, start: 'c\u0000' })}`,
  'a token without a version': `limit=2&continue=${token({ rv: 7, start: 'c\u0000' })}`,
  'a token without a start': `limit=2&continue=${token({ v, rv: 7 })}`,
  'a token without a resourceVersion': `limit=2&continue=${token({ v, rv: 0, start: 'c\u0000' })}`,
  'a token that climbs': `limit=2&continue=${token({ v, rv: 7, start: '../../x\u0000' })}`,
  'a token and a resourceVersion': `limit=2&continue=${token({ v, rv: 7, start: 'c\u0000' })}&resourceVersion=7`,
  'a token and resourceVersion 0': `limit=2&continue=${token('nonsense')}&resourceVersion=0`,
  'a token and a match': `limit=2&continue=${token('nonsense')}&resourceVersionMatch=Exact`,
  'sendInitialEvents without watch': 'sendInitialEvents=true',
  'a timeout': 'timeoutSeconds=5',
  'a timeout that is no number': 'timeoutSeconds=x',
  'bookmarks without watch': 'allowWatchBookmarks=true',
  'an unknown parameter': 'unknown=1',
}
/** Queries with the version of the second object. */
const versioned: { readonly [title: string]: (version: string) => string } = {
  'a version': (version) => `resourceVersion=${version}`,
  'a version, not older than': (version) => `resourceVersion=${version}&resourceVersionMatch=NotOlderThan`,
  'a version, exact': (version) => `resourceVersion=${version}&resourceVersionMatch=Exact`,
  'a version with a limit': (version) => `resourceVersion=${version}&limit=2`,
  'a version, exact, with a limit': (version) => `resourceVersion=${version}&resourceVersionMatch=Exact&limit=1`,
  'a version, not older than, with a limit': (version) => `resourceVersion=${version}&resourceVersionMatch=NotOlderThan&limit=2`,
}

/** Lists: limits, continuation, versions, order. */
export const list: Area = {
  name: 'list',
  crds: [foo.crd],
  cases: [
    ...Object.entries(queries).map(([title, query]): Case => ({
      title,
      async run(s) {
        await five(s)
        await s.get(`${foo.path(s.namespace)}?${query}`)
      },
    })),
    ...Object.entries(versioned).map(([title, query]): Case => ({
      title,
      async run(s) {
        const version = await five(s)
        s.name(version, 'version of the second')
        await s.get(`${foo.path(s.namespace)}?${query(version)}`)
      },
    })),
    {
      title: 'to the end in steps of two',
      async run(s) {
        await five(s)
        let next = ''
        do {
          const { body } = await s.get(`${foo.path(s.namespace)}?limit=2${next && `&continue=${next}`}`)
          next = body.metadata.continue ?? ''
        } while (next !== '')
      },
    },
    {
      title: 'what changes between two pages is not seen',
      async run(s) {
        await five(s)
        const { body } = await s.get(`${foo.path(s.namespace)}?limit=2`)
        await s.prepare({ method: 'DELETE', path: `${foo.path(s.namespace)}/c` })
        await s.prepare({ method: 'POST', path: foo.path(s.namespace), body: foo.object('bb') })
        await s.prepare({ method: 'POST', path: foo.path(s.namespace), body: foo.object('cc') })
        const { body: second } = await s.get(`${foo.path(s.namespace)}?limit=2&continue=${body.metadata.continue}`)
        await s.get(`${foo.path(s.namespace)}?continue=${second.metadata.continue}`)
      },
    },
    {
      title: 'a token that asks for the newest',
      async run(s) {
        await five(s)
        await s.get(`${foo.path(s.namespace)}?limit=2&continue=${token({ v, rv: -1, start: 'b\u0000' })}`)
      },
    },
    {
      title: 'pages with a label selector',
      async run(s) {
        await five(s)
        const { body } = await s.get(`${foo.path(s.namespace)}?limit=2&labelSelector=case`)
        await s.get(`${foo.path(s.namespace)}?limit=2&labelSelector=case&continue=${body.metadata.continue}`)
        await s.get(`${foo.path(s.namespace)}?limit=1&labelSelector=e`)
      },
    },
    {
      title: 'an empty namespace',
      async run(s) {
        await s.get(foo.path(s.namespace))
        await s.get(`${foo.path(s.namespace)}?limit=1`)
      },
    },
    {
      title: 'a namespace that does not exist',
      async run(s) {
        await s.get(foo.path('no-such-namespace'))
      },
    },
    {
      title: 'all namespaces',
      async run(s) {
        const other = `${s.namespace}-other`
        await s.prepare({
          method: 'POST',
          path: '/api/v1/namespaces',
          body: { apiVersion: 'v1', kind: 'Namespace', metadata: { name: other } },
        })
        await five(s)
        for (const name of ['z', 'a']) {
          const body = { ...foo.object(name), metadata: { name, labels: { case: s.namespace } } }
          await s.prepare({ method: 'POST', path: foo.path(other), body })
        }
        await s.get(`${foo.path()}?labelSelector=case=${s.namespace}`)
        const { body } = await s.get(`${foo.path()}?labelSelector=case=${s.namespace}&limit=3`)
        await s.get(`${foo.path()}?labelSelector=case=${s.namespace}&limit=3&continue=${body.metadata.continue}`)
        await s.prepare({ method: 'DELETE', path: `/api/v1/namespaces/${other}` })
      },
    },
    {
      title: 'names in the order of their bytes',
      async run(s) {
        for (const name of ['a.b', 'a-b', 'ab', 'a', 'a0', 'a.0', '0']) {
          await s.prepare({ method: 'POST', path: foo.path(s.namespace), body: foo.object(name) })
        }
        const { body } = await s.get(`${foo.path(s.namespace)}?limit=3`)
        await s.get(`${foo.path(s.namespace)}?continue=${body.metadata.continue}`)
      },
    },
  ],
}
