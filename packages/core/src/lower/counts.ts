import type { Draft, Lowering, OpenDraft, Place } from './lowering.ts'

const COUNTS = ['minLength', 'maxLength', 'minItems', 'maxItems', 'minProperties', 'maxProperties'] as const

/** Keywords that count something, and `multipleOf`. */
export function lowerCounts(place: Place, lowering: Lowering): Draft {
  const counts: OpenDraft = {}
  for (const keyword of COUNTS) {
    const value = place.keywords[keyword]
    if (value === undefined) continue
    if (typeof value === 'number' && Number.isSafeInteger(value) && value >= 0) counts[keyword] = value
    else lowering.malformed(place, keyword, 'a whole number from 0')
  }
  const { multipleOf } = place.keywords
  if (typeof multipleOf === 'number' && Number.isFinite(multipleOf) && multipleOf > 0) counts.multipleOf = multipleOf
  else if (multipleOf !== undefined) lowering.malformed(place, 'multipleOf', 'a number above 0')
  return counts
}
