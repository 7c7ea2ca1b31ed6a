import { isInt64 } from '../format/number-format.ts'

const MAX_TEXT = 60
const MAX_VALUES = 10

/**
 * A value for the eye, in a few words: `"three" (string)`, `1.5 (number)`, `null`, `object`, `array of 3`; `nothing` for
 * undefined. With `redact` of scalars only the type.
 */
export function describeValue(value: unknown, { redact }: { readonly redact: boolean }): string {
  if (value === undefined) return 'nothing'
  if (value === null) return 'null'
  if (Array.isArray(value)) return `array of ${value.length}`
  const type = typeof value === 'number' && isInt64(value) ? 'integer' : typeof value
  if (redact || !(type === 'string' || type === 'integer' || type === 'number' || type === 'boolean')) return type
  if (typeof value !== 'string') return `${String(value)} (${type})`
  return value.length <= MAX_TEXT ? `${JSON.stringify(value)} (string)` : `${quote(value)} (string of ${value.length})`
}

/** The same with an article where it is no value: `an array of 3`. */
export function withArticle(words: string): string {
  const noun = /^(?:array|boolean|integer|number|object|string)\b/.test(words)
  return noun ? `${/^[aeio]/.test(words) ? 'an' : 'a'} ${words}` : words
}

/** A string in quotes, shortened. */
export function quote(text: string): string {
  return JSON.stringify(shorten(text))
}

/** A text of at most some sixty characters, never cut inside a surrogate pair. */
export function shorten(text: string): string {
  if (text.length <= MAX_TEXT) return text
  return `${text.slice(0, MAX_TEXT).replace(/[\ud800-\udbff]$/, '')}…`
}

/** `one of "a", "b"`, or the only one. */
export function describeChoice(values: readonly unknown[]): string {
  const texts = values.slice(0, MAX_VALUES).map((value) => shorten(JSON.stringify(value)))
  const more = values.length > MAX_VALUES ? ` and ${values.length - MAX_VALUES} more` : ''
  return values.length === 1 ? texts.join() : `one of ${texts.join(', ')}${more}`
}

/** `string`, `integer or string or null`. */
export function describeTypes(types: string | readonly string[]): string {
  return typeof types === 'string' ? types : types.join(' or ')
}

/** `1 item`, `2 items`. */
export function describeCount(count: number, singular: string, plural: string = `${singular}s`): string {
  return `${count} ${count === 1 ? singular : plural}`
}
