import type { Keywords, Lowering, Place } from './lowering.ts'
import { patternFix, patternProblem } from './pattern.ts'
import { PSEUDO_BUILDERS, sourceOf } from './source.ts'

interface Replacement {
  readonly reason: string
  /** @param depth how many pseudo types may still stand within each other. */
  readonly fix: (keywords: Keywords, depth: number) => string
}

const absence = 'no value says it: absence does'
const code = 'it describes code, and objects hold data'

/** Pseudo types within pseudo types, as in `Promise<Iterator<Date>>`, that a fix follows. */
const MAX_DEPTH = 8

const LEAVE_OUT = 'leave the property out, or wrap what it may hold in Type.Optional(...)'

/** What to store instead of a value that JSON cannot hold, by the builder that describes it. */
const REPLACEMENTS: ReadonlyMap<string, Replacement> = new Map<string, Replacement>([
  ['Date', { reason: 'JSON has no dates, they travel as RFC 3339 strings', fix: () => "Type.String({ format: 'date-time' })" }],
  ['BigInt', { reason: 'JSON has no bigints, the server stores 64-bit integers', fix: () => "Type.Integer({ format: 'int64' })" }],
  ['Uint8Array', { reason: 'JSON has no bytes, they travel as base64 strings', fix: () => "Type.String({ format: 'byte' })" }],
  ['Undefined', { reason: absence, fix: () => LEAVE_OUT }],
  ['Void', { reason: absence, fix: () => LEAVE_OUT }],
  ['Symbol', { reason: 'JSON has no symbols', fix: () => 'Type.String()' }],
  ['RegExp', { reason: "a pattern is a keyword of strings, in RE2's syntax", fix: regExpFix }],
  ['Function', { reason: code, fix: ({ returns }, depth) => stored(returns, depth) }],
  ['Constructor', { reason: code, fix: ({ returns }, depth) => stored(returns, depth) }],
  ['Promise', { reason: 'a stored value has already arrived', fix: ({ item }, depth) => stored(item, depth) }],
  ['Iterator', { reason: 'a stored sequence is an array', fix: arrayFix }],
  ['AsyncIterator', { reason: 'a stored sequence is an array', fix: arrayFix }],
])

/**
 * Refuses TypeBox's types of JavaScript values (`Type.Date()`, ...), and the placeholders `Type.Argument` and a deferred
 * `Type.Partial(Type.Ref(...))` that were never filled in. True when the schema at the place is one of them.
 */
export function refusePseudoType(place: Place, lowering: Lowering): boolean {
  const { keywords } = place
  const builder = PSEUDO_BUILDERS.get(keywords.type)
  const replacement = builder === undefined ? undefined : REPLACEMENTS.get(builder)
  if (replacement !== undefined) {
    const reason = `Kubernetes cannot store Type.${builder}(): ${replacement.reason}`
    lowering.refuse(place, { reason, expected: 'a type of JSON', fix: replacement.fix(keywords, MAX_DEPTH) })
    return true
  }
  if (keywords.type !== undefined) return false
  if (typeof keywords.target === 'string' && Array.isArray(keywords.parameters)) {
    const reason = `Type.${keywords.target} of a Type.Ref is computed by Type.Module only`
    lowering.refuse(place, {
      reason,
      expected: 'a schema',
      fix: `Type.Module({ ... }).Import(...) around Type.${keywords.target}(Type.Ref(...))`,
    })
    return true
  }
  if (typeof keywords.index === 'number' && Object.keys(keywords).length === 1) {
    const reason = 'a Type.Argument stands here that was never given a type'
    lowering.refuse(place, {
      reason,
      expected: 'a schema',
      actual: `Type.Argument(${keywords.index})`,
      fix: 'Type.Instantiate(schema, [Type.String()])',
    })
    return true
  }
  return false
}

/** The source of a schema, or of what to store instead where it is a pseudo type itself, as in `Promise<Date>`. */
function stored(schema: unknown, depth: number): string {
  if (typeof schema !== 'object' || schema === null || depth === 0) return LEAVE_OUT
  const keywords = schema as Keywords
  const builder = PSEUDO_BUILDERS.get(keywords.type)
  const replacement = builder === undefined ? undefined : REPLACEMENTS.get(builder)
  return replacement === undefined ? sourceOf(schema) : replacement.fix(keywords, depth - 1)
}

function arrayFix({ items }: Keywords, depth: number): string {
  const source = stored(items, depth)
  return source === LEAVE_OUT ? LEAVE_OUT : `Type.Array(${source})`
}

function regExpFix({ source, flags }: Keywords): string {
  // Flags of RE2; the others change how a match is found and not whether there is one.
  const shared = String(flags ?? '').replaceAll(/[^ims]/g, '')
  const pattern = `${shared === '' ? '' : `(?${shared})`}${String(source)}`
  const keywords = { type: 'string' }
  return patternProblem(pattern) === undefined ? sourceOf({ ...keywords, pattern }) : patternFix(pattern, keywords)
}
