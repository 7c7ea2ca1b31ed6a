import type { StructuralSchema } from '@kindbox/core'
import { isRecord, setField } from '../decode/record.ts'
import type { ServedResource } from '../kind/served-resource.ts'
import { metaNames, ref, typeMeta } from './meta-schemas.ts'

/** What the API says of the metadata of anything. */
const METADATA =
  "Standard object's metadata. More info: https://git.k8s.io/community/contributors/devel/sig-architecture/api-conventions.md#metadata"
const LIST_METADATA =
  'Standard list metadata. More info: https://git.k8s.io/community/contributors/devel/sig-architecture/api-conventions.md#types-kinds'
const EMBEDDED = {
  apiVersion:
    'apiVersion defines the versioned schema of this representation of an object. More info: https://git.k8s.io/community/contributors/devel/sig-architecture/api-conventions.md#resources',
  kind: 'kind is a string value representing the type of this object. In CamelCase. More info: https://git.k8s.io/community/contributors/devel/sig-architecture/api-conventions.md#types-kinds',
}

/** The name of a kind's component: the group backwards, then version and kind. Kubernetes' own are named after their Go packages. */
export function componentName({ group, version, builtIn }: ServedResource, kind: string): string {
  if (group === 'apiextensions.k8s.io') return `io.k8s.apiextensions-apiserver.pkg.apis.apiextensions.${version}.${kind}`
  if (builtIn) return `io.k8s.api.${group === '' ? 'core' : group.replace(/\.k8s\.io$/, '')}.${version}.${kind}`
  return `${group.split('.').toReversed().join('.')}.${version}.${kind}`
}

/** The components of a kind and of its list (apiextensions-apiserver pkg/controller/openapi/builder). */
export function kindSchemas(resource: ServedResource): { readonly [name: string]: object } {
  const { group, version, kind, listKind, plural, schema, selectableFields } = resource
  const name = componentName(resource, kind)
  const about = (what: string) => ({
    'x-kubernetes-group-version-kind': [{ group, kind: what, version }],
    ...(!resource.builtIn &&
      selectableFields.size > 0 && {
        'x-kubernetes-selectable-fields': [...selectableFields.keys()].map((fieldPath) => ({ fieldPath })),
      }),
  })
  const own: Published = schema === undefined ? { type: 'object' } : published(schema)
  const properties = { ...own.properties, ...typeMeta, metadata: { description: METADATA, allOf: [ref(metaNames.objectMeta)] } }
  return {
    [name]: { ...own, ...(schema !== undefined && { properties }), ...about(kind) },
    [componentName(resource, listKind)]: {
      description: `${listKind} is a list of ${kind}`,
      type: 'object',
      required: ['items'],
      properties: {
        ...typeMeta,
        items: {
          description: `List of ${plural}. More info: https://git.k8s.io/community/contributors/devel/sig-architecture/api-conventions.md`,
          type: 'array',
          items: ref(name),
        },
        metadata: { description: LIST_METADATA, allOf: [ref(metaNames.listMeta)] },
      },
      ...about(listKind),
    },
  }
}

interface Published {
  readonly type?: string
  readonly properties?: object
  readonly required?: readonly string[]
}

const INT_OR_STRING = [{ type: 'integer' }, { type: 'string' }]

/** A schema as others read it: what Kubernetes' extensions imply is written out. */
function published(schema: StructuralSchema): Published {
  const { properties, items, additionalProperties, ...rest } = schema
  const made: Published & { anyOf?: unknown; allOf?: unknown } = {
    ...rest,
    ...(properties !== undefined && { properties: mapped(properties) }),
    ...(items !== undefined && { items: published(items) }),
    ...(additionalProperties !== undefined && {
      additionalProperties: isRecord(additionalProperties) ? published(additionalProperties) : additionalProperties,
    }),
  }
  return withEmbedded(schema, withIntOrString(schema, made))
}

function mapped(properties: { readonly [name: string]: StructuralSchema }): object {
  const made: Record<string, unknown> = {}
  for (const [name, schema] of Object.entries(properties)) setField(made, name, published(schema))
  return made
}

/** The schema of an int-or-string says so in the words of OpenAPI, too (structural/unfold.go). */
function withIntOrString(schema: StructuralSchema, made: Published): Published {
  if (schema['x-kubernetes-int-or-string'] !== true) return made
  const { anyOf, allOf = [] } = schema
  if (anyOf === undefined) return { ...made, anyOf: INT_OR_STRING } as Published
  const says = (alternatives: unknown) => JSON.stringify(alternatives) === JSON.stringify(INT_OR_STRING)
  return says(anyOf) || says(allOf[0]?.anyOf) ? made : ({ ...made, allOf: [{ anyOf: INT_OR_STRING }, ...allOf] } as Published)
}

function withEmbedded(schema: StructuralSchema, made: Published): Published {
  if (schema['x-kubernetes-embedded-resource'] !== true) return made
  const required = made.required ?? []
  return {
    ...made,
    properties: {
      ...made.properties,
      apiVersion: { ...typeMeta.apiVersion, description: EMBEDDED.apiVersion },
      kind: { ...typeMeta.kind, description: EMBEDDED.kind },
      metadata: { description: METADATA, allOf: [ref(metaNames.objectMeta)] },
    },
    required: [...required, ...['kind', 'apiVersion'].filter((name) => !required.includes(name))],
  }
}
