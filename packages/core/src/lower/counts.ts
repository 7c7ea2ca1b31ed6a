import type { Draft, Lowering, OpenDraft, Place } from './lowering.ts'
import { withRule } from './with-rule.ts'

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
  if (typeof multipleOf === 'number' && Number.isFinite(multipleOf) && multipleOf > 0) {
    counts.multipleOf = multipleOf
    if (!Number.isInteger(multipleOf)) warnOfFraction(multipleOf, place, lowering)
  } else if (multipleOf !== undefined) lowering.malformed(place, 'multipleOf', 'a number above 0')
  return counts
}

/** The server cuts the fraction off `multipleOf` when the value is written without one (kube-openapi validate/values.go, MultipleOfNativeType). */
function warnOfFraction(multipleOf: number, place: Place, lowering: Lowering): void {
  const quotient = `${place.keywords.type === 'integer' ? 'double(self)' : 'self'} / ${multipleOf}`
  lowering.ignore(place, {
    reason: `the server cuts the fraction off multipleOf ${multipleOf} when the value is a whole number, and ${multipleOf < 1 ? 'refuses every such value' : 'then judges it by another factor'}`,
    expected: 'a whole multipleOf, or a CEL rule',
    actual: `multipleOf: ${multipleOf}`,
    fix: withRule(place.keywords, ['multipleOf'], `${quotient} == double(int(${quotient}))`),
  })
}
