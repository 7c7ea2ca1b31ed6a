import { ApiError, isKubeError, type Scope } from '@kindbox/core'
import type { DiscoveredGroup, DiscoveredVersion, DiscoveryProblem } from './discovery.ts'
import { documentPart, optionalText, readPart, text, texts, values } from './document.ts'
import { dynamicResource } from './dynamic-resource.ts'

/** Groups with what cannot be told of them. */
export interface Discovered {
  readonly groups: readonly DiscoveredGroup[]
  readonly problems: readonly DiscoveryProblem[]
}

/**
 * Reads an `APIGroupDiscoveryList`. v2 and v2beta1 are the same on the wire (k8s.io/api/apidiscovery). What cannot be read in one version of a
 * group is a problem of that version alone.
 *
 * @throws KubeError `DecodeError` for a list whose groups cannot be told apart
 */
export function readAggregated(document: unknown, what: string): Discovered {
  const problems: DiscoveryProblem[] = []
  const { items } = readPart(listPart, document, what)
  const groups = (items ?? []).map((item) => {
    const { metadata, versions } = readPart(groupPart, item, what)
    const group = metadata.name ?? ''
    const read = (versions ?? []).flatMap((each) => readVersion(group, each, what, problems) ?? [])
    return { name: group, preferredVersion: read[0]?.version ?? '', versions: read }
  })
  return { groups: groups.filter(({ versions }) => versions.length > 0), problems }
}

function readVersion(group: string, value: unknown, what: string, problems: DiscoveryProblem[]): DiscoveredVersion | undefined {
  const version = nameOf(value)
  const apiVersion = group === '' ? version : `${group}/${version}`
  try {
    const { freshness, resources } = readPart(versionPart, value, `${what}: ${apiVersion}`)
    if (freshness === 'Stale') problems.push({ group, version, error: staleness(what, apiVersion) })
    return { apiVersion, version, resources: (resources ?? []).flatMap((each) => readResource(group, version, each)) }
  } catch (error) {
    if (!isKubeError(error, 'DecodeError')) throw error
    problems.push({ group, version, error })
    return undefined
  }
}

function nameOf(version: unknown): string {
  const name = (version as { readonly version?: unknown } | null | undefined)?.version
  return typeof name === 'string' ? name : ''
}

function readResource(group: string, version: string, resource: AggregatedResource) {
  const { responseKind, resource: plural, singularResource, scope, verbs, shortNames, categories, subresources } = resource
  // A subresource whose parent is not served stands below one without a kind.
  if (!responseKind?.kind) return []
  return dynamicResource({
    group,
    version,
    kind: responseKind.kind,
    plural,
    singular: singularResource ?? '',
    shortNames: shortNames ?? [],
    categories: categories ?? [],
    scope,
    verbs: verbs ?? [],
    subresources: new Map((subresources ?? []).map((each) => [each.subresource, each.verbs ?? []])),
  })
}

/** The server answers for the one behind the group, which it cannot reach; asked for the group alone it would say so with a 503. */
function staleness(what: string, apiVersion: string): ApiError {
  const message = `the server that serves ${apiVersion} does not answer, so what it serves is out of date or unknown`
  return new ApiError(`${what}: 503 ServiceUnavailable: ${message}`, {
    apiVersion: 'v1',
    kind: 'Status',
    metadata: {},
    status: 'Failure',
    code: 503,
    reason: 'ServiceUnavailable',
    message,
  })
}

interface AggregatedResource {
  readonly resource: string
  readonly responseKind?: { readonly kind?: string | null } | null
  readonly scope: Scope
  readonly singularResource?: string | null
  readonly verbs?: readonly string[] | null
  readonly shortNames?: readonly string[] | null
  readonly categories?: readonly string[] | null
  readonly subresources?: readonly { readonly subresource: string; readonly verbs?: readonly string[] | null }[] | null
}

const api = 'apidiscovery.k8s.io/v2'

const listPart = documentPart<{ readonly items?: readonly unknown[] | null }>(api, 'APIGroupDiscoveryList', { items: values })

const groupPart = documentPart<{ readonly metadata: { readonly name?: string | null }; readonly versions?: readonly unknown[] | null }>(
  api,
  'APIGroupDiscovery',
  { metadata: { type: 'object', properties: { name: optionalText } }, versions: values },
)

const versionPart = documentPart<{
  readonly version: string
  readonly freshness?: string | null
  readonly resources?: readonly AggregatedResource[] | null
}>(api, 'APIVersionDiscovery', {
  version: text,
  freshness: optionalText,
  resources: {
    type: 'array',
    nullable: true,
    items: {
      type: 'object',
      required: ['resource', 'scope'],
      properties: {
        resource: text,
        responseKind: { type: 'object', nullable: true, properties: { kind: optionalText } },
        scope: { type: 'string', enum: ['Namespaced', 'Cluster'] },
        singularResource: optionalText,
        verbs: texts,
        shortNames: texts,
        categories: texts,
        subresources: {
          type: 'array',
          nullable: true,
          items: { type: 'object', required: ['subresource'], properties: { subresource: text, verbs: texts } },
        },
      },
    },
  },
})
