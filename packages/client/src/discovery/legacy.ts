import { documentPart, optionalText, readPart, text, texts } from './document.ts'
import type { DiscoveredVersion } from './discovery.ts'
import { dynamicResource } from './dynamic-resource.ts'

/** A group as the documents of servers before 1.26 name it, with its versions in the server's order. */
export interface LegacyGroup {
  readonly name: string
  readonly preferredVersion: string
  readonly versions: readonly string[]
}

/**
 * Reads `APIVersions`, the answer of `/api`, or `APIGroupList`, that of `/apis`.
 *
 * @throws KubeError `DecodeError`
 */
export function readLegacyGroups(document: unknown, what: string): readonly LegacyGroup[] {
  if ((document as { readonly kind?: unknown }).kind === 'APIVersions') {
    const versions = readPart(versionsPart, document, what).versions ?? []
    return [{ name: '', preferredVersion: versions[0] ?? '', versions }]
  }
  const { groups } = readPart(groupsPart, document, what)
  return (groups ?? []).map(({ name, versions, preferredVersion }) => {
    const served = versions.map(({ version }) => version)
    const preferred = preferredVersion?.version ?? ''
    const first = served.includes(preferred) ? preferred : (served[0] ?? '')
    return { name, preferredVersion: first, versions: [first, ...served.filter((version) => version !== first)] }
  })
}

/**
 * Reads an `APIResourceList`, where a subresource is a resource with a slash in its name.
 *
 * @throws KubeError `DecodeError`
 */
export function readLegacyVersion(document: unknown, group: string, version: string, what: string): DiscoveredVersion {
  const resources = readPart(resourcesPart, document, what).resources ?? []
  const subresourcesOf = new Map<string, Map<string, readonly string[]>>()
  for (const { name, verbs } of resources) {
    const [plural = '', ...subresource] = name.split('/')
    if (subresource.length === 0) continue
    const known = subresourcesOf.get(plural) ?? new Map()
    subresourcesOf.set(plural, known.set(subresource.join('/'), verbs ?? []))
  }
  return {
    apiVersion: group === '' ? version : `${group}/${version}`,
    version,
    resources: resources
      .filter(({ name }) => !name.includes('/'))
      .map(({ name, kind, namespaced, singularName, verbs, shortNames, categories }) =>
        dynamicResource({
          group,
          version,
          kind,
          plural: name,
          singular: singularName ?? '',
          shortNames: shortNames ?? [],
          categories: categories ?? [],
          scope: namespaced ? 'Namespaced' : 'Cluster',
          verbs: verbs ?? [],
          subresources: subresourcesOf.get(name) ?? new Map(),
        }),
      ),
  }
}

interface LegacyResource {
  readonly name: string
  readonly kind: string
  readonly namespaced: boolean
  readonly singularName?: string | null
  readonly verbs?: readonly string[] | null
  readonly shortNames?: readonly string[] | null
  readonly categories?: readonly string[] | null
}

const versionsPart = documentPart<{ readonly versions?: readonly string[] | null }>('v1', 'APIVersions', { versions: texts })

const groupsPart = documentPart<{
  readonly groups?:
    | readonly {
        readonly name: string
        readonly versions: readonly { readonly version: string }[]
        readonly preferredVersion?: { readonly version: string } | null
      }[]
    | null
}>('v1', 'APIGroupList', {
  groups: {
    type: 'array',
    nullable: true,
    items: {
      type: 'object',
      required: ['name', 'versions'],
      properties: {
        name: text,
        versions: { type: 'array', items: { type: 'object', required: ['version'], properties: { version: text } } },
        preferredVersion: { type: 'object', nullable: true, properties: { version: text } },
      },
    },
  },
})

const resourcesPart = documentPart<{ readonly resources?: readonly LegacyResource[] | null }>('v1', 'APIResourceList', {
  resources: {
    type: 'array',
    nullable: true,
    items: {
      type: 'object',
      required: ['name', 'kind', 'namespaced'],
      properties: {
        name: text,
        kind: text,
        namespaced: { type: 'boolean' },
        singularName: optionalText,
        verbs: texts,
        shortNames: texts,
        categories: texts,
      },
    },
  },
})
