import { EvaluationError, type ListValue, type MapValue, type ObjectValue, type Value } from '../value.ts'
import { typeNameOf } from './value-kind.ts'

/**
 * What a list or a map holds. What is not of its schema's type is an error in its place: it ends an evaluation where somebody wants its
 * value, and nowhere else.
 */
export type Part = Value | EvaluationError

/** The element at an index from 0 to `size - 1`; an error where it is one. */
export function partAt(list: ListValue, index: number): Part {
  return partFrom(() => list.at(index))
}

/** All elements of a list, those that are errors in their places. */
export function partsOf(list: ListValue): Part[] {
  return Array.from({ length: list.size }, (_, index) => partAt(list, index))
}

/** What a comprehension over a map or an object runs through. */
export function keysOf(map: MapValue | ObjectValue): Iterable<Value> {
  return map.kind === 'map' ? map.keys() : map.fieldNames()
}

/** @throws EvaluationError for an entry that is one */
export function entryOf(map: MapValue | ObjectValue, key: Value): Value | undefined {
  if (map.kind === 'map') return map.find(key)
  return typeof key === 'string' ? map.field(key) : undefined
}

/** Undefined where there is no such entry. */
export function entryPart(map: MapValue | ObjectValue, key: Value): Part | undefined {
  return partFrom(() => entryOf(map, key))
}

export function partTypeName(part: Part): string {
  return part instanceof EvaluationError ? 'error' : typeNameOf(part)
}

function partFrom<T>(read: () => T): T | EvaluationError {
  try {
    return read()
  } catch (error) {
    if (error instanceof EvaluationError) return error
    throw error
  }
}
