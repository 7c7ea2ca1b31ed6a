import { lowerAllOf } from './all-of.ts'
import { lowerAnyOf } from './any-of.ts'
import type { Draft, Lowering, Place } from './lowering.ts'
import { lowerNot } from './not.ts'

/** Adds what `allOf`, `anyOf`, `oneOf` and `not` say to what the schema's own keywords say. */
export function lowerJunctors(own: Draft, place: Place, lowering: Lowering): Draft {
  const { keywords } = place
  let draft = own
  // In this order, since what a negation excludes, and what a member without a type means, depends on the type outside.
  if (keywords.allOf !== undefined) draft = lowerAllOf(draft, place, lowering)
  if (keywords.anyOf !== undefined) draft = lowerAnyOf(draft, 'anyOf', place, lowering)
  if (keywords.oneOf !== undefined) draft = lowerAnyOf(draft, 'oneOf', place, lowering)
  return keywords.not === undefined ? draft : lowerNot(draft, place, lowering)
}
