import { EvaluationError, type ListValue } from '../value.ts'
import { codePointCount } from '../values/code-points.ts'
import { goText } from '../values/go-text.ts'
import { type Part, partsOf } from '../values/parts.ts'

// What strings can do beyond the standard, as cel-go's ext/strings.go does it. All positions count code points.

function outOfRange(index: bigint): EvaluationError {
  return new EvaluationError(`index out of range: ${index}`)
}

/** The UTF-16 offset of a code point; undefined beyond the end of the text. */
function unitOffset(text: string, codePoints: bigint): number | undefined {
  if (codePoints > text.length) return undefined
  let offset = 0
  for (let left = Number(codePoints); left > 0; left--) {
    if (offset >= text.length) return undefined
    offset += (text.codePointAt(offset) as number) > 0xffff ? 2 : 1
  }
  return offset
}

export function charAt(text: string, index: bigint): string {
  const offset = index < 0n ? undefined : unitOffset(text, index)
  if (offset === undefined) throw outOfRange(index)
  return offset === text.length ? '' : String.fromCodePoint(text.codePointAt(offset) as number)
}

function position(text: string, offset: number): bigint {
  return offset === -1 ? -1n : BigInt(codePointCount(text.slice(0, offset)))
}

/** -1 where the part is not found, also from beyond the end on; an empty part is wherever one looks. */
export function indexOf(text: string, part: string, from: bigint): bigint {
  if (part === '') return from
  if (from < 0n) throw outOfRange(from)
  const start = unitOffset(text, from)
  return start === undefined ? -1n : position(text, text.indexOf(part, start))
}

/** @param from where the part begins at the latest; the end of the text by default */
export function lastIndexOf(text: string, part: string, from?: bigint): bigint {
  if (part === '') return from ?? BigInt(codePointCount(text))
  if (from === undefined) return position(text, text.lastIndexOf(part))
  if (from < 0n) throw outOfRange(from)
  const start = unitOffset(text, from)
  return start === undefined || start === text.length ? -1n : position(text, text.lastIndexOf(part, start))
}

/** @param times all where it is negative */
export function replace(text: string, old: string, by: string, times = -1n): string {
  if (times === 0n) return text
  if (old === '') return surround(Array.from(text), by, times)
  const found = text.split(old)
  if (times < 0n || times >= BigInt(found.length)) return found.join(by)
  const kept = Number(times)
  return [...found.slice(0, kept), found.slice(kept).join(old)].join(by)
}

/** Around characters, from the left. */
function surround(characters: readonly string[], by: string, times: bigint): string {
  const count = times < 0n || times > BigInt(characters.length) ? characters.length + 1 : Number(times)
  const changed = characters.map((character, index) => (index < count ? by + character : character))
  return changed.join('') + (count > characters.length ? by : '')
}

/** @param parts at most so many, the last one with all that is left; all where it is negative */
export function split(text: string, separator: string, parts = -1n): readonly string[] {
  if (parts === 0n) return []
  const found = separator === '' ? Array.from(text) : text.split(separator)
  if (parts < 0n || parts >= BigInt(found.length)) return found
  const kept = Number(parts) - 1
  return [...found.slice(0, kept), found.slice(kept).join(separator)]
}

export function substring(text: string, start: bigint, end?: bigint): string {
  if (end !== undefined && start > end) throw new EvaluationError(`invalid substring range. start: ${start}, end: ${end}`)
  const first = start < 0n ? undefined : unitOffset(text, start)
  if (first === undefined) throw outOfRange(start)
  if (end === undefined) return text.slice(first)
  const last = unitOffset(text, end)
  if (last === undefined) throw outOfRange(end)
  return text.slice(first, last)
}

/** Unicode's white space, which JavaScript's `trim` has other ideas of. */
const space = '[\\t-\\r \\u{85}\\u{a0}\\u{1680}\\u{2000}-\\u{200a}\\u{2028}\\u{2029}\\u{202f}\\u{205f}\\u{3000}]'
const leading = new RegExp(`^${space}+`, 'u')
const trailing = new RegExp(`${space}$`, 'u')

export function trimSpace(text: string): string {
  const left = text.replace(leading, '')
  let end = left.length
  while (end > 0 && trailing.test(left[end - 1] as string)) end--
  return left.slice(0, end)
}

const escapes: ReadonlyMap<string, string> = new Map([
  ['\u0007', '\\a'],
  ['\b', '\\b'],
  ['\f', '\\f'],
  ['\n', '\\n'],
  ['\r', '\\r'],
  ['\t', '\\t'],
  ['\v', '\\v'],
  ['\\', '\\\\'],
  ['"', '\\"'],
])

/** In double quotes, with CEL's escapes. */
export function quote(text: string): string {
  return `"${Array.from(text, (character) => escapes.get(character) ?? character).join('')}"`
}

export function join(values: ListValue, separator: string): string {
  return partsOf(values).map(asText).join(separator)
}

function asText(part: Part): string {
  if (typeof part === 'string') return part
  throw new EvaluationError(`join: invalid input: ${part instanceof EvaluationError ? part.message : goText(part)}`)
}
