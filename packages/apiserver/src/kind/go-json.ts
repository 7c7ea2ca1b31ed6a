import { isRecord, setField } from '../decode/record.ts'
import { encodeJson } from './encode-json.ts'

/**
 * JSON as Go writes what it holds in maps: keys in order, and fit for HTML. A part that is still the `original` keeps its order: a Go type had put it
 * in that.
 */
export function goJson(value: unknown, original?: unknown): string {
  return encodeJson(sorted(value, original)).replaceAll(
    /[<>&\u2028\u2029]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )
}

function sorted(value: unknown, original?: unknown): unknown {
  if (value === original) return value
  if (Array.isArray(value)) return value.map((item) => sorted(item))
  if (!isRecord(value)) return value
  const before = isRecord(original) ? original : {}
  const copy: Record<string, unknown> = {}
  for (const key of Object.keys(value).toSorted()) setField(copy, key, sorted(value[key], before[key]))
  return copy
}
