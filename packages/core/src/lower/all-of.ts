import { intersect } from './intersect.ts'
import { alsoAllOf, isValueForm, kindOf } from './keyword-groups.ts'
import type { Draft, Lowering, OpenDraft, Place } from './lowering.ts'
import { isNegation } from './not.ts'

/**
 * `allOf`, as `Type.Intersect` writes it: typed members, which a structural schema cannot hold, are merged into the schema
 * itself. Beside a type, members that only judge values stay where they are.
 */
export function lowerAllOf(own: Draft, place: Place, lowering: Lowering): Draft {
  const { allOf } = place.keywords
  if (!Array.isArray(allOf) || allOf.length === 0) {
    lowering.malformed(place, 'allOf', 'a list of schemas')
    return own
  }
  const drafts = allOf.filter((member) => !isNegation(member)).map((member) => lowering.descend(member, place, { junctor: true }))
  const members = drafts.filter((draft) => draft !== undefined)
  if (members.length < drafts.length) return own
  const staying = kindOf(own) === 'untyped' && !place.junctor ? [] : members.filter(isValueForm)
  const whole: OpenDraft = { ...intersect([own, ...members.filter((member) => !staying.includes(member))], place, lowering) }
  alsoAllOf(whole, staying)
  return whole
}
