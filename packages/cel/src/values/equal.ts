import { EvaluationError, type ListValue, type MapValue, type ObjectValue, type Value } from '../value.ts'
import { compareIntToDouble } from './numbers.ts'
import { isKind, runtimeTypeName } from './value-kind.ts'

/**
 * `left == right` of values of any types: numbers are equal across their types, NaN equals nothing, values of different types are not
 * equal. Lists and maps that know better (`equals`) are asked when they stand on the left.
 */
export function equal(left: Value, right: Value): boolean {
  switch (typeof left) {
    case 'string':
    case 'boolean':
      return left === right
    case 'bigint':
      return typeof right === 'bigint' ? left === right : equalInt(left, right)
    case 'number':
      return typeof right === 'number' ? left === right : !Number.isNaN(left) && equalDouble(left, right)
    default:
      return left === null ? right === null : equalObject(left, right)
  }
}

/** Whether an element is the one that is looked for: one that cannot be compared is not. */
export function isEqual(left: Value, right: Value): boolean {
  return equalOr(false, left, right)
}

/** Elements of lists and entries of maps differ only where upstream finds them different, not where they cannot be compared. */
function equalParts(left: Value, right: Value): boolean {
  return equalOr(true, left, right)
}

function equalOr(otherwise: boolean, left: Value, right: Value): boolean {
  try {
    return equal(left, right)
  } catch (error) {
    if (error instanceof EvaluationError) return otherwise
    throw error
  }
}

function equalInt(left: bigint, right: Value): boolean {
  if (typeof right === 'number') return !Number.isNaN(right) && compareIntToDouble(left, right) === 0
  return isKind(right, 'uint') && left === right.value
}

function equalDouble(left: number, right: Value): boolean {
  if (typeof right === 'bigint') return compareIntToDouble(right, left) === 0
  return isKind(right, 'uint') && compareIntToDouble(right.value, left) === 0
}

type Structured = Exclude<Value, null | boolean | bigint | number | string>

function equalObject(left: Structured, right: Value): boolean {
  if (left instanceof Uint8Array) return right instanceof Uint8Array && equalBytes(left, right)
  switch (left.kind) {
    case 'uint':
      if (typeof right === 'bigint') return left.value === right
      if (typeof right === 'number') return equalDouble(right, left)
      return isKind(right, 'uint') && left.value === right.value
    case 'timestamp':
      return isKind(right, 'timestamp') && left.nanoseconds === right.nanoseconds
    case 'duration':
      return isKind(right, 'duration') && left.nanoseconds === right.nanoseconds
    case 'list':
      return isKind(right, 'list') && (left.equals === undefined ? equalLists(left, right) : left.equals(right))
    case 'map':
    case 'object':
      if (!isKind(right, 'map') && !isKind(right, 'object')) return false
      return left.equals === undefined ? equalMaps(left, right) : left.equals(right)
    case 'optional':
      if (!isKind(right, 'optional')) return false
      if (left.value === undefined || right.value === undefined) return left.value === right.value
      return equal(left.value, right.value)
    case 'type':
      return isKind(right, 'type') && runtimeTypeName(left.type) === runtimeTypeName(right.type)
    case 'opaque':
      return right !== null && left.equals(right)
  }
}

function equalBytes(left: Uint8Array, right: Uint8Array): boolean {
  return left.length === right.length && left.every((byte, index) => byte === right[index])
}

function equalLists(left: ListValue, right: ListValue): boolean {
  if (left.size !== right.size) return false
  for (let index = 0; index < left.size; index++) if (!equalParts(left.at(index), right.at(index))) return false
  return true
}

function equalMaps(left: MapValue | ObjectValue, right: MapValue | ObjectValue): boolean {
  if (left.size !== right.size) return false
  for (const key of keysOf(left)) {
    const other = entryOf(right, key)
    if (other === undefined || !equalParts(entryOf(left, key) ?? null, other)) return false
  }
  return true
}

/** What a comprehension over a map or an object runs through. */
export function keysOf(map: MapValue | ObjectValue): Iterable<Value> {
  return map.kind === 'map' ? map.keys() : map.fieldNames()
}

export function entryOf(map: MapValue | ObjectValue, key: Value): Value | undefined {
  if (map.kind === 'map') return map.find(key)
  return typeof key === 'string' ? map.field(key) : undefined
}
