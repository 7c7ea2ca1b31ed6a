import { sampleKind } from '../suite/sample-kind.ts'
import type { Json, Session } from '../suite/session.ts'

export const group = 'watch.conformance.example'
const properties = { size: { type: 'integer' }, color: { type: 'string' }, replicas: { type: 'integer' } }
/** A kind with everything that a watch can see change. */
export const foo = sampleKind(group, 'Foo', {
  v1: {
    schema: {
      type: 'object',
      properties: {
        spec: { type: 'object', properties },
        status: { type: 'object', properties: { phase: { type: 'string' }, replicas: { type: 'integer' } } },
      },
    },
    subresources: { status: {}, scale: { specReplicasPath: '.spec.replicas', statusReplicasPath: '.status.replicas' } },
    selectableFields: [{ jsonPath: '.spec.color' }],
  },
})

export const create = (s: Session, name: string, fields: object = { spec: { size: 1 } }, labels: object = {}) =>
  s.prepare({ method: 'POST', path: foo.path(s.namespace), body: { ...foo.object(name, fields), metadata: { name, labels } } })
export const change = (s: Session, name: string, patch: object, subresource = '') =>
  s.prepare({
    method: 'PATCH',
    path: `${foo.path(s.namespace)}/${name}${subresource}`,
    headers: { 'content-type': 'application/merge-patch+json' },
    body: patch,
  })
export const remove = (s: Session, name: string) => s.prepare({ method: 'DELETE', path: `${foo.path(s.namespace)}/${name}` })
export const count = (wanted: number) => (events: readonly Json[]) => events.length >= wanted
export const hasEnd = (events: readonly Json[]) =>
  events.some(({ type, object }) => type === 'ERROR' || object?.metadata?.annotations?.['k8s.io/initial-events-end'] === 'true')
// A refusal is one document that is no event.
export const until = (wanted: number) => (events: readonly Json[]) => events.length >= wanted || events[0]?.kind === 'Status'

/** The version of the collection; watches from it see what comes after. */
export async function now(s: Session): Promise<string> {
  const { body } = await s.prepare({ method: 'GET', path: foo.path(s.namespace) })
  const { resourceVersion } = body.metadata
  s.name(resourceVersion, 'now')
  return resourceVersion
}
