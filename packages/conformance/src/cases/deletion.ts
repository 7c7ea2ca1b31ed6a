import type { Area, Case } from '../suite/case.ts'
import { definition, foo, foosOf } from '../suite/definition.ts'
import { sampleKind, withSpec } from '../suite/sample-kind.ts'

const group = 'deletion.conformance.example'
/** A kind of which each version knows something else. */
const twofold = sampleKind(group, 'Twofold', {
  v1: { schema: withSpec({ text: { type: 'string' }, size: { type: 'integer', default: 1 } }), subresources: { status: {} } },
  v2: { schema: withSpec({ count: { type: 'integer' }, more: { type: 'string', default: 'more' } }) },
})
const held = { finalizers: ['conformance.example/held'] }
const options = (fields: object) => ({ apiVersion: 'v1', kind: 'DeleteOptions', ...fields })

/** Bodies of a delete, of an object without finalizers. */
const bodies: readonly [title: string, body: unknown][] = [
  ['no body', undefined],
  ['an empty object', {}],
  ['options without fields', options({})],
  ['options of the version meta.k8s.io/v1', { apiVersion: 'meta.k8s.io/v1', kind: 'DeleteOptions' }],
  ['options of the version of the kind', { apiVersion: `${group}/v1`, kind: 'DeleteOptions' }],
  ['Background', options({ propagationPolicy: 'Background' })],
  ['Foreground', options({ propagationPolicy: 'Foreground' })],
  ['Orphan', options({ propagationPolicy: 'Orphan' })],
  ['an unknown policy', options({ propagationPolicy: 'Sideways' })],
  ['orphanDependents', options({ orphanDependents: true })],
  ['no orphanDependents', options({ orphanDependents: false })],
  ['both orphanDependents and a policy', options({ orphanDependents: true, propagationPolicy: 'Background' })],
  ['a grace period', options({ gracePeriodSeconds: 30 })],
  ['no grace period', options({ gracePeriodSeconds: 0 })],
  ['a negative grace period', options({ gracePeriodSeconds: -5 })],
  ['dryRun', options({ dryRun: ['All'] })],
  ['an unknown dryRun', options({ dryRun: ['Some'] })],
  ['an unknown field', options({ unheardOf: true })],
  ['another uid', options({ preconditions: { uid: 'another' } })],
  ['another version', options({ preconditions: { resourceVersion: '1' } })],
  ['empty preconditions', options({ preconditions: {} })],
  ['another kind', { apiVersion: 'v1', kind: 'Pod' }],
  ['a kind that nobody knows', { apiVersion: 'v1', kind: 'Nothing' }],
  ['a wrong type', options({ gracePeriodSeconds: 'soon' })],
  ['a wrong type of dryRun', options({ dryRun: 'All' })],
  ['text that is no JSON', '{"kind":'],
  ['a list', '[]'],
]

/** Queries of a delete without a body. */
const queries: readonly string[] = [
  'propagationPolicy=Foreground',
  'propagationPolicy=Sideways',
  'gracePeriodSeconds=0',
  'gracePeriodSeconds=soon',
  'orphanDependents=true',
  'orphanDependents=false',
  'dryRun=All',
  'dryRun=Some',
]

/** What is asked of an object that waits for its finalizer. */
const whileWaiting: readonly [title: string, patch: object][] = [
  ['adding a finalizer', { metadata: { finalizers: [...held.finalizers, 'conformance.example/more'] } }],
  ['exchanging the finalizer', { metadata: { finalizers: ['conformance.example/more'] } }],
  ['a change of the spec', { spec: { info: 'y' } }],
  ['a label', { metadata: { labels: { a: 'b' } } }],
  ['taking back the deletion', { metadata: { deletionTimestamp: null } }],
  ['another deletionTimestamp', { metadata: { deletionTimestamp: '2001-01-01T00:00:00Z' } }],
  ['another grace period', { metadata: { deletionGracePeriodSeconds: 5 } }],
]

