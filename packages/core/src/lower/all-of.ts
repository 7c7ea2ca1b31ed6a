import { intersect } from './intersect.ts'
import { alsoAllOf, isEmpty, isValueForm, kindOf } from './keyword-groups.ts'
import type { Draft, Lowering, OpenDraft, Place } from './lowering.ts'
import { type Negation, isNegation, negate } from './not.ts'

/**
 * `allOf`, as `Type.Intersect` writes it: typed members, which a structural schema cannot hold, are merged into the schema
 * itself. Beside a type, members that only judge values stay as they are.
 */
export function lowerAllOf(own: Draft, place: Place, lowering: Lowering): Draft {
  const { allOf } = place.keywords
  if (!Array.isArray(allOf) || allOf.length === 0) {
    lowering.malformed(place, 'allOf', 'a list of schemas')
    return own
  }
  const merged: Draft[] = []
  const staying: Draft[] = []
  const negations: Negation[] = []
  const mayStay = kindOf(own) !== 'untyped' || place.junctor
  for (const member of allOf) {
    const negated = isNegation(member) ? member.not : undefined
    const draft = lowering.descend(negated ?? member, place, { junctor: true })
    if (draft === undefined) continue
    const stays = mayStay && isValueForm(draft) && !isEmpty(draft)
    if (negated === undefined) (stays ? staying : merged).push(draft)
    else if (stays) staying.push({ not: draft })
    else negations.push({ schema: negated, draft })
  }
  if (merged.length + staying.length + negations.length < allOf.length) return own
  const whole: OpenDraft = { ...intersect([own, ...merged], place, lowering) }
  alsoAllOf(whole, staying)
  return negations.reduce((draft: Draft, negation) => negate(draft, negation, place, lowering), whole)
}
