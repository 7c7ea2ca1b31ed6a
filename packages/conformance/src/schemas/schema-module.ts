import { dataSchemaOf, type DataSchema, type Definition } from './definition.ts'
import { goTypes } from './go-types.ts'
import { nullableFields } from './nullable-fields.ts'
import type { DiscoveredResource, GroupVersionKind, OpenApiSchema, ServerDescription } from './server-description.ts'

/** A group in one version: what becomes a subpath of `@kindbox/schemas`. */
export interface SchemaModule {
  /** The subpath: `apps/v1`; `core/v1` for `v1`; `meta/v1` for what all groups share. */
  readonly id: string
  readonly group: string
  readonly version: string
  /** By name, sorted. */
  readonly definitions: ReadonlyMap<string, ModuleDefinition>
}

export interface ModuleDefinition {
  readonly description: string
  readonly schema: DataSchema
  /** The name under which the server knows it. */
  readonly full: string
  /** Set where it is the one type of a kind. */
  readonly kind?: GroupVersionKind
  readonly resource?: DiscoveredResource
}

const META = 'meta/v1'

/**
 * Sorts what a server says of itself into modules.
 *
 * @throws Error where `nullable-fields.ts` names a field that is not there any more.
 */
export function modulesOf({ definitions, resources }: ServerDescription): SchemaModule[] {
  const groups = groupsByPrefix(definitions)
  const locate = (full: string): Definition => {
    const name = full.slice(full.lastIndexOf('.') + 1)
    const group = groups.get(prefixOf(full))
    if (group === undefined && !full.startsWith('io.k8s.apimachinery.')) throw new Error(`${full} belongs to no group.`)
    return { module: group === undefined ? META : moduleId(group), name }
  }
  const modules = new Map<string, { group: string; version: string; definitions: Map<string, ModuleDefinition> }>()
  for (const [full, schema] of [...definitions].toSorted(([a], [b]) => (a < b ? -1 : 1))) {
    const { module: id, name } = locate(full)
    const { group, version } = groups.get(prefixOf(full)) ?? { group: '', version: 'v1' }
    const module = modules.get(id) ?? { group, version, definitions: new Map<string, ModuleDefinition>() }
    modules.set(id, module)
    const gvk = schema['x-kubernetes-group-version-kind'] ?? []
    const kind = gvk.length === 1 ? gvk[0] : undefined
    const resource = kind && resources.find((one) => one.group === kind.group && one.version === kind.version && one.kind === kind.kind)
    module.definitions.set(name, {
      full,
      description: schema.description ?? '',
      schema: Object.hasOwn(goTypes, full) ? (goTypes[full]!.schema as DataSchema) : dataSchemaOf({ module: id, name }, schema, locate),
      ...(kind && { kind }),
      ...(resource && { resource }),
    })
  }
  const sorted = [...modules].map(([id, module]) => ({ id, ...module })).toSorted((a, b) => (a.id < b.id ? -1 : 1))
  checkNullableFields(sorted)
  return sorted
}

/** Go's packages by the group of the kinds in them: `io.k8s.api.networking.v1` is networking.k8s.io/v1. */
function groupsByPrefix(definitions: ReadonlyMap<string, OpenApiSchema>): Map<string, GroupVersionKind> {
  const groups = new Map<string, GroupVersionKind>()
  for (const [full, { 'x-kubernetes-group-version-kind': kinds = [] }] of definitions) {
    if (kinds.length === 1 && !full.startsWith('io.k8s.apimachinery.')) groups.set(prefixOf(full), kinds[0]!)
  }
  return groups
}

function moduleId({ group, version }: GroupVersionKind): string {
  return `${group === '' ? 'core' : group}/${version}`
}

function prefixOf(full: string): string {
  return full.slice(0, full.lastIndexOf('.'))
}

function checkNullableFields(modules: readonly SchemaModule[]): void {
  for (const [id, fields] of Object.entries(nullableFields)) {
    const definitions = modules.find((module) => module.id === id)?.definitions
    for (const field of fields) {
      const [name = '', property = ''] = field.split('.')
      if (definitions?.get(name)?.schema.properties?.[property]?.nullable !== true) throw new Error(`${id} has no field ${field}.`)
    }
  }
}
