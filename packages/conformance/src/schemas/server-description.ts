import type { ServerAccess } from '../suite/server-access.ts'

/** What a kube-apiserver says of itself. */
export interface ServerDescription {
  /** `1.36.4` */
  readonly version: string
  /** By their full name, `io.k8s.api.core.v1.Pod`. */
  readonly definitions: ReadonlyMap<string, OpenApiSchema>
  readonly resources: readonly DiscoveredResource[]
}

/** The part of OpenAPI 3 that a kube-apiserver uses for its own types. */
export interface OpenApiSchema {
  readonly $ref?: string
  readonly allOf?: readonly OpenApiSchema[]
  readonly oneOf?: readonly OpenApiSchema[]
  readonly description?: string
  readonly type?: 'array' | 'boolean' | 'integer' | 'number' | 'object' | 'string'
  readonly format?: string
  readonly default?: unknown
  readonly enum?: readonly string[]
  readonly required?: readonly string[]
  readonly properties?: { readonly [name: string]: OpenApiSchema }
  readonly items?: OpenApiSchema
  readonly additionalProperties?: OpenApiSchema
  readonly 'x-kubernetes-group-version-kind'?: readonly GroupVersionKind[]
}

export interface GroupVersionKind {
  readonly group: string
  readonly version: string
  readonly kind: string
}

/** A resource as aggregated discovery lists it: `APIResourceDiscovery` of apidiscovery.k8s.io/v2. */
export interface DiscoveredResource extends GroupVersionKind {
  readonly plural: string
  readonly singular: string
  readonly scope: 'Namespaced' | 'Cluster'
  readonly shortNames: readonly string[]
  readonly categories: readonly string[]
  readonly verbs: readonly string[]
  readonly subresources: readonly string[]
}

/** The versions that are off unless asked for belong to Kubernetes too. */
export const describingArgs: readonly string[] = ['--runtime-config=api/all=true']

/** Reads `/version`, `/openapi/v3` with all its documents, and aggregated discovery. */
export async function describeServer(access: ServerAccess): Promise<ServerDescription> {
  const get = async <T>(path: string, accept = 'application/json'): Promise<T> => {
    const { status, body } = await access.send({ method: 'GET', path, headers: { accept } })
    if (status !== 200) throw new Error(`GET ${path} was answered with ${status}.`)
    // The server calls the list of OpenAPI documents plain text.
    return (typeof body === 'string' ? JSON.parse(body) : body) as T
  }
  const { gitVersion } = await get<{ gitVersion: string }>('/version')
  const { paths } = await get<{ paths: { [path: string]: { serverRelativeURL: string } } }>('/openapi/v3')
  const definitions = new Map<string, OpenApiSchema>()
  for (const { serverRelativeURL } of Object.values(paths)) {
    const { components } = await get<{ components?: { schemas?: { [name: string]: OpenApiSchema } } }>(serverRelativeURL)
    for (const [name, schema] of Object.entries(components?.schemas ?? {})) definitions.set(name, merged(definitions.get(name), schema))
  }
  const groups = [await get<Discovery>('/api', AGGREGATED), await get<Discovery>('/apis', AGGREGATED)]
  return { version: gitVersion.replace(/^v/, ''), definitions, resources: groups.flatMap(({ items }) => items.flatMap(resourcesOf)) }
}

const AGGREGATED = 'application/json;g=apidiscovery.k8s.io;v=v2;as=APIGroupDiscoveryList'

interface Discovery {
  readonly items: readonly GroupDiscovery[]
}

interface GroupDiscovery {
  readonly metadata: { readonly name?: string }
  readonly versions: readonly {
    readonly version: string
    readonly resources?: readonly {
      readonly resource: string
      readonly responseKind: { readonly kind: string }
      readonly scope: 'Namespaced' | 'Cluster'
      readonly singularResource: string
      readonly verbs: readonly string[]
      readonly shortNames?: readonly string[]
      readonly categories?: readonly string[]
      readonly subresources?: readonly { readonly subresource: string }[]
    }[]
  }[]
}

function resourcesOf({ metadata, versions }: GroupDiscovery): DiscoveredResource[] {
  return versions.flatMap(({ version, resources = [] }) =>
    resources.map(({ resource, responseKind, scope, singularResource, verbs, shortNames = [], categories = [], subresources = [] }) => ({
      group: metadata.name ?? '',
      version,
      kind: responseKind.kind,
      plural: resource,
      singular: singularResource,
      scope,
      shortNames,
      categories,
      verbs,
      subresources: subresources.map(({ subresource }) => subresource),
    })),
  )
}

/** Documents name the kinds of options once for each group that takes them; all else they say alike. */
function merged(known: OpenApiSchema | undefined, schema: OpenApiSchema): OpenApiSchema {
  const key = 'x-kubernetes-group-version-kind'
  const [kinds = [], more = []] = [known?.[key], schema[key]]
  const missing = more.filter((one) => !kinds.some((other) => other.group === one.group && other.version === one.version))
  const all = [...kinds, ...missing]
  return all.length === 0 ? schema : { ...schema, [key]: all }
}
