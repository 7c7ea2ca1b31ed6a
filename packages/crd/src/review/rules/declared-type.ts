import type { StructuralSchema } from '@kindbox/core'
import { escapeName } from './escape-name.ts'
import { withTypeMeta } from './type-meta.ts'
import { utf8Length } from '@kindbox/core'

/**
 * What rules know of the values of a schema (apiserver pkg/cel/common/schemas.go, `SchemaDeclType`): their type, and how many there can be of them in
 * a request, by which rules are priced.
 */
export type DeclaredType = ScalarType | ListType | MapType | ObjectType

interface Bounds {
  /** The greatest size that a value can have: characters, bytes, items, entries. 0 for what has no size. */
  readonly maxElements: number
  /** Bytes of the shortest value in JSON. */
  readonly minSerializedSize: number
}

export interface ScalarType extends Bounds {
  readonly kind: 'bool' | 'int' | 'double' | 'string' | 'bytes' | 'timestamp' | 'duration' | 'dyn'
}

export interface ListType extends Bounds {
  readonly kind: 'list'
  readonly element: DeclaredType
}

export interface MapType extends Bounds {
  readonly kind: 'map'
  readonly element: DeclaredType
}

export interface ObjectType extends Bounds {
  readonly kind: 'object'
  /** By the names that expressions use. */
  readonly fields: ReadonlyMap<string, DeclaredType>
}

/** The largest request that the server takes, in bytes. */
export const MAX_REQUEST = 3 * 1024 * 1024

/**
 * The type of a schema's values; undefined where rules see nothing of them, as of those that are only preserved.
 *
 * @param resource whether it is the schema of a resource, of the object itself or an embedded one
 */
export function declaredType(schema: StructuralSchema, { resource }: { readonly resource: boolean }): DeclaredType | undefined {
  if (schema['x-kubernetes-int-or-string'] === true) {
    return { kind: 'dyn', maxElements: maxLengthOf(schema), minSerializedSize: 1 }
  }
  const visible = resource ? withTypeMeta(schema) : schema
  switch (visible.type) {
    case 'array':
      return listOf(visible)
    case 'object':
      return typeof visible.additionalProperties === 'object' ? mapOf(visible, visible.additionalProperties) : objectOf(visible)
    case 'string':
      return stringOf(visible)
    case 'boolean':
      return { kind: 'bool', maxElements: 0, minSerializedSize: 'true'.length }
    case 'number':
      return { kind: 'double', maxElements: 0, minSerializedSize: '0'.length }
    case 'integer':
      return { kind: 'int', maxElements: 0, minSerializedSize: '0'.length }
    default:
      return undefined
  }
}

/** The type of what stands at a property, in an array or in a map. */
export function declaredBelow(schema: StructuralSchema): DeclaredType | undefined {
  return declaredType(schema, { resource: schema['x-kubernetes-embedded-resource'] === true })
}

function listOf({ items, maxItems }: StructuralSchema): ListType | undefined {
  const element = items && declaredBelow(items)
  if (element === undefined) return undefined
  // Every item takes its bytes and a comma, the list two brackets.
  const possible = Math.floor((MAX_REQUEST - 2) / (element.minSerializedSize + 1))
  return { kind: 'list', element, maxElements: maxItems === undefined ? possible : Math.max(maxItems, 0), minSerializedSize: 2 }
}

function mapOf({ maxProperties }: StructuralSchema, values: StructuralSchema): MapType | undefined {
  const element = declaredBelow(values)
  if (element === undefined) return undefined
  // Every entry takes its bytes, a key of two, its quotes, a colon and a comma.
  const possible = Math.floor((MAX_REQUEST - 2) / (element.minSerializedSize + 6))
  return { kind: 'map', element, maxElements: maxProperties === undefined ? possible : Math.max(maxProperties, 0), minSerializedSize: 2 }
}

function objectOf({ properties = {}, required = [] }: StructuralSchema): ObjectType {
  const fields = new Map<string, DeclaredType>()
  let minSerializedSize = '{}'.length
  for (const [name, property] of Object.entries(properties)) {
    const type = declaredBelow(property)
    if (type === undefined) continue
    const escaped = escapeName(name)
    if (escaped !== undefined) fields.set(escaped, type)
    // A request need not have what the server fills in.
    if (required.includes(name) && (property.default ?? null) === null) minSerializedSize += utf8Length(name) + type.minSerializedSize + 4
  }
  return { kind: 'object', fields, maxElements: 0, minSerializedSize }
}

function stringOf(schema: StructuralSchema): ScalarType {
  const { format, maxLength, enum: values = [] } = schema
  switch (format) {
    case 'byte':
      return { kind: 'bytes', maxElements: maxLength === undefined ? MAX_REQUEST - 2 : Math.max(maxLength, 0), minSerializedSize: 2 }
    case 'duration':
      return { kind: 'duration', maxElements: 32, minSerializedSize: 3 }
    case 'date':
      return { kind: 'timestamp', maxElements: 12, minSerializedSize: 12 }
    case 'date-time':
      return { kind: 'timestamp', maxElements: 32, minSerializedSize: 21 }
    default: {
      const byEnum = maxLength === undefined && values.length > 0
      return { kind: 'string', maxElements: byEnum ? longestOf(values) : maxLengthOf(schema), minSerializedSize: 2 }
    }
  }
}

/** A code point can take four bytes; a string without a bound fills the request, but for its quotes. */
function maxLengthOf({ maxLength }: StructuralSchema): number {
  return maxLength === undefined ? MAX_REQUEST - 2 : Math.max(maxLength, 0) * 4
}

function longestOf(values: readonly unknown[]): number {
  return Math.max(0, ...values.map((value) => (typeof value === 'string' ? utf8Length(value) : 0)))
}
