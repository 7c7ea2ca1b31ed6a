import { OF_INTEGERS, OF_STRINGS } from './int-or-string.ts'
import { intersect } from './intersect.ts'
import { sameJson } from './json-value.ts'
import { alsoAllOf, isValueForm, kindOf } from './keyword-groups.ts'
import { isNull, orNull } from './literal.ts'
import type { Draft, Keywords, Lowering, OpenDraft, Place } from './lowering.ts'
import { resolve } from './reference.ts'
import { settle } from './settle.ts'
import { sourceOf } from './source.ts'
import type { Junctor } from './union-parts.ts'
import { unite } from './unite.ts'

/**
 * `anyOf`, as `Type.Union` and `Type.Enum` write it, and `oneOf`: typed members, which a structural schema cannot hold, become one
 * schema outside and perhaps conditions inside. Beside a type, members that only judge values stay as they are.
 */
export function lowerAnyOf(own: Draft, junctor: Junctor, place: Place, lowering: Lowering): Draft {
  const written = place.keywords[junctor]
  if (!Array.isArray(written)) {
    lowering.malformed(place, junctor, 'a list of schemas')
    return own
  }
  const errors = lowering.errors
  const members = written.flatMap((member) => membersAt(lowering.open(member, place, { junctor: true }), junctor, lowering))
  refuseUndefined(members, place, lowering)
  const valued = members.filter(({ keywords }) => !isNull(keywords) && !isNever(keywords) && keywords.type !== 'undefined')
  if (lowering.errors === errors && valued.length === 0) refuseEmpty(members, junctor, place, lowering)
  const drafts = valued.map((member) => lowering.lower(member)).filter((draft) => draft !== undefined)
  if (lowering.errors > errors) return own
  const nullable = members.some((member) => isNull(member.keywords))
  if (!nullable && staysAsWritten(own, drafts, junctor, place)) return withMembers(own, junctor, drafts)
  const typed = drafts.map((draft) => settle(withTypeOf(own, draft)))
  const united = unite(typed, junctor, place, lowering)
  return lowering.errors > errors ? own : intersect([own, nullable ? orNull(united) : united], place, lowering)
}

/** `type: ['string', 'null']`, which JSON Schema allows: a union of one schema per type. */
export function lowerTypeList(types: readonly unknown[], place: Place, lowering: Lowering): Draft {
  const anyOf = types.map((type) => {
    const vacuous: readonly string[] = type === 'string' ? OF_INTEGERS : OF_STRINGS
    const keywords = Object.entries(place.keywords).filter(([keyword]) => type === 'null' || !vacuous.includes(keyword))
    return { ...Object.fromEntries(keywords), type }
  })
  return lowering.descend({ anyOf }, place, { junctor: place.junctor }) ?? {}
}

/** What `Type.Never()` writes. */
export function isNever({ not }: Keywords): boolean {
  return typeof not === 'object' && not !== null && Object.keys(not).length === 0
}

function withMembers(own: Draft, junctor: Junctor, drafts: readonly Draft[]): Draft {
  if (own[junctor] === undefined) return { ...own, [junctor]: drafts }
  const whole: OpenDraft = { ...own }
  alsoAllOf(whole, [{ [junctor]: drafts }])
  return whole
}

/** The members that a member stands for: those of a union within the union, or the definition that it refers to. */
function membersAt(place: Place | undefined, junctor: Junctor, lowering: Lowering): readonly Place[] {
  if (place === undefined) return []
  const { $ref, anyOf } = place.keywords
  const keywords = Object.keys(place.keywords).filter((keyword) => keyword !== '$id' && keyword !== '$defs')
  if (keywords.length !== 1) return [place]
  if ($ref !== undefined) {
    const target = resolve(place, lowering)
    return target === undefined ? [] : membersAt(lowering.open(target, place, { junctor: true }), junctor, lowering)
  }
  if (junctor === 'anyOf' && Array.isArray(anyOf)) {
    return anyOf.flatMap((member) => membersAt(lowering.open(member, place, { junctor: true }), junctor, lowering))
  }
  return [place]
}

/** Whether the members are in structural form already: values judged beside a type, or the pattern that says int-or-string again. */
function staysAsWritten(own: Draft, drafts: readonly Draft[], junctor: Junctor, place: Place): boolean {
  const kind = kindOf(own)
  if (kind === 'int-or-string' && junctor === 'anyOf' && sameJson(drafts, [{ type: 'integer' }, { type: 'string' }])) return true
  if (!drafts.every(isValueForm)) return false
  return kind !== 'untyped' || place.junctor || drafts.every((draft) => draft.enum === undefined && Object.keys(draft).length > 0)
}

function withTypeOf(own: Draft, draft: Draft): Draft {
  if (kindOf(draft) !== 'untyped') return draft
  if (own['x-kubernetes-int-or-string'] === true) return { ...draft, 'x-kubernetes-int-or-string': true }
  return own.type === undefined ? draft : { ...draft, type: own.type }
}

function refuseUndefined(members: readonly Place[], place: Place, lowering: Lowering): void {
  if (!members.some((member) => member.keywords.type === 'undefined')) return
  const others = members.filter((member) => member.keywords.type !== 'undefined').map((member) => member.schema)
  const fix = `Type.Optional(${sourceOf(others.length === 1 ? others[0] : { anyOf: others })})`
  lowering.refuse(place, {
    reason: 'undefined is no value of JSON: a property that may be missing is optional',
    expected: 'a type of JSON',
    fix,
  })
}

function refuseEmpty(members: readonly Place[], junctor: Junctor, place: Place, lowering: Lowering): void {
  const [first] = members.filter((member) => isNull(member.keywords))
  if (first !== undefined) {
    lowering.lower(first)
    return
  }
  const reason = `${junctor} has no member that a value could match, so the field could never be set`
  lowering.refuse(place, { reason, expected: 'at least one member', fix: 'leave the property out' })
}
