import { EvaluationError, type ListValue, type Value } from '../value.ts'
import { compare } from '../values/compare.ts'
import { ArrayList } from '../values/list.ts'
import { typeNameOf } from '../values/value-kind.ts'

const comparable = new Set([
  ...['bool', 'bytes', 'double', 'int', 'string', 'uint'],
  ...['google.protobuf.Duration', 'google.protobuf.Timestamp'],
])

/**
 * The elements of a list in the order of their keys; those with the same key stay as they were. Upstream's sorting is not stable beyond
 * twelve elements, so there equal keys may come out otherwise.
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
  return new ArrayList(pairs.toSorted((left, right) => order(left.key, right.key)).map(({ value }) => value))
}

/** NaN is neither less nor greater than anything. */
function order(left: Value, right: Value): number {
  if (Number.isNaN(left) || Number.isNaN(right)) return 0
  return compare(left, right) ?? 0
}
