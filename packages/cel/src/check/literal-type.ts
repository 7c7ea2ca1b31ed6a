import { boolType, bytesType, doubleType, intType, nullType, stringType, uintType, type CelType } from '../cel-type.ts'
import type { Literal } from '../value.ts'

export function literalType(value: Literal): CelType {
  if (value === null) return nullType
  if (value instanceof Uint8Array) return bytesType
  switch (typeof value) {
    case 'boolean':
      return boolType
    case 'bigint':
      return intType
    case 'number':
      return doubleType
    case 'string':
      return stringType
    default:
      return uintType
  }
}
