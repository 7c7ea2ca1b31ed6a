import { definitions } from '../suite/install.ts'
import type { Json, Session } from '../suite/session.ts'
import type { Definition } from '../suite/definition.ts'

/** A group of a case's own, so that what one case leaves to be collected is not in the way of another. */
export const groupOf = (slug: string) => `${slug}.lifecycle.conformance.example`
export const pathOf = ({ metadata }: { readonly metadata: { readonly name: string } }) => `${definitions}/${metadata.name}`

export function holds(type: string, status = 'True') {
  return ({ body }: Json): boolean =>
    body.status?.conditions?.some((condition: Json) => condition.type === type && condition.status === status) ?? false
}

/** Sends a definition and waits for what the server thinks of its names. */
export async function create(s: Session, crd: Definition): Promise<string> {
  s.removeAtEnd(pathOf(crd))
  await s.post(definitions, crd)
  await s.until(pathOf(crd), holds('Established'))
  return pathOf(crd)
}

/** The spec of a definition that is otherwise good. */
export const withSpec = (spec: object) => (crd: Definition) => ({ ...crd, spec: { ...crd.spec, ...spec } })
export const withSchema = (openAPIV3Schema: unknown, fields: object = {}) =>
  withSpec({ versions: [{ name: 'v1', served: true, storage: true, schema: { openAPIV3Schema }, ...fields }] })
export const withMetadata = (metadata: object) => (crd: Definition) => ({ ...crd, metadata: { ...crd.metadata, ...metadata } })
export const withNames = (names: object) => (crd: Definition) => ({ ...crd, spec: { ...crd.spec, names: { ...crd.spec.names, ...names } } })
export const version = (name: string, fields: object = {}) => ({
  name,
  served: true,
  storage: false,
  schema: { openAPIV3Schema: { type: 'object' } },
  ...fields,
})
export const object = { type: 'object' }
