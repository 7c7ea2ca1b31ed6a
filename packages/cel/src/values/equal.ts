import { EvaluationError, type ListValue, type MapValue, type ObjectValue, type Value } from '../value.ts'
import { compareIntToDouble } from './numbers.ts'
import { entryPart, keysOf, type Part, partAt } from './parts.ts'
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
export function isEqual(left: Part, right: Part): boolean {
  return partsEqual(left, right) === true
}

/**
 * `left == right` of what may be errors, or why they cannot be compared. An error on the left is just that; on the right it is only beside a list
 * or a map that a schema describes, and something else than any other value.
 */
export function partsEqual(left: Part, right: Part): boolean | EvaluationError {
  if (left instanceof EvaluationError) return left
  if (right instanceof EvaluationError) return isDescribed(left) ? right : false
  try {
    return equal(left, right)
  } catch (error) {
    if (error instanceof EvaluationError) return error
    throw error
  }
}

function isDescribed(value: Value): boolean {
  return (isKind(value, 'list') || isKind(value, 'map') || isKind(value, 'object')) && value.equals !== undefined
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
  for (let index = 0; index < left.size; index++) if (partsEqual(partAt(left, index), partAt(right, index)) === false) return false
  return true
}

function equalMaps(left: MapValue | ObjectValue, right: MapValue | ObjectValue): boolean {
  if (left.size !== right.size) return false
  for (const key of keysOf(left)) {
    const other = entryPart(right, key)
    // What cannot be compared does not make them different.
    if (other === undefined || partsEqual(entryPart(left, key) ?? null, other) === false) return false
  }
  return true
}
