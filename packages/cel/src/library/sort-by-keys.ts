import { EvaluationError, type ListValue, type Value } from '../value.ts'
import { compare } from '../values/compare.ts'
import { ArrayList } from '../values/list.ts'
import { typeNameOf } from '../values/value-kind.ts'
import { sortInPlace } from './sort-in-place.ts'

const comparable = new Set([
  ...['bool', 'bytes', 'double', 'int', 'string', 'uint'],
  ...['google.protobuf.Duration', 'google.protobuf.Timestamp'],
])

/**
 * The elements of a list in the order of their keys; those with the same key come out as Go's sorting leaves them.
 *
 * @throws EvaluationError where the keys have no order
 */
export function sortByKeys(values: Value, keyList: Value): Value {
  const list = values as ListValue
  const keys = keyList as ListValue
  if (list.size !== keys.size) {
    const sizes = `${list.size} and ${keys.size} elements respectively`
    throw new EvaluationError(`@sortByAssociatedKeys() expected a list of the same size as the associated keys list, but got ${sizes}`)
  }
  if (list.size === 0) return list
  const type = typeNameOf(keys.at(0))
  if (!comparable.has(type)) throw new EvaluationError('list elements must be comparable')
  const pairs = Array.from({ length: list.size }, (_, index) => ({ value: list.at(index), key: keys.at(index) }))
  if (pairs.some(({ key }) => typeNameOf(key) !== type)) throw new EvaluationError('list elements must have the same type')
  sortInPlace(pairs, (left, right) => isLess(left.key, right.key))
  return new ArrayList(pairs.map(({ value }) => value))
}

/** NaN is neither less nor greater than anything. */
function isLess(left: Value, right: Value): boolean {
  if (Number.isNaN(left) || Number.isNaN(right)) return false
  return (compare(left, right) ?? 0) < 0
}
