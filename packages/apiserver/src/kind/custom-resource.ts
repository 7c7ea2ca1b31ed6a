import { type CustomResourceDefinition, type CustomResourceDefinitionVersion, deprecationWarning } from '@kindbox/crd'
import type { Collection } from '../storage/collection.ts'
import { type MergeType, objectType } from '../managed-fields/merge-type.ts'
import type { ReplicasPaths } from '../managed-fields/track-scale.ts'
import { customColumns } from '../table/columns.ts'
import { fieldReader } from './field-reader.ts'
import { APPLY, JSON_PATCH, MERGE_PATCH, type ScalePaths, type ServedResource } from './served-resource.ts'
import { reviewStrategy } from './review-strategy.ts'

/** The resources that an established definition makes: one for each version it serves, over one collection of objects. */
export function customResources(definition: CustomResourceDefinition, objects: Collection, terminating = false): ServedResource[] {
  return definition.spec.versions
    .filter((version) => version.served)
    .map((version) => customResource(definition, version, objects))
    .map((resource) => (terminating ? { ...resource, terminating, verbs: TERMINATING_VERBS } : resource))
}

/** What is left to do with a kind that is on its way out. */
const TERMINATING_VERBS = ['delete', 'deletecollection', 'get', 'list', 'watch'] as const

export function customResource(
  definition: CustomResourceDefinition,
  version: CustomResourceDefinitionVersion,
  objects: Collection,
): ServedResource {
  const { group, names, scope } = definition.spec
  const { subresources = {} } = version
  const warning = deprecationWarning(definition, version.name)
  return {
    group,
    version: version.name,
    apiVersion: `${group}/${version.name}`,
    plural: names.plural,
    singular: names.singular ?? names.kind.toLowerCase(),
    kind: names.kind,
    listKind: names.listKind ?? `${names.kind}List`,
    shortNames: names.shortNames ?? [],
    categories: names.categories ?? [],
    namespaced: scope === 'Namespaced',
    storageVersion: definition.spec.versions.find((each) => each.storage)?.name ?? version.name,
    objects,
    strategy: reviewStrategy(definition, version.name),
    mergeTypes: mergeTypesOf(definition),
    ...(version.schema?.openAPIV3Schema && { schema: version.schema.openAPIV3Schema }),
    statusSubresource: subresources.status !== undefined,
    statusVersions: new Set(versionsWithStatus(definition)),
    ...(subresources.scale && { scale: scalePaths(subresources.scale) }),
    replicasPaths: replicasPathsOf(definition),
    selectableFields: new Map((version.selectableFields ?? []).map(({ jsonPath }) => [jsonPath.slice(1), fieldReader(segments(jsonPath))])),
    ...(warning !== undefined && { deprecationWarning: warning }),
    builtIn: false,
    verbs: ['delete', 'deletecollection', 'get', 'list', 'patch', 'create', 'update', 'watch'],
    unconditionalUpdate: false,
    terminating: false,
    patchTypes: [JSON_PATCH, MERGE_PATCH, APPLY],
    columns: customColumns(version),
  }
}

function versionsWithStatus({ spec }: CustomResourceDefinition): string[] {
  return spec.versions.filter((version) => version.subresources?.status !== undefined).map(({ name }) => apiVersionOf(spec, name))
}

function replicasPathsOf({ spec }: CustomResourceDefinition): ReplicasPaths {
  return new Map(
    spec.versions.map(({ name, subresources }) => {
      const path = subresources?.scale?.specReplicasPath
      return [apiVersionOf(spec, name), path === undefined ? undefined : segments(path)]
    }),
  )
}

function apiVersionOf({ group }: CustomResourceDefinition['spec'], version: string): string {
  return group === '' ? version : `${group}/${version}`
}

/** Made when they are first needed. */
function mergeTypesOf({ spec }: CustomResourceDefinition): (apiVersion: string) => MergeType | undefined {
  const types = new Map<string, MergeType>()
  return (apiVersion) => {
    const version = spec.versions.find(({ name }) => apiVersion === apiVersionOf(spec, name))
    if (version === undefined) return undefined
    const type = types.get(apiVersion) ?? objectType(version.schema?.openAPIV3Schema)
    types.set(apiVersion, type)
    return type
  }
}

function scalePaths(paths: { specReplicasPath: string; statusReplicasPath: string; labelSelectorPath?: string }): ScalePaths {
  const { specReplicasPath, statusReplicasPath, labelSelectorPath } = paths
  return {
    specReplicas: segments(specReplicasPath),
    statusReplicas: segments(statusReplicasPath),
    ...(labelSelectorPath !== undefined && { labelSelector: segments(labelSelectorPath) }),
  }
}

/** The names of a simple JSONPath: `.spec.replicas`. */
function segments(jsonPath: string): string[] {
  return jsonPath.slice(1).split('.')
}
