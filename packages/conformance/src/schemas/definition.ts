import type { StructuralSchema } from '@kindbox/core'
import { goTypes } from './go-types.ts'
import { nullableFields } from './nullable-fields.ts'
import type { OpenApiSchema } from './server-description.ts'

/** A schema as the data holds it, with what only the interfaces need. */
export interface DataSchema extends Omit<StructuralSchema, 'properties' | 'items' | 'additionalProperties'> {
  /** Of a definition in the same module, `PodSpec`, or in another, `core/v1.PodSpec`. */
  readonly $ref?: string
  /** The name of the Go type that the rest of the schema stands for; for the interfaces. */
  readonly $type?: string
  readonly properties?: { readonly [name: string]: DataSchema }
  readonly items?: DataSchema
  readonly additionalProperties?: DataSchema
}

/** A definition on its way from the server's OpenAPI into a module. */
export interface Definition {
  /** `core/v1` */
  readonly module: string
  /** `PodSpec` */
  readonly name: string
}

/** Says where a definition goes, by its full name. */
export type Locate = (definition: string) => Definition

/** What is said to server-side apply and to patches of another type, and to nobody here. */
const PASSED_OVER = new Set([
  'x-kubernetes-group-version-kind',
  'x-kubernetes-patch-merge-key',
  'x-kubernetes-patch-strategy',
  'x-kubernetes-unions',
])
const KEPT = new Set([
  'description',
  'type',
  'format',
  'enum',
  'required',
  'x-kubernetes-list-map-keys',
  'x-kubernetes-list-type',
  'x-kubernetes-map-type',
])

/**
 * Turns the OpenAPI of a definition into a structural schema with references.
 *
 * @throws Error on a keyword that it does not know: a new Kubernetes may say more than the old one did.
 */
export function dataSchemaOf(definition: Definition, schema: OpenApiSchema, locate: Locate): DataSchema {
  const nullable = new Set(nullableFields[definition.module])
  const { properties = {} } = schema
  const converted = convert(schema, { definition, locate })
  return {
    ...converted,
    ...(converted.properties && {
      properties: mapValues(converted.properties, (property, name) =>
        nullable.delete(`${definition.name}.${name}`) && Object.hasOwn(properties, name) ? { ...property, nullable: true } : property,
      ),
    }),
  }
}

interface Context {
  readonly definition: Definition
  readonly locate: Locate
}

function convert(schema: OpenApiSchema, context: Context): DataSchema {
  const { $ref, allOf, properties, items, additionalProperties, default: preset, ...rest } = schema
  const reference = $ref ?? (allOf?.length === 1 ? allOf[0]?.$ref : undefined)
  const kept = Object.fromEntries(
    Object.entries(rest).flatMap(([keyword, value]) => {
      if (KEPT.has(keyword)) return [[keyword, value]]
      if (PASSED_OVER.has(keyword)) return []
      throw new Error(`${context.definition.module}.${context.definition.name} has the unknown keyword ${keyword}.`)
    }),
  )
  if (reference === undefined && allOf !== undefined)
    throw new Error(`${context.definition.module}.${context.definition.name} has an allOf that is no reference.`)
  const within = (inner: OpenApiSchema) => convert(inner, context)
  return {
    ...kept,
    ...(reference !== undefined && target(reference, context)),
    ...(properties !== undefined && { properties: mapValues(properties, within) }),
    ...(items !== undefined && { items: within(items) }),
    ...(additionalProperties !== undefined && { additionalProperties: within(additionalProperties) }),
    ...(isTold(preset) && { default: preset }),
  }
}

/** Where a reference leads: what Go writes by itself is written out, all else stays a reference. */
function target(reference: string, { definition, locate }: Context): DataSchema {
  const full = reference.replace('#/components/schemas/', '')
  const { module, name } = locate(full)
  const short = module === definition.module ? name : `${module}.${name}`
  const goType = Object.hasOwn(goTypes, full) ? goTypes[full] : undefined
  return goType === undefined ? { $ref: short } : { ...(goType.schema as DataSchema), $type: short }
}

/** Go's zero values stand as defaults beside every field that is no pointer; they say nothing of what the server fills in. */
function isTold(preset: unknown): boolean {
  return !(preset === undefined || preset === '' || preset === 0 || preset === false || JSON.stringify(preset) === '{}')
}

export function mapValues<T, U>(values: { readonly [name: string]: T }, change: (value: T, name: string) => U): { [name: string]: U } {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, change(value, name)]))
}
