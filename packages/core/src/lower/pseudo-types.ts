import type { Lowering, Place } from './lowering.ts'
import { PSEUDO_BUILDERS, literalOf, sourceOf } from './source.ts'

interface Replacement {
  readonly reason: string
  readonly fix: (keywords: Place['keywords']) => string
}

const leaveOut = 'no value says it: absence does'
const code = 'it describes code, and objects hold data'

/** What to store instead of a value that JSON cannot hold, by the builder that describes it. */
const REPLACEMENTS: ReadonlyMap<string, Replacement> = new Map<string, Replacement>([
  ['Date', { reason: 'JSON has no dates, they travel as RFC 3339 strings', fix: () => "Type.String({ format: 'date-time' })" }],
  ['BigInt', { reason: 'JSON has no bigints, the server stores 64-bit integers', fix: () => "Type.Integer({ format: 'int64' })" }],
  ['Uint8Array', { reason: 'JSON has no bytes, they travel as base64 strings', fix: () => "Type.String({ format: 'byte' })" }],
  ['Undefined', { reason: leaveOut, fix: () => 'leave the property out, or wrap what it may hold in Type.Optional(...)' }],
  ['Void', { reason: leaveOut, fix: () => 'leave the property out, or wrap what it may hold in Type.Optional(...)' }],
  ['Symbol', { reason: 'JSON has no symbols', fix: () => 'Type.String()' }],
  [
    'RegExp',
    { reason: "a pattern is a keyword of strings, in RE2's syntax", fix: (keywords) => `Type.String({ pattern: ${patternOf(keywords)} })` },
  ],
  ['Function', { reason: code, fix: (keywords) => sourceOf(keywords.returns) }],
  ['Constructor', { reason: code, fix: (keywords) => sourceOf(keywords.returns) }],
  ['Promise', { reason: 'a stored value has already arrived', fix: (keywords) => sourceOf(keywords.item) }],
  ['Iterator', { reason: 'a stored sequence is an array', fix: (keywords) => `Type.Array(${sourceOf(keywords.items)})` }],
  ['AsyncIterator', { reason: 'a stored sequence is an array', fix: (keywords) => `Type.Array(${sourceOf(keywords.items)})` }],
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
    lowering.refuse(place, { reason, expected: 'a type of JSON', fix: replacement.fix(keywords) })
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

function patternOf(keywords: Place['keywords']): string {
  const flags = typeof keywords.flags === 'string' ? keywords.flags.replaceAll(/[^ims]/g, '') : ''
  return literalOf(`${flags === '' ? '' : `(?${flags})`}${String(keywords.source)}`)
}
