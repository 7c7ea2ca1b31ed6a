import {
  boolType,
  bytesType,
  doubleType,
  durationType,
  dynType,
  intType,
  listType,
  mapType,
  nullType,
  opaqueType,
  optionalType,
  stringType,
  timestampType,
  typeType,
  uintType,
  type CelType,
} from '../cel-type.ts'
import type { EvaluationError, Value } from '../value.ts'

/** The values that say themselves what they are. */
type Tagged = Exclude<Value, null | boolean | bigint | number | string | Uint8Array>

const anyList = listType(dynType)
const anyMap = mapType(dynType, dynType)
const anyOptional = optionalType(dynType)
const anyType = typeType()

/** The type that `type(value)` gives: what a list or a map holds is forgotten, and objects are maps, as the server has them. */
export function runtimeType(value: Value): CelType {
  switch (typeof value) {
    case 'string':
      return stringType
    case 'bigint':
      return intType
    case 'boolean':
      return boolType
    case 'number':
      return doubleType
    default:
      return value === null ? nullType : value instanceof Uint8Array ? bytesType : typeOfObject(value)
  }
}

function typeOfObject(value: Tagged): CelType {
  switch (value.kind) {
    case 'uint':
      return uintType
    case 'timestamp':
      return timestampType
    case 'duration':
      return durationType
    case 'list':
      return anyList
    case 'map':
    case 'object':
      return anyMap
    case 'optional':
      return anyOptional
    case 'type':
      return anyType
    case 'opaque':
      return opaqueType(value.typeName)
  }
}

/** The name by which a type goes at run time, in messages and when types are compared; what it is made of does not appear. */
export function runtimeTypeName(type: CelType): string {
  switch (type.kind) {
    case 'null':
      return 'null_type'
    case 'timestamp':
      return 'google.protobuf.Timestamp'
    case 'duration':
      return 'google.protobuf.Duration'
    case 'object':
    case 'opaque':
    case 'parameter':
      return type.name
    default:
      return type.kind
  }
}

/** `int`, `list`, `kubernetes.URL`: what messages call the type of a value. */
export const typeNameOf = (value: Value): string => runtimeTypeName(runtimeType(value))

/** Whether the value is one of those that say themselves what they are. */
export function isKind<K extends Tagged['kind']>(value: Value | EvaluationError, kind: K): value is Extract<Tagged, { readonly kind: K }> {
  return typeof value === 'object' && value !== null && 'kind' in value && value.kind === kind
}
