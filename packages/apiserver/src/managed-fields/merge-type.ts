import type { StructuralSchema } from '@kindbox/core'
import { isRecord } from '../decode/record.ts'

/**
 * How values of a schema are merged: what each may be, a scalar, a list, a map or several of them (structured-merge-diff schema/elements.go). Types are
 * functions where they lead further down, because some contain themselves.
 */
export interface MergeType {
  readonly scalar?: Scalar
  readonly list?: ListType
  readonly map?: MapType
}

export type Scalar = 'numeric' | 'string' | 'boolean' | 'untyped'

export interface ListType {
  readonly items: () => MergeType
  /** Replaced as a whole; otherwise items are merged by their keys, or are a set where there are none. */
  readonly atomic: boolean
  readonly keys: readonly string[]
}

export interface MapType {
  readonly fields: ReadonlyMap<string, { readonly type: () => MergeType; readonly default?: unknown }>
  /** Of fields that have no name here; undefined where there may be none. */
  readonly element: (() => MergeType) | undefined
  readonly atomic: boolean
}

const noFields: MapType['fields'] = new Map()

/** What nothing is known about, replaced as a whole. */
const untyped: MergeType = {
  scalar: 'untyped',
  list: { items: () => untyped, atomic: true, keys: [] },
  map: { fields: noFields, element: () => untyped, atomic: true },
}

/** What nothing is known about, merged field by field. */
const deduced: MergeType = {
  scalar: 'untyped',
  list: { items: () => untyped, atomic: true, keys: [] },
  map: { fields: noFields, element: () => deduced, atomic: false },
}

const string: MergeType = { scalar: 'string' }
const strings = (): MergeType => ({ map: { fields: noFields, element: () => string, atomic: false } })
const record = (fields: { readonly [name: string]: MergeType }, atomic = false): MergeType => ({
  map: {
    fields: new Map(Object.entries(fields).map(([name, type]) => [name, { type: () => type, default: undefined }])),
    element: undefined,
    atomic,
  },
})
const boolean: MergeType = { scalar: 'boolean' }
const numeric: MergeType = { scalar: 'numeric' }
const time: MergeType = { scalar: 'untyped' }
const ownerReference = record(
  { apiVersion: string, kind: string, name: string, uid: string, controller: boolean, blockOwnerDeletion: boolean },
  true,
)

/** ObjectMeta of meta/v1. */
const objectMeta = record({
  annotations: strings(),
  creationTimestamp: time,
  deletionGracePeriodSeconds: numeric,
  deletionTimestamp: time,
  finalizers: { list: { items: () => string, atomic: false, keys: [] } },
  generateName: string,
  generation: numeric,
  labels: strings(),
  managedFields: { list: { items: () => untyped, atomic: true, keys: [] } },
  name: string,
  namespace: string,
  ownerReferences: { list: { items: () => ownerReference, atomic: false, keys: ['uid'] } },
  resourceVersion: string,
  selfLink: string,
  uid: string,
})

/** The type of whole objects of a kind. */
export function objectType(schema: StructuralSchema | undefined): MergeType {
  if (schema === undefined) return deduced
  const type = mergeType(schema, false)
  return withKubernetesFields(type)
}

/** kube-openapi pkg/schemaconv/openapi.go. What a schema lets through unknown, all schemas in it let through. */
function mergeType(schema: StructuralSchema, lenient: boolean): MergeType {
  const open = lenient || schema['x-kubernetes-preserve-unknown-fields'] === true
  switch (schema['x-kubernetes-int-or-string'] === true ? undefined : schema.type) {
    case 'object':
      return schema['x-kubernetes-embedded-resource'] === true ? withKubernetesFields(mapOf(schema, open)) : mapOf(schema, open)
    case 'array':
      return listOf(schema, open)
    case 'string':
      // Texts of a format may be any scalar.
      return ['', 'byte'].includes(schema.format ?? '') ? string : { scalar: 'untyped' }
    case 'boolean':
      return boolean
    case 'integer':
    case 'number':
      return numeric
    default:
      return { scalar: 'untyped', ...listOf(schema, open), ...mapOf(schema, open) }
  }
}

function mapOf(schema: StructuralSchema, open: boolean): MergeType {
  const { properties = {}, additionalProperties } = schema
  const fields = Object.entries(properties).map(([name, property]) => {
    const type = once(() => mergeType(property, open))
    return [name, { type, default: property.default }] as const
  })
  return {
    map: {
      fields: new Map(fields),
      element: elementOf(additionalProperties, open || fields.length === 0, open),
      atomic: schema['x-kubernetes-map-type'] === 'atomic',
    },
  }
}

function elementOf(additional: StructuralSchema['additionalProperties'], free: boolean, open: boolean): MapType['element'] {
  if (isRecord(additional)) return once(() => mergeType(additional as StructuralSchema, open))
  return additional === true || (additional === undefined && free) ? () => deduced : undefined
}

function listOf(schema: StructuralSchema, open: boolean): MergeType {
  const { items } = schema
  const relation = schema['x-kubernetes-list-type'] ?? 'atomic'
  return {
    list: {
      items: items === undefined ? () => untyped : once(() => mergeType(items, open)),
      atomic: relation === 'atomic',
      keys: relation === 'map' ? (schema['x-kubernetes-list-map-keys'] ?? []) : [],
    },
  }
}

function withKubernetesFields(type: MergeType): MergeType {
  const { map } = type
  if (map === undefined) return type
  const own = Object.entries({ apiVersion: string, kind: string, metadata: objectMeta }).map(
    ([name, own]) => [name, { type: () => own, default: undefined }] as const,
  )
  return { ...type, map: { ...map, fields: new Map([...map.fields, ...own]) } }
}

function once<T>(make: () => T): () => T {
  let made: T | undefined
  return () => (made ??= make())
}

/** The part of a type that a value is of; all of it where it is of none, where there is nothing else in it, or where there is no value. */
export function typeFor(type: MergeType, value: unknown): MergeType {
  if (value === undefined || value === null) return type
  const { scalar, list, map } = type
  if (Array.isArray(value)) return list === undefined || (scalar === undefined && map === undefined) ? type : { list }
  if (isRecord(value)) return map === undefined || (scalar === undefined && list === undefined) ? type : { map }
  return scalar === undefined || (list === undefined && map === undefined) ? type : { scalar }
}

/** Whether nothing is known about the fields of a map. */
export function isDeduced({ fields, element }: MapType): boolean {
  const type = fields.size === 0 ? element?.() : undefined
  return type === deduced || (type !== untyped && type?.scalar === 'untyped')
}

/** The type of a field; undefined where the type has none of that name. */
export function fieldType(map: MapType, name: string): MergeType | undefined {
  return (map.fields.get(name)?.type ?? map.element)?.()
}
