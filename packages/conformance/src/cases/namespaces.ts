import type { Area } from '../suite/case.ts'
import { definition, foo, foosOf } from '../suite/definition.ts'

const group = 'namespaces.conformance.example'
const bars = `/apis/${group}/v1/bars`
const namespace = (name: string, finalizers: readonly string[]) => ({
  apiVersion: 'v1',
  kind: 'Namespace',
  metadata: { name },
  spec: { finalizers },
})
const bar = (metadata: object) => ({ apiVersion: `${group}/v1`, kind: 'Bar', metadata })

/** Namespaces, and kinds with and without one. */
export const namespaces: Area = {
  name: 'namespaces',
  crds: [definition({ group }), definition({ group, kind: 'Bar', scope: 'Cluster' })],
  cases: [
    {
      title: 'a namespace that is not there',
      async run(s) {
        const foos = `/apis/${group}/v1/namespaces/no-such-namespace/foos`
        await s.get(foos)
        await s.get(`${foos}/a`)
        await s.post(foos, foo(group, 'a'))
        await s.send({ method: 'DELETE', path: foos })
      },
    },
    {
      title: 'a namespace in the body that is not that of the path',
      async run(s) {
        const foos = foosOf(group, s)
        await s.post(foos, foo(group, { name: 'a', namespace: 'default' }))
        const { body } = await s.post(foos, foo(group, { name: 'b', namespace: s.namespace }))
        await s.put(`${foos}/b`, { ...body, metadata: { ...body.metadata, namespace: 'default' } })
        await s.put(`${foos}/b`, { ...body, metadata: { ...body.metadata, namespace: undefined } })
        await s.patch(`${foos}/b`, 'merge', { metadata: { namespace: 'default' } })
      },
    },
    {
      title: 'a namespaced kind without a namespace in the path',
      async run(s) {
        const foos = `/apis/${group}/v1/foos`
        await s.post(foos, foo(group, 'a'))
        await s.post(foos, foo(group, { name: 'a', namespace: s.namespace }))
        await s.get(`${foos}/a`)
        await s.put(`${foos}/a`, foo(group, 'a'))
        await s.delete(`${foos}/a`)
      },
    },
    {
      title: 'a list over all namespaces',
      async run(s) {
        await s.prepare({ method: 'POST', path: foosOf(group, s), body: foo(group, { name: 'a', labels: { case: s.namespace } }) })
        await s.get(`/apis/${group}/v1/foos?labelSelector=case=${s.namespace}`)
        await s.get(`/apis/${group}/v1/foos?fieldSelector=metadata.namespace=${s.namespace}`)
      },
    },
    {
      title: 'one name in two namespaces',
      async run(s) {
        const foos = foosOf(group, s)
        const other = `/apis/${group}/v1/namespaces/default/foos`
        s.removeAtEnd(`${other}/${s.namespace}`)
        await s.post(foos, foo(group, s.namespace))
        await s.post(other, foo(group, s.namespace))
        await s.delete(`${foos}/${s.namespace}`)
        await s.get(`${other}/${s.namespace}`)
      },
    },
    {
      title: 'a kind of the cluster',
      async run(s) {
        s.removeAtEnd(`${bars}/a`)
        const { body } = await s.post(bars, bar({ name: 'a' }))
        await s.get(bars)
        await s.get(`${bars}/a`)
        await s.put(`${bars}/a`, { ...body, metadata: { ...body.metadata, labels: { a: 'b' } } })
        await s.delete(`${bars}/a`)
      },
    },
    {
      title: 'a kind of the cluster has no namespace',
      async run(s) {
        s.removeAtEnd(`${bars}/b`)
        const inNamespace = `/apis/${group}/v1/namespaces/${s.namespace}/bars`
        await s.get(inNamespace)
        await s.get(`${inNamespace}/b`)
        await s.post(inNamespace, bar({ name: 'b' }))
        const { body } = await s.post(bars, bar({ name: 'b', namespace: s.namespace }))
        await s.put(`${bars}/b`, { ...body, metadata: { ...body.metadata, namespace: s.namespace } })
      },
    },
    {
      title: 'a namespace is created with its label',
      async run(s) {
        const name = `${s.namespace}-more`
        s.removeAtEnd(`/api/v1/namespaces/${name}`)
        await s.post('/api/v1/namespaces', { apiVersion: 'v1', kind: 'Namespace', metadata: { name, labels: { a: 'b' } } })
        await s.get(`/api/v1/namespaces/${name}`)
      },
    },
    {
      title: 'the finalizers of a namespace',
      async run(s) {
        const name = `${s.namespace}-finalizers`
        const path = `/api/v1/namespaces/${name}`
        s.removeAtEnd(path)
        const { body } = await s.post('/api/v1/namespaces?fieldManager=one', namespace(name, ['conformance.example/own']))
        for (const method of ['GET', 'PATCH', 'DELETE', 'POST']) await s.send({ method, path: `${path}/finalize` })
        for (const finalizers of [['own'], ['a b/c', 'orphan'], ['']]) await s.put(`${path}/finalize`, namespace(name, finalizers))
        await s.put(`${path}/finalize`, namespace('other', []))
        await s.put('/api/v1/namespaces/no-such-namespace/finalize', namespace('no-such-namespace', []))
        await s.put(`${path}/finalize`, { ...namespace(name, []), metadata: { name, resourceVersion: '1' } })
        await s.put(`${path}/finalize?dryRun=All`, namespace(name, []))
        const labelled = { ...body, metadata: { ...body.metadata, labels: { a: 'b' }, resourceVersion: '' }, status: { phase: 'Odd' } }
        await s.put(`${path}/finalize?fieldManager=two`, { ...labelled, spec: { finalizers: ['conformance.example/other', 'orphan'] } })
        await s.put(`${path}?fieldManager=three`, { ...labelled, spec: { finalizers: [] } })
        await s.put(`${path}/finalize`, { ...labelled, spec: null })
        await s.get(path)
      },
    },
    {
      title: 'a namespace that goes with its finalizers',
      async run(s) {
        const name = `${s.namespace}-going`
        const path = `/api/v1/namespaces/${name}`
        const own = ['conformance.example/own']
        await s.post('/api/v1/namespaces', { ...namespace(name, own), metadata: { name, finalizers: own } })
        await s.put(`${path}/finalize`, { ...namespace(name, own), metadata: { name, finalizers: own } })
        await s.delete(path)
        await s.patch(path, 'merge', { metadata: { finalizers: null } })
        await s.put(`${path}/finalize`, { ...namespace(name, own), metadata: { name, finalizers: own } })
        await s.put(`${path}/finalize`, { ...namespace(name, []), metadata: { name, finalizers: own } })
        await s.get(path)
        await s.patch(path, 'merge', { metadata: { finalizers: null } })
        await s.get(path)
      },
    },
    {
      title: 'namespaces that are refused',
      async run(s) {
        for (const metadata of [{ name: 'Upper' }, { name: 'with.dot' }, { name: 'a'.repeat(64) }, {}, { name: s.namespace }])
          await s.post('/api/v1/namespaces', { apiVersion: 'v1', kind: 'Namespace', metadata })
      },
    },
  ],
}
