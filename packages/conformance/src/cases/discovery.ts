import type { Area, Case } from '../suite/case.ts'
import { definitions } from '../suite/install.ts'
import type { Json } from '../suite/session.ts'
import { definition } from '../suite/definition.ts'

const group = 'discovery.conformance.example'
// The real server lists the kinds of a group in no order, so each group here has one.
const clusterGroup = 'cluster.discovery.conformance.example'
const names = { singular: 'fu', shortNames: ['f', 'fo'], categories: ['all'] }
const scale = { specReplicasPath: '.spec.replicas', statusReplicasPath: '.status.replicas' }
const at = (versions: readonly string[]) => versions.map((name, index) => ({ name, served: true, storage: index === 0 }))
const named = (name: string) => (body: Json) => body.groups.filter((each: Json) => each.name === name)
const ownOf = (slug: string) => `${slug}.${group}`

/** What is served, and what changes it. */
export const discovery: Area = {
  name: 'discovery',
  crds: [
    definition({ group, names, subresources: { status: {}, scale } }),
    definition({ group: clusterGroup, kind: 'Bar', scope: 'Cluster' }),
  ],
  cases: [
    {
      title: 'the core group',
      run: (s) => s.part('/api', ({ kind, versions }) => ({ kind, versions })),
    },
    {
      title: 'the groups of definitions and of the case',
      async run(s) {
        await s.part('/apis', ({ kind, apiVersion }) => ({ kind, apiVersion }))
        await s.part('/apis', named('apiextensions.k8s.io'))
        await s.part('/apis', named(group))
      },
    },
    {
      title: 'a group, and one version of it',
      async run(s) {
        for (const path of [`/apis/${group}`, `/apis/${group}/v1`, `/apis/${group}/`, `/apis/${group}/v1/`, `/apis/${clusterGroup}/v1`])
          await s.get(path)
      },
    },
    {
      title: 'definitions and namespaces',
      async run(s) {
        await s.get('/apis/apiextensions.k8s.io')
        await s.get('/apis/apiextensions.k8s.io/v1')
        await s.part('/api/v1', ({ resources }) => resources.filter(({ name }: Json) => name.startsWith('namespaces')))
      },
    },
    {
      title: 'what is not there',
      async run(s) {
        for (const path of ['/apis/nothing.example', '/apis/nothing.example/v1', `/apis/${group}/v2`, '/api/v2']) await s.get(path)
      },
    },
    {
      title: 'other methods',
      async run(s) {
        for (const path of [`/apis/${group}`, `/apis/${group}/v1`]) for (const method of ['POST', 'DELETE']) await s.send({ method, path })
      },
    },
    {
      title: 'the order of versions',
      async run(s) {
        const own = ownOf('order')
        const versions = ['v1alpha1', 'v10', 'v2', 'v1', 'v11beta2', 'v3beta1', 'v12alpha1', 'foo1', 'foo10', 'v11alpha2']
        await s.install(definition({ group: own, versions: at(versions) }))
        await s.until(`/apis/${own}`, ({ body }) => body.versions?.length === versions.length)
        await s.get(`/apis/${own}`)
        await s.until('/apis', ({ body }) => named(own)(body)[0]?.versions.length === versions.length)
        await s.part('/apis', named(own))
      },
    },
    {
      title: 'a version that comes and one that goes',
      async run(s) {
        const own = ownOf('versions')
        const crd = definition({ group: own, versions: at(['v1', 'v2']) })
        await s.install(crd)
        await s.until(`/apis/${own}/v2`, ({ status }) => status === 200)
        await s.get(`/apis/${own}/v2`)
        await s.patch(`${definitions}/${crd.metadata.name}`, 'json', [{ op: 'replace', path: '/spec/versions/1/served', value: false }])
        await s.until(`/apis/${own}/v2`, ({ status }) => status === 404)
        await s.get(`/apis/${own}/v2`)
        await s.until(`/apis/${own}`, ({ body }) => body.versions.length === 1)
        await s.get(`/apis/${own}`)
      },
    },
    {
      title: 'names and subresources that are added',
      async run(s) {
        const own = ownOf('names')
        const crd = definition({ group: own })
        await s.install(crd)
        await s.until(`/apis/${own}/v1`, ({ body }) => body.resources?.length === 1)
        await s.get(`/apis/${own}/v1`)
        await s.patch(`${definitions}/${crd.metadata.name}`, 'json', [
          { op: 'add', path: '/spec/names/shortNames', value: ['f'] },
          { op: 'add', path: '/spec/names/categories', value: ['all', 'more'] },
          { op: 'add', path: '/spec/versions/0/subresources', value: { status: {}, scale } },
        ])
        await s.until(
          `/apis/${own}/v1`,
          ({ body }) => body.resources.length === 3 && body.resources.some(({ shortNames }: Json) => shortNames),
        )
        await s.get(`/apis/${own}/v1`)
      },
    },
    {
      title: 'a group goes with its last definition',
      async run(s) {
        const own = ownOf('gone')
        const crd = definition({ group: own })
        await s.install(crd)
        await s.until(`/apis/${own}`, ({ status }) => status === 200)
        await s.prepare({ method: 'DELETE', path: `${definitions}/${crd.metadata.name}` })
        for (const path of [`/apis/${own}/v1`, `/apis/${own}`]) {
          await s.until(path, ({ status }) => status === 404)
          await s.get(path)
        }
        await s.until('/apis', ({ body }) => named(own)(body).length === 0)
      },
    },
    ...(['/version', '/healthz', '/readyz', '/livez'] as const).map((path): Case => ({
      title: path,
      async run(s) {
        // The rest says who built the server, and when.
        if (path === '/version') await s.part(path, ({ major, minor }) => ({ major, minor }))
        else await s.get(path)
      },
    })),
  ],
}
