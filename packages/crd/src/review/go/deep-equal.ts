import { isGoNumber, isInt64 } from './number.ts'
import { fieldValue, hasField, isObject } from './record.ts'

/**
 * Go's `reflect.DeepEqual` of two decoded JSON values: an int64 never equals a float64, nor a nil map an empty one. A great integer may be a bigint
 * here and a number there, as whoever decoded it holds it.
 */
export function deepEqual(a: unknown, b: unknown): boolean {
  if (a === b) return true
  if (typeof a === 'bigint' || typeof b === 'bigint')
    return isGoNumber(a) && isGoNumber(b) && isInt64(a) && isInt64(b) && BigInt(a) === BigInt(b)
  if (Array.isArray(a)) return Array.isArray(b) && a.length === b.length && a.every((item, i) => deepEqual(item, b[i]))
  if (!isObject(a) || !isObject(b)) return false
  const keys = Object.keys(a)
  if (keys.length !== Object.keys(b).length) return false
  return keys.every((key) => hasField(b, key) && deepEqual(a[key], fieldValue(b, key)))
}
