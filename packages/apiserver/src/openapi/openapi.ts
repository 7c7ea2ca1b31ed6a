import { createHash } from 'node:crypto'
import { jsonReply, type Reply, textReply } from '../http/reply.ts'
import { encodeJson } from '../encode/encode-json.ts'
import type { ServedResource } from '../kind/served-resource.ts'
import { kindSchemas } from './kind-schemas.ts'
import { metaSchemas, scaleSchemas } from './meta-schemas.ts'
import { pathsOf } from './operations.ts'

/**
 * Answers `/openapi/v3`, the index of documents, and `/openapi/v3/apis/GROUP/VERSION`, which describes all kinds of a group in one version. Clients
 * read them to explain and to check what they send. Undefined for what is not served.
 */
export function openApi(segments: readonly string[], resources: readonly ServedResource[]): Reply | undefined {
  const places = grouped(resources)
  if (segments.length === 0) {
    const paths = [...places].map(
      ([place, served]) => [place, { serverRelativeURL: `/openapi/v3/${place}?hash=${documentOf(served).hash}` }] as const,
    )
    // The real server does not say that this is JSON.
    return textReply(JSON.stringify({ paths: Object.fromEntries(paths) }))
  }
  const served = places.get(segments.join('/'))
  return served && jsonReply(documentOf(served).text)
}

function grouped(resources: readonly ServedResource[]): Map<string, ServedResource[]> {
  const places = new Map<string, ServedResource[]>()
  for (const resource of resources) {
    const place = placeOf(resource)
    places.set(place, [...(places.get(place) ?? []), resource])
  }
  return places
}

function placeOf({ group, version }: ServedResource): string {
  return group === '' ? `api/${version}` : `apis/${group}/${version}`
}

interface Document {
  readonly of: readonly ServedResource[]
  readonly text: string
  readonly hash: string
}

/** Documents by their first resource, for as long as all of them are served as they are. */
const documents = new WeakMap<ServedResource, Document>()

function documentOf(resources: readonly ServedResource[]): Document {
  const first = resources[0]!
  const known = documents.get(first)
  if (known !== undefined && known.of.length === resources.length && known.of.every((each, index) => each === resources[index]))
    return known
  const text = describe(resources)
  const made = { of: resources, text, hash: createHash('sha512').update(text).digest('hex').toUpperCase() }
  documents.set(first, made)
  return made
}

function describe(resources: readonly ServedResource[]): string {
  const schemas: { [name: string]: object } = {
    ...Object.assign({}, ...resources.map(kindSchemas)),
    ...metaSchemas,
    ...(resources.some(({ scale }) => scale !== undefined) && scaleSchemas),
  }
  const paths: { [path: string]: object } = Object.assign({}, ...resources.map(pathsOf))
  return encodeJson({ openapi: '3.0.0', info: { title: 'Kubernetes CRD Swagger', version: 'v0.1.0' }, paths, components: { schemas } })
}
