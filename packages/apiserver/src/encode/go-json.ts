import { isRecord } from '../decode/record.ts'
import { encodeJson } from './encode-json.ts'

/** JSON as Go writes it, fit for HTML: what it holds in maps with the keys in order, which is all unless `inOrder` says otherwise. */
export function goJson(value: unknown, { inOrder = true }: { readonly inOrder?: boolean } = {}): string {
  return escapeForHtml(inOrder ? write(value) : encodeJson(value))
}

/** A JSON text as Go sends it on (encoding/json encode.go, `compact` with `escape`). */
export function escapeForHtml(json: string): string {
  return json.replaceAll(/[<>&\u2028\u2029]/g, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`)
}

/** Written piece by piece, because no object of JavaScript has a key such as "0" behind others. */
function write(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(write).join(',')}]`
  if (!isRecord(value)) return encodeJson(value)
  const names = Object.keys(value)
    .filter((name) => value[name] !== undefined)
    .toSorted(byBytes)
  return `{${names.map((name) => `${JSON.stringify(name)}:${write(value[name])}`).join(',')}}`
}

/** Go compares bytes; that is the order of code points, which differs from JavaScript's beyond the basic plane. */
export function byBytes(a: string, b: string): number {
  return Buffer.compare(Buffer.from(a), Buffer.from(b))
}
