import { lowerAllOf } from './all-of.ts'
import { lowerAnyOf } from './any-of.ts'
import type { Draft, Lowering, Place } from './lowering.ts'
import { isNegation, lowerNot } from './not.ts'

/** Adds what `allOf`, `anyOf`, `oneOf` and `not` say to what the schema's own keywords say. */
export function lowerJunctors(own: Draft, place: Place, lowering: Lowering): Draft {
  const { allOf, not } = place.keywords
  let draft = own
  // Types first: what a negation excludes, and what a member without a type means, depends on them.
  if (allOf !== undefined) draft = lowerAllOf(draft, place, lowering)
  for (const junctor of ['anyOf', 'oneOf'] as const) {
    if (place.keywords[junctor] !== undefined) draft = lowerAnyOf(draft, junctor, place, lowering)
  }
  if (Array.isArray(allOf)) {
    for (const member of allOf) if (isNegation(member)) draft = lowerNot(draft, member.not, place, lowering)
  }
  return not === undefined ? draft : lowerNot(draft, not, place, lowering)
}
