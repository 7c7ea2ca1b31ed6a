import { unsupported } from '../standard/no-such-overload.ts'
import { EvaluationError, type ListValue, type Value } from '../value.ts'
import { compare } from '../values/compare.ts'
import { ArrayList } from '../values/list.ts'
import { partAt, partTypeName } from '../values/parts.ts'
import { isKind } from '../values/value-kind.ts'
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
  if (!isKind(values, 'list')) throw unsupported('sort', values)
  const list = values
  const keys = keyList as ListValue
  if (list.size !== keys.size) {
    const sizes = `${list.size} and ${keys.size} elements respectively`
    throw new EvaluationError(`@sortByAssociatedKeys() expected a list of the same size as the associated keys list, but got ${sizes}`)
  }
  if (list.size === 0) return list
  const type = partTypeName(partAt(keys, 0))
  if (!comparable.has(type)) throw new EvaluationError('list elements must be comparable')
  const pairs = Array.from({ length: list.size }, (_, index) => ({ value: partAt(list, index), key: partAt(keys, index) }))
  if (pairs.some(({ key }) => partTypeName(key) !== type)) throw new EvaluationError('list elements must have the same type')
  sortInPlace(pairs, (left, right) => isLess(left.key as Value, right.key as Value))
  return new ArrayList(pairs.map(({ value }) => value))
}

/** NaN is neither less nor greater than anything. */
function isLess(left: Value, right: Value): boolean {
  if (Number.isNaN(left) || Number.isNaN(right)) return false
  return (compare(left, right) ?? 0) < 0
}
