import { definitions } from '../suite/install.ts'
import type { Area, Case } from '../suite/case.ts'
import { sampleKind, withSpec } from '../suite/sample-kind.ts'
import type { Session } from '../suite/session.ts'

const ONE = 'application/json;as=PartialObjectMetadata;v=v1;g=meta.k8s.io'
const LIST = 'application/json;as=PartialObjectMetadataList;v=v1;g=meta.k8s.io'
const accept = (value: string) => ({ accept: value })
const foo = sampleKind('partial.conformance.example', 'Foo', {
  v1: {
    schema: withSpec({ size: { type: 'integer' } }),
    subresources: { status: {}, scale: { specReplicasPath: '.spec.size', statusReplicasPath: '.status.size' } },
  },
})
const create = (s: Session, name: string) =>
  s.prepare({
    method: 'POST',
    path: foo.path(s.namespace),
    body: { ...foo.object(name, { spec: { size: 1 } }), metadata: { name, labels: { a: 'b' }, annotations: { c: 'd' } } },
  })

/** Objects without anything but their metadata. */
export const partialMetadata: Area = {
  name: 'partial-metadata',
  crds: [foo.crd],
  cases: [
    ...[ONE, LIST, ONE.replace('v=v1', 'v=v1beta1'), LIST.replace('v=v1', 'v=v1beta1')].map((value): Case => ({
      title: `an object and a list as ${value}`,
      async run(s) {
        await create(s, 'a')
        await s.get(`${foo.path(s.namespace)}/a`, accept(value))
        await s.get(foo.path(s.namespace), accept(value))
        await s.get(`${foo.path(s.namespace)}/missing`, accept(value))
      },
    })),
    {
      title: 'in YAML',
      async run(s) {
        await create(s, 'a')
        const sent = { method: 'GET', path: `${foo.path(s.namespace)}/a`, headers: accept(ONE.replace('json', 'yaml')) }
        await s.part(sent, (text: string) => text.split('\n').filter((line) => /^\w/.test(line)))
      },
    },
    {
      title: 'an empty list',
      run: async (s) => void (await s.get(foo.path(s.namespace), accept(LIST))),
    },
    {
      title: 'pages',
      async run(s) {
        for (const name of ['a', 'b', 'c']) await create(s, name)
        const { body } = await s.get(`${foo.path(s.namespace)}?limit=2`, accept(LIST))
        await s.get(`${foo.path(s.namespace)}?limit=2&continue=${body.metadata.continue}`, accept(LIST))
      },
    },
    ...[ONE, LIST].map((value): Case => ({
      title: `a watch as ${value}`,
      async run(s) {
        await create(s, 'a')
        await s.prepare({ method: 'GET', path: foo.path(s.namespace) })
        await s.watch(
          `${foo.path(s.namespace)}?watch=true&allowWatchBookmarks=true&timeoutSeconds=3`,
          (events) => events.length >= 3,
          () => create(s, 'b'),
          accept(value),
        )
      },
    })),
    {
      title: 'what writes answer',
      async run(s) {
        const path = foo.path(s.namespace)
        await s.post(path, foo.object('a', { spec: { size: 1 } }), accept(ONE))
        const merge = { 'content-type': 'application/merge-patch+json', ...accept(ONE) }
        await s.send({ method: 'PATCH', path: `${path}/a`, body: { spec: { size: 2 } }, headers: merge })
        await s.send({ method: 'PATCH', path: `${path}/a`, body: { spec: { size: 'x' } }, headers: merge })
        await s.get(`${path}/a/status`, accept(ONE))
        await s.get(`${path}/a/scale`, accept(ONE))
        await s.send({ method: 'DELETE', path: `${path}/a`, headers: accept(ONE) })
      },
    },
    {
      title: 'a collection that is deleted',
      async run(s) {
        await create(s, 'a')
        await s.send({ method: 'DELETE', path: foo.path(s.namespace), headers: accept(LIST) })
        await create(s, 'a')
        await s.send({ method: 'DELETE', path: foo.path(s.namespace), headers: accept(ONE) })
        await s.get(foo.path(s.namespace))
      },
    },
    {
      title: 'namespaces and definitions',
      async run(s) {
        for (const value of [ONE, LIST]) {
          await s.get(`/api/v1/namespaces/${s.namespace}`, accept(value))
          await s.get(`${definitions}?labelSelector=none`, accept(value))
        }
      },
    },
  ],
}