/** Deletion of one object. */
export const deletion: Area = {
  name: 'deletion',
  crds: [definition({ group }), twofold.crd],
  cases: [
    ...bodies.map(([title, body]): Case => ({
      title: `with ${title}`,
      async run(s) {
        const foos = foosOf(group, s)
        await s.post(foos, foo(group, 'a'))
        await s.delete(`${foos}/a`, body)
        await s.get(`${foos}/a`)
      },
    })),
    ...queries.map((query): Case => ({
      title: `with the query ${query}`,
      async run(s) {
        const foos = foosOf(group, s)
        await s.prepare({ method: 'POST', path: foos, body: foo(group, 'a') })
        await s.delete(`${foos}/a?${query}`)
        await s.get(`${foos}/a`)
      },
    })),
    {
      title: 'with options in YAML',
      async run(s) {
        const foos = foosOf(group, s)
        await s.prepare({ method: 'POST', path: foos, body: foo(group, 'a') })
        const body = 'apiVersion: v1\nkind: DeleteOptions\npropagationPolicy: Orphan\n'
        await s.send({ method: 'DELETE', path: `${foos}/a`, body, headers: { 'content-type': 'application/yaml' } })
      },
    },
    {
      title: 'with options in the body and in the query',
      async run(s) {
        const foos = foosOf(group, s)
        await s.prepare({ method: 'POST', path: foos, body: foo(group, 'a') })
        await s.delete(`${foos}/a?propagationPolicy=Orphan`, options({ propagationPolicy: 'Background' }))
      },
    },
    {
      title: 'with preconditions that hold',
      async run(s) {
        const foos = foosOf(group, s)
        for (const precondition of ['uid', 'resourceVersion']) {
          const { body } = await s.post(foos, foo(group, 'a'))
          await s.delete(`${foos}/a`, options({ preconditions: { [precondition]: body.metadata[precondition] } }))
        }
      },
    },
    ...[true, false].map((orphanDependents): Case => ({
      title: `of an object with a finalizer, orphanDependents ${orphanDependents}`,
      async run(s) {
        const foos = foosOf(group, s)
        await s.prepare({ method: 'POST', path: foos, body: foo(group, { name: 'a', ...held }) })
        await s.delete(`${foos}/a`, options({ orphanDependents }))
        await s.patch(`${foos}/a`, 'merge', { metadata: { finalizers: null } })
      },
    })),
    ...whileWaiting.map(([title, patch]): Case => ({
      title: `while an object waits: ${title}`,
      async run(s) {
        const foos = foosOf(group, s)
        await s.prepare({ method: 'POST', path: foos, body: foo(group, { name: 'a', ...held }) })
        await s.delete(`${foos}/a`)
        await s.patch(`${foos}/a`, 'merge', patch)
        await s.patch(`${foos}/a`, 'merge', { metadata: { finalizers: null } })
      },
    })),
    {
      title: 'while an object waits: create, and a delete with another policy',
      async run(s) {
        const foos = foosOf(group, s)
        await s.post(foos, foo(group, { name: 'a', ...held }))
        await s.delete(`${foos}/a`, options({ propagationPolicy: 'Foreground' }))
        await s.post(foos, foo(group, 'a'))
        await s.delete(`${foos}/a`, options({ propagationPolicy: 'Orphan' }))
        await s.delete(`${foos}/a`, options({ propagationPolicy: 'Background' }))
        await s.delete(`${foos}/a`, options({ dryRun: ['All'] }))
        await s.patch(`${foos}/a`, 'merge', { metadata: { finalizers: null } })
        await s.get(`${foos}/a`)
      },
    },
    {
      title: 'the last finalizer goes by a replacement',
      async run(s) {
        const foos = foosOf(group, s)
        await s.post(foos, foo(group, { name: 'a', ...held }))
        const { body } = await s.delete(`${foos}/a`)
        await s.put(`${foos}/a?dryRun=All`, { ...body, metadata: { ...body.metadata, finalizers: [] } })
        await s.put(`${foos}/a`, { ...body, metadata: { ...body.metadata, finalizers: [] } })
        await s.get(`${foos}/a`)
      },
    },
    {
      title: 'finalizers can be taken away before a deletion, and an object is created with a deletionTimestamp in vain',
      async run(s) {
        const foos = foosOf(group, s)
        await s.post(foos, foo(group, { name: 'a', ...held, deletionTimestamp: '2001-01-01T00:00:00Z', deletionGracePeriodSeconds: 5 }))
        await s.patch(`${foos}/a`, 'merge', { metadata: { finalizers: null } })
        await s.patch(`${foos}/a`, 'merge', { metadata: { deletionTimestamp: '2001-01-01T00:00:00Z' } })
        await s.delete(`${foos}/a`)
      },
    },
    ...['put', 'merge', 'apply'].map((verb): Case => ({
      title: `an object that goes with a write (${verb}) in a version that is not stored`,
      async run(s) {
        const a = `${twofold.path(s.namespace)}/a`
        await s.post(twofold.path(s.namespace), { ...twofold.object('a', { spec: { text: 'x' } }), metadata: { name: 'a', ...held } })
        await s.delete(a)
        const { body } = await s.get(`${twofold.path(s.namespace, 'v2')}/a`)
        const change = { metadata: { finalizers: null, labels: { a: 'x' } }, spec: { count: 2, more: 'y' }, status: { phase: 'Done' } }
        const { managedFields: _, ...metadata } = body.metadata
        const whole = { ...body, ...change, metadata: { ...metadata, ...change.metadata, finalizers: [] } }
        const path = `${twofold.path(s.namespace, 'v2')}/a?fieldManager=one`
        if (verb === 'put') await s.put(path, whole)
        else if (verb === 'merge') await s.patch(path, 'merge', change)
        else await s.patch(path, 'apply', { ...whole, metadata: { name: 'a', finalizers: [], labels: {} } })
        await s.patch(a, 'merge', { metadata: { finalizers: null } })
      },
    })),
    {
      title: 'finalizers that are refused or warned about',
      async run(s) {
        for (const finalizers of [
          ['plain'],
          ['a/b/c'],
          ['Upper/x y'],
          [''],
          ['orphan', 'foregroundDeletion'],
          ['conformance.example/a', 'conformance.example/a'],
        ])
          await s.post(`${foosOf(group, s)}?dryRun=All`, foo(group, { name: 'a', finalizers }))
      },
    },
  ],
}
