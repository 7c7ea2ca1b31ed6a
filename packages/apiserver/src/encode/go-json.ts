import { isRecord } from '../decode/record.ts'
import { encodeJson } from './encode-json.ts'

/**
 * JSON as Go writes what it holds in maps: keys in order, and fit for HTML. A part that is still the `original` keeps its order: a Go type had put it
 * in that.
 */
export function goJson(value: unknown, original?: unknown): string {
  return write(value, original).replaceAll(
    /[<>&\u2028\u2029]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )
}

/** Written piece by piece, because no object of JavaScript has a key such as "0" behind others. */
function write(value: unknown, original?: unknown): string {
  if (value === original && value !== undefined) return encodeJson(value)
  if (Array.isArray(value)) return `[${value.map((item) => write(item)).join(',')}]`
  if (!isRecord(value)) return encodeJson(value)
  const before = isRecord(original) ? original : {}
  const names = Object.keys(value)
    .filter((name) => value[name] !== undefined)
    .toSorted(byBytes)
  return `{${names.map((name) => `${JSON.stringify(name)}:${write(value[name], Object.hasOwn(before, name) ? before[name] : undefined)}`).join(',')}}`
}

/** Go compares bytes; that is the order of code points, which differs from JavaScript's beyond the basic plane. */
function byBytes(a: string, b: string): number {
  return Buffer.compare(Buffer.from(a), Buffer.from(b))
}
