import { isDeepStrictEqual } from 'node:util'
import type { CustomResourceDefinition } from '@kindbox/crd'
import { definitions, eventually } from '../suite/install.ts'
import type { Received, ServerAccess } from '../suite/server-access.ts'
import { Portable } from './portable.ts'
import { markOf } from './random-change.ts'

/** What a server made of a definition: it as it is stored, or how it was refused. */
export type Declared = { readonly stored: unknown } | { readonly refused: string }

const pathOf = ({ metadata }: CustomResourceDefinition) => `${definitions}/${metadata.name}`
const TABLE = 'application/json;as=Table;v=v1;g=meta.k8s.io'

/** Creates a definition and waits until its objects are served. */
export async function declare(access: ServerAccess, definition: CustomResourceDefinition): Promise<Declared> {
  const received = await access.send({ method: 'POST', path: definitions, body: definition })
  if (received.status !== 201) return refusal(received)
  await eventually(`${definition.metadata.name} is served`, async () => {
    const { body } = await access.send({ method: 'GET', path: pathOf(definition) })
    // The real server serves what it has not called established yet.
    const { conditions } = (body as CustomResourceDefinition).status ?? {}
    if (!conditions?.some(({ type, status }) => type === 'Established' && status === 'True')) return false
    const statuses = await Promise.all(servedLists(definition).map(async (path) => (await access.send({ method: 'GET', path })).status))
    return statuses.every((status) => status === 200)
  })
  return stored(access, definition)
}

/** Gives a definition another spec and waits until the server goes by it. */
export async function redeclare(access: ServerAccess, definition: CustomResourceDefinition, revision: number): Promise<Declared> {
  const headers = { 'content-type': 'application/merge-patch+json' }
  const received = await access.send({ method: 'PATCH', path: pathOf(definition), body: { spec: definition.spec }, headers })
  if (received.status !== 200) return refusal(received)
  await eventually(`${definition.metadata.name} is served in revision ${revision}`, async () => {
    const tables = await Promise.all(
      servedLists(definition).map((path) => access.send({ method: 'GET', path, headers: { accept: TABLE } })),
    )
    const others = await Promise.all(listsOf(definition, false).map((path) => access.send({ method: 'GET', path })))
    return tables.every(({ body }) => JSON.stringify(body).includes(markOf(revision))) && others.every(({ status }) => status === 404)
  })
  return stored(access, definition)
}

/** Removes a definition with all its objects, and waits until they are gone. */
export async function withdraw(access: ServerAccess, definition: CustomResourceDefinition): Promise<void> {
  await access.send({ method: 'DELETE', path: pathOf(definition) })
  await eventually(`${definition.metadata.name} is gone`, async () => {
    const found = await Promise.all([pathOf(definition), ...servedLists(definition)].map((path) => access.send({ method: 'GET', path })))
    return found.every(({ status }) => status === 404)
  })
}

/** Removes a definition at the end, and what would hold back its objects: the real server waits for few of them at a time. */
export async function abandon(access: ServerAccess, definition: CustomResourceDefinition, names: readonly string[]): Promise<void> {
  const headers = { 'content-type': 'application/merge-patch+json' }
  const {
    group,
    names: { plural },
    scope,
    versions,
  } = definition.spec
  const version = versions.find(({ served }) => served)?.name ?? ''
  const base = `/apis/${group}/${version}${scope === 'Namespaced' ? '/namespaces/default' : ''}/${plural}`
  for (const name of names)
    await access.send({ method: 'PATCH', path: `${base}/${name}`, headers, body: { metadata: { finalizers: null } } })
  await access.send({ method: 'DELETE', path: pathOf(definition) })
}

/** In what two servers differ about a definition; undefined where they agree. */
export function definitionDisagreement(embedded: Declared, real: Declared): string | undefined {
  if (isDeepStrictEqual(embedded, real)) return undefined
  return `definition\n  embedded: ${JSON.stringify(embedded)}\n  real:     ${JSON.stringify(real)}`
}

const servedLists = (definition: CustomResourceDefinition) => listsOf(definition, true)

function listsOf({ spec }: CustomResourceDefinition, served: boolean): string[] {
  return spec.versions.filter((version) => version.served === served).map(({ name }) => `/apis/${spec.group}/${name}/${spec.names.plural}`)
}

/** Several causes come in the order of a Go map. */
function refusal({ status, body }: Received): Declared {
  const causes = (body as { details?: { causes?: object[] } }).details?.causes ?? []
  return { refused: [status, ...causes.map((cause) => JSON.stringify(Object.entries(cause).toSorted())).toSorted()].join(' ') }
}

async function stored(access: ServerAccess, definition: CustomResourceDefinition): Promise<Declared> {
  const { body } = await access.send({ method: 'GET', path: pathOf(definition) })
  return { stored: comparable(body as CustomResourceDefinition) }
}

/**
 * A definition without what differs between two servers: several controllers of the real one add conditions, each when it comes to it, and note it
 * in managedFields.
 */
export function comparable(definition: CustomResourceDefinition): unknown {
  const { status, metadata, ...crd } = new Portable().of(definition) as CustomResourceDefinition
  const { managedFields: _, resourceVersion: _1, ...compared } = metadata as typeof metadata & { readonly managedFields?: unknown }
  const conditions = status?.conditions?.toSorted((a, b) => (a.type < b.type ? -1 : 1))
  return { ...crd, metadata: compared, status: { ...status, conditions } }
}
