import { copyJson, distinctJson, sameJson } from './json-value.ts'
import type { Draft, Lowering, OpenDraft, Place } from './lowering.ts'
import { literalOf, shorten } from './source.ts'

/** Keywords that say something about a schema and judge no value, and the default. */
export const ANNOTATIONS = ['description', 'title', 'default', 'example', 'externalDocs'] as const

/** The annotations of the schema at a place. */
export function lowerAnnotations(place: Place, lowering: Lowering): Draft {
  const { description, title, externalDocs } = place.keywords
  const annotations: OpenDraft = {}
  if (text(place, 'description', lowering)) annotations.description = String(description)
  if (text(place, 'title', lowering)) annotations.title = String(title)
  for (const keyword of ['default', 'example'] as const) {
    if (place.keywords[keyword] === undefined) continue
    const copy = copyJson(place.keywords[keyword])
    if (copy !== undefined) annotations[keyword] = copy.value
    else lowering.malformed(place, keyword, 'a value of JSON')
  }
  const docs = externalDocs === undefined ? undefined : copyJson(externalDocs)?.value
  if (typeof docs === 'object' && docs !== null && !Array.isArray(docs)) annotations.externalDocs = docs
  else if (externalDocs !== undefined) lowering.malformed(place, 'externalDocs', 'an object with url and description')
  return annotations
}

/**
 * The annotations of several schemas that become one: `anyOf` and its like may hold none (apiserver/schema/validation.go), so they
 * move to the schema outside. Descriptions are joined line by line; of titles, defaults and examples the first is kept.
 */
export function joinAnnotations(drafts: readonly Draft[], place: Place, lowering: Lowering): Draft {
  const joined: OpenDraft = {}
  const descriptions = distinctJson(drafts.flatMap((draft) => draft.description ?? []))
  if (descriptions.length > 0) joined.description = descriptions.join('\n')
  for (const keyword of ['title', 'default', 'example', 'externalDocs'] as const) {
    const [first, ...others] = drafts.map((draft) => draft[keyword]).filter((value) => value !== undefined)
    if (first === undefined) continue
    Object.assign(joined, { [keyword]: first })
    const other = others.find((value) => !sameJson(value, first))
    if (other === undefined) continue
    const actual = shorten(literalOf(other))
    lowering.ignore(place, {
      reason: `the members of a union or an intersection become one schema with one ${keyword}; ${shorten(literalOf(first))} is kept and ${actual} is not`,
      expected: `one ${keyword}`,
      actual,
      fix: `${keyword}: ${literalOf(first)}`,
    })
  }
  return joined
}

function text(place: Place, keyword: 'description' | 'title', lowering: Lowering): boolean {
  const value = place.keywords[keyword]
  if (value === undefined || typeof value === 'string') return value !== undefined
  lowering.malformed(place, keyword, 'a string')
  return false
}
