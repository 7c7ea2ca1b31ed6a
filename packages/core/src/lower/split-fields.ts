import type { StructuralSchema } from '../structural-schema.ts'
import { divide } from './divide.ts'
import { intersect } from './intersect.ts'
import { sameJson } from './json-value.ts'
import { alsoAllOf, isEmpty, propertyOf } from './keyword-groups.ts'
import { type Draft, type Lowering, type OpenDraft, type Place, stepTo } from './lowering.ts'
import { literalOf, shorten } from './source.ts'
import type { Junctor, UnionParts } from './union-parts.ts'

type SplitInner = (drafts: readonly Draft[], junctor: Junctor, place: Place, lowering: Lowering) => UnionParts

/**
 * Moves the fields and items of a union's members outside, where all of them have to be, and leaves in the branches what the
 * members say of them beyond that.
 *
 * @param splitInner takes the schemas apart that members give for one field.
 */
export function splitFields(parts: UnionParts, splitInner: SplitInner): void {
  splitItems(parts, splitInner)
  const names = [...new Set(parts.members.flatMap(({ draft }) => Object.keys(draft.properties ?? {})))]
  splitProperties(parts, names, splitInner)
  splitRequired(parts)
  keepClosed(parts, names)
}

function splitItems({ members, outside, junctor, place, lowering }: UnionParts, splitInner: SplitInner): void {
  const having = members.flatMap(({ draft: { items }, branch }) => (items === undefined ? [] : [{ items, branch }]))
  if (having.length === 0) return
  const drafts = having.map(({ items }) => items)
  const inner = splitInner(drafts, junctor, stepTo(place, '*'), lowering)
  outside.items = inner.outside
  inner.members.forEach((member, index) => {
    const branch = having[index]?.branch
    if (branch !== undefined && !isEmpty(member.branch)) branch.items = member.branch
  })
}

function splitProperties(parts: UnionParts, names: readonly string[], splitInner: SplitInner): void {
  const { members, outside, junctor, place, lowering } = parts
  const inside = new Map<OpenDraft, [string, StructuralSchema][]>(members.map(({ branch }) => [branch, []]))
  const merged = names.map((name): [string, StructuralSchema] => {
    const at = stepTo(place, name)
    const having = members.flatMap(({ draft, branch }) => {
      const property = propertyOf(draft, name)
      return property === undefined ? [] : [{ property, branch }]
    })
    const drafts = having.map(({ property }) => property)
    const inner = splitInner(drafts, junctor, at, lowering)
    // With oneOf a field of some members may not be judged for the others: that would make a second member match.
    const stays = junctor === 'oneOf' && having.length < members.length
    const { skeleton, values } = stays ? divide(inner.outside) : { skeleton: inner.outside, values: {} }
    inner.members.forEach((member, index) => {
      const branch = having[index]?.branch
      const judged = intersect([values, member.branch], at, lowering)
      if (branch !== undefined && !isEmpty(judged)) inside.get(branch)?.push([name, judged])
    })
    warnOfDefault(drafts, members.length, at, lowering)
    return [name, skeleton]
  })
  // Object.fromEntries defines keys, so that a property named __proto__ stays one.
  if (merged.length > 0) outside.properties = Object.fromEntries(merged)
  for (const [branch, properties] of inside) if (properties.length > 0) branch.properties = Object.fromEntries(properties)
}

function splitRequired({ members, outside }: UnionParts): void {
  const [first = [], ...others] = members.map(({ draft }) => draft.required ?? [])
  const always = first.filter((name) => others.every((required) => required.includes(name)))
  if (always.length > 0) outside.required = always
  for (const { draft, branch } of members) {
    const own = (draft.required ?? []).filter((name) => !always.includes(name))
    if (own.length > 0) branch.required = own
  }
}

/** A closed member accepts no field of the others. Outside, all fields are known, so its branch has to forbid theirs. */
function keepClosed({ members, outside, place, lowering }: UnionParts, names: readonly string[]): void {
  const closed = members.filter(({ draft }) => draft.additionalProperties === false)
  if (closed.length === 0 || !lowering.spend(closed.length * names.length, place)) return
  // An intersection may still add fields, which a closed member would have to forbid as well: the whole counts as closed.
  if (names.length > 0 || closed.length === members.length) outside.additionalProperties = false
  for (const { draft, branch } of closed) {
    const foreign = names.filter((name) => propertyOf(draft, name) === undefined).map((name): Draft => ({ required: [name] }))
    const [only, ...others] = foreign
    if (only === undefined) continue
    const forbidden: Draft = { not: others.length === 0 ? only : { anyOf: foreign } }
    if (branch.not === undefined) Object.assign(branch, forbidden)
    else alsoAllOf(branch, [forbidden])
  }
}

/** The server fills in defaults before it looks at branches, so a default that some members have applies to all. */
function warnOfDefault(having: readonly Draft[], members: number, at: Place, lowering: Lowering): void {
  const value = having.find((property) => property.default !== undefined)?.default
  if (value === undefined || (having.length === members && having.every((property) => sameJson(property.default, value)))) return
  const actual = `default: ${shorten(literalOf(value))}`
  lowering.ignore(at, {
    reason: `the server fills in ${actual} whichever member of the union the object is`,
    expected: 'the same default in every member',
    actual,
    fix: 'leave the default out, or give it to the property in every member',
  })
}
