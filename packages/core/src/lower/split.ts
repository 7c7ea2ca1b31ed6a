import { joinAnnotations } from './annotations.ts'
import { EXTENSIONS } from './extensions.ts'
import { distinctJson, sameJson } from './json-value.ts'
import { VALUE_GROUPS, alsoAllOf, kindOf, pick } from './keyword-groups.ts'
import type { Draft, Lowering, Place } from './lowering.ts'
import { literalOf, shorten } from './source.ts'
import { splitFields } from './split-fields.ts'
import type { Junctor, UnionMember, UnionParts } from './union-parts.ts'

/** Takes members of one type apart: into what moves outside of their union and what tells them apart inside. */
export function split(drafts: readonly Draft[], junctor: Junctor, place: Place, lowering: Lowering): UnionParts {
  const members = drafts.map((draft): UnionMember => ({ draft, branch: {} }))
  const parts: UnionParts = { members, outside: { ...joinAnnotations(drafts, place, lowering) }, junctor, place, lowering }
  if (haveSeveralTypes(parts)) return parts
  splitValues(parts)
  splitType(parts)
  splitNull(parts)
  refuseNumberFormats(parts)
  splitExtensions(parts)
  splitFields(parts, split)
  return parts
}

/** Refuses members of several types, except integers among numbers. One without a type is of that of the others. */
function haveSeveralTypes(parts: UnionParts): boolean {
  const kinds = new Set(parts.members.map(({ draft }) => kindOf(draft)))
  if (kinds.size > 1) kinds.delete('untyped')
  if (kinds.size === 1 || (kinds.size === 2 && kinds.has('integer') && kinds.has('number'))) return false
  const named = [...kinds].map((kind) => (kind === 'any' ? 'of any type' : kind))
  disagree(parts, `it is ${named.join(' in one member of a union and ')} in another`, 'the same type', named.join(', '))
  return true
}

function splitValues({ members, outside }: UnionParts): void {
  for (const group of VALUE_GROUPS) {
    const [first = {}, ...others] = members.map(({ draft }) => pick(draft, group))
    if (others.every((part) => sameJson(part, first))) Object.assign(outside, first)
    else for (const { draft, branch } of members) Object.assign(branch, pick(draft, group))
  }
  if (outside.enum !== undefined || members.some(({ draft }) => draft.enum === undefined)) return
  outside.enum = distinctJson(members.flatMap(({ draft }) => draft.enum ?? []))
}

/**
 * Among numbers an integer is a multiple of 1, which a branch may say. One with an enum has to say it too, since the server cuts
 * the fraction off a value before it compares it with a whole number (kube-openapi validate/validator.go: 1.5 is in `enum: [1]`).
 */
function splitType({ members, outside }: UnionParts): void {
  const types = new Set(members.flatMap(({ draft }) => draft.type ?? []))
  const [type] = types
  if (type !== undefined) outside.type = types.size > 1 ? 'number' : type
  if (types.size < 2) return
  for (const { draft, branch } of members) {
    if (draft.type !== 'integer') continue
    if (draft.multipleOf === undefined) branch.multipleOf = 1
    else if (draft.multipleOf % 1 !== 0) alsoAllOf(branch, [{ multipleOf: 1 }])
  }
}

/** No junctor holds `nullable`, so that only an enum can tell the members apart that allow null from those that do not. */
function splitNull(parts: UnionParts): void {
  const judged = typed(parts)
  if (!judged.some((draft) => draft.nullable === true)) return
  parts.outside.nullable = true
  if (judged.every((draft) => draft.nullable === true || (draft.enum !== undefined && !draft.enum.includes(null)))) return
  disagree(parts, 'it may be null in one member of a union and not in another', 'the same nullability', 'nullable in some members')
}

/** The server ignores formats of numbers where there is no type beside them, and so in a branch. */
function refuseNumberFormats(parts: UnionParts): void {
  const { members, outside } = parts
  const differs = outside.format === undefined && members.some(({ draft }) => draft.format !== undefined)
  if (!differs || (outside.type !== 'integer' && outside.type !== 'number')) return
  const formats = distinctJson(members.map(({ draft }) => draft.format ?? 'none')).join(', ')
  disagree(parts, `its format differs between the members of a union: ${formats}`, 'the same format', formats)
}

/** Extensions stand outside only, so the members have to agree on them, save that unknown fields of one are kept for all. */
function splitExtensions(parts: UnionParts): void {
  const judged = typed(parts)
  const isClosed = judged.some((draft) => draft.additionalProperties === false)
  for (const keyword of [...EXTENSIONS, 'additionalProperties'] as const) {
    const all = judged.map((draft) => (draft[keyword] === false ? undefined : draft[keyword]))
    const one = keyword === 'x-kubernetes-preserve-unknown-fields' && !isClosed
    const [first, ...others] = one ? all.filter((value) => value !== undefined) : all
    if (first !== undefined) Object.assign(parts.outside, { [keyword]: first })
    if (others.every((value) => sameJson(value, first))) continue
    const actual = shorten(all.map((value) => (value === undefined ? 'none' : literalOf(value))).join(', '))
    const { reason, fix } = extensionFault(keyword)
    disagree(parts, reason, `the same ${keyword}`, actual, fix)
  }
}

function extensionFault(keyword: string): { readonly reason: string; readonly fix: string } {
  if (keyword === 'additionalProperties') {
    return {
      reason: 'the members of a union are maps and objects, or maps of different values, and all keys of a map have one schema',
      fix: 'make each Type.Record(...) a property of its own',
    }
  }
  const reason = `${keyword} differs between the members of a union, and no junctor holds it`
  if (keyword !== 'x-kubernetes-validations') return { reason, fix: `give every member the same ${keyword}` }
  const rule = `{ rule: "self.kind != 'a' || (...)" }`
  return { reason, fix: `give the rule to the whole union, with the condition under which it holds: 'x-kubernetes-validations': [${rule}]` }
}

function typed({ members }: UnionParts): readonly Draft[] {
  return members.map(({ draft }) => draft).filter((draft) => kindOf(draft) !== 'untyped')
}

function disagree({ place, lowering }: UnionParts, reason: string, expected: string, actual: string, fix?: string): void {
  const name = place.path.at(-1)
  const whole = name === '*' ? 'the items' : literalOf(String(name))
  const suggestion = `give ${name === undefined ? 'the members' : whole} ${expected} in every member of the union, or a name for each`
  lowering.refuse(place, { reason, expected: `${expected} in every member`, actual, fix: fix ?? suggestion })
}
