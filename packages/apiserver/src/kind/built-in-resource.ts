import type { AnyResource, StructuralSchema } from '@kindbox/core'
import type { CustomResourceDefinition } from '@kindbox/crd'
import type { Collection } from '../storage/collection.ts'
import { defaultColumns } from '../table/columns.ts'
import { builtInFields } from './built-in-fields.ts'
import { builtInStrategy } from './built-in-strategy.ts'
import { customResource } from './custom-resource.ts'
import { transientKind } from './transient.ts'
import { APPLY, JSON_PATCH, MERGE_PATCH, type ServedResource, STRATEGIC_MERGE_PATCH } from './served-resource.ts'

/**
 * A kind of Kubernetes itself, served from its schema alone: objects are decoded, pruned, defaulted and validated as custom resources
 * are. The rules that Kubernetes has for such kinds beyond their schema are not there.
 */
export function builtInResource(resource: AnyResource, objects: Collection): ServedResource {
  const transient = transientKind(resource)
  const definition = definitionOf(resource, transient === undefined ? resource.schema : withoutRequired(resource.schema))
  const fields = builtInFields(resource)
  const served = customResource(definition, definition.spec.versions[0]!, objects)
  return {
    ...served,
    apiVersion: resource.apiVersion,
    strategy: builtInStrategy(resource, served.strategy),
    builtIn: true,
    present: ['spec', 'status'].filter((name) => Object.hasOwn(resource.schema.properties ?? {}, name)),
    selectableFields: new Map([...served.selectableFields, ...fields.selectableFields]),
    fieldProblem: fields.fieldProblem,
    verbs: transient === undefined ? ['create', 'delete', 'deletecollection', 'get', 'list', 'patch', 'update', 'watch'] : ['create'],
    ...(transient && { transient }),
    unconditionalUpdate: true,
    columns: defaultColumns,
    patchTypes: [JSON_PATCH, MERGE_PATCH, STRATEGIC_MERGE_PATCH, APPLY],
  }
}

/** What a definition of the kind would be; no server would take one for a group without a dot. */
function definitionOf(
  { group, version, plural, singular, kind, listKind, shortNames, categories, scope, subresources, ...resource }: AnyResource,
  schema: StructuralSchema,
): CustomResourceDefinition {
  const { status, scale } = subresources
  return {
    apiVersion: 'apiextensions.k8s.io/v1',
    kind: 'CustomResourceDefinition',
    metadata: { name: group === '' ? plural : `${plural}.${group}` },
    spec: {
      group,
      names: { plural, singular, kind, listKind, shortNames: [...shortNames], categories: [...categories] },
      scope,
      versions: [
        {
          name: version,
          served: true,
          storage: true,
          schema: { openAPIV3Schema: schema },
          subresources: { ...(status && { status: {} }), ...(scale && { scale }) },
          selectableFields: [...resource.selectableFields],
        },
      ],
    },
  }
}

/** Whoever asks with a field missing is told by the kind itself, or asks with an empty one. */
function withoutRequired({ required: _, properties, ...schema }: StructuralSchema): StructuralSchema {
  if (properties === undefined) return schema
  return { ...schema, properties: Object.fromEntries(Object.entries(properties).map(([name, each]) => [name, withoutRequired(each)])) }
}
