import { byCodePoint } from './json.ts'
import { formatNumber, isGoNumber, isInt64 } from './number.ts'
import { isObject } from './record.ts'

/** `fmt.Sprintf("%v", value)` of a decoded JSON value. */
export function print(value: unknown): string {
  if (value === null) return '<nil>'
  if (isGoNumber(value)) return formatNumber(value)
  if (Array.isArray(value)) return `[${value.map(print).join(' ')}]`
  if (!isObject(value)) return String(value)
  const fields = Object.keys(value).toSorted(byCodePoint)
  return `map[${fields.map((key) => `${key}:${print(value[key])}`).join(' ')}]`
}

/** `fmt.Sprintf("%T", value)` of a decoded JSON value. */
export function typeName(value: unknown): string {
  if (value === null) return '<nil>'
  if (isGoNumber(value)) return isInt64(value) ? 'int64' : 'float64'
  if (Array.isArray(value)) return '[]interface {}'
  if (typeof value === 'boolean') return 'bool'
  return typeof value === 'string' ? 'string' : 'map[string]interface {}'
}
