import type { StructuralSchema } from '../structural-schema.ts'
import { joinAnnotations } from './annotations.ts'
import { divide } from './divide.ts'
import { EXTENSIONS } from './extensions.ts'
import { intersect } from './intersect.ts'
import { distinctJson, sameJson } from './json-value.ts'
import { VALUE_GROUPS, alsoAllOf, isEmpty, kindOf, pick } from './keyword-groups.ts'
import { type Draft, type Lowering, type OpenDraft, type Place, stepTo } from './lowering.ts'
import { literalOf, shorten } from './source.ts'

export interface Split {
  /** What holds for every member, and the types and names that may not stand in a branch. */
  readonly outside: Draft
  /** For each member what it says beyond that, in keywords that a junctor may hold. */
  readonly branches: readonly Draft[]
}

/** Takes members of one type apart: into what moves outside of their union and what tells them apart inside. */
export function split(members: readonly Draft[], junctor: 'anyOf' | 'oneOf', place: Place, lowering: Lowering): Split {
  const outside: OpenDraft = { ...joinAnnotations(members, place, lowering) }
  const branches: OpenDraft[] = members.map(() => ({}))
  if (haveSeveralTypes(members, place, lowering)) return { outside, branches }
  for (const group of VALUE_GROUPS) {
    const parts = members.map((member) => pick(member, group))
    if (parts.every((part) => sameJson(part, parts[0]))) Object.assign(outside, parts[0])
    else parts.forEach((part, index) => Object.assign(branches[index] ?? {}, part))
  }
  if (outside.enum === undefined && members.every((member) => member.enum !== undefined)) {
    outside.enum = distinctJson(members.flatMap((member) => member.enum ?? []))
  }
  splitType(members, outside, branches)
  splitNull(members, outside, place, lowering)
  refuseNumberFormats(members, outside, place, lowering)
  splitExtensions(members, outside, place, lowering)
  splitItems(members, junctor, outside, branches, place, lowering)
  splitProperties(members, junctor, outside, branches, place, lowering)
  return { outside, branches }
}

/** Refuses members of several types, except integers among numbers. One without a type is of that of the others. */
function haveSeveralTypes(members: readonly Draft[], place: Place, lowering: Lowering): boolean {
  const kinds = new Set(members.map(kindOf))
  if (kinds.size > 1) kinds.delete('untyped')
  if (kinds.size === 1 || (kinds.size === 2 && kinds.has('integer') && kinds.has('number'))) return false
  const named = [...kinds].map((kind) => (kind === 'any' ? 'of any type' : kind))
  disagree(place, lowering, `it is ${named.join(' in one member of a union and ')} in another`, 'the same type', named.join(', '))
  return true
}

/**
 * Among numbers an integer is a multiple of 1, which a branch may say. One with an enum has to say it too, since the server cuts
 * the fraction off a value before it compares it with a whole number (kube-openapi validate/validator.go: 1.5 is in `enum: [1]`).
 */
function splitType(members: readonly Draft[], outside: OpenDraft, branches: readonly OpenDraft[]): void {
  const types = new Set(members.flatMap((member) => member.type ?? []))
  const [type] = types
  if (type !== undefined) outside.type = types.size > 1 ? 'number' : type
  if (types.size < 2) return
  members.forEach((member, index) => {
    const branch = branches[index]
    if (branch === undefined || member.type !== 'integer') return
    if (member.multipleOf === undefined) branch.multipleOf = 1
    else if (member.multipleOf % 1 !== 0) alsoAllOf(branch, [{ multipleOf: 1 }])
  })
}

/** No junctor holds `nullable`, so that only an enum can tell the members apart that allow null from those that do not. */
function splitNull(members: readonly Draft[], outside: OpenDraft, place: Place, lowering: Lowering): void {
  const judged = members.filter((member) => kindOf(member) !== 'untyped')
  if (!judged.some((member) => member.nullable === true)) return
  outside.nullable = true
  if (judged.every((member) => member.nullable === true || (member.enum !== undefined && !member.enum.includes(null)))) return
  disagree(
    place,
    lowering,
    'it may be null in one member of a union and not in another',
    'the same nullability',
    'nullable in some members',
  )
}

/** The server ignores formats of numbers where there is no type beside them, and so in a branch. */
function refuseNumberFormats(members: readonly Draft[], outside: Draft, place: Place, lowering: Lowering): void {
  const differs = outside.format === undefined && members.some((member) => member.format !== undefined)
  if (!differs || (outside.type !== 'integer' && outside.type !== 'number')) return
  const formats = distinctJson(members.map((member) => member.format ?? 'none'))
  disagree(
    place,
    lowering,
    `its format differs between the members of a union: ${formats.join(', ')}`,
    'the same format',
    formats.join(', '),
  )
}

/** Extensions stand outside only, so the members have to agree on them, save that unknown fields of one are kept for all. */
function splitExtensions(members: readonly Draft[], outside: OpenDraft, place: Place, lowering: Lowering): void {
  const judged = members.filter((member) => kindOf(member) !== 'untyped')
  const isClosed = members.some((member) => member.additionalProperties === false)
  for (const keyword of [...EXTENSIONS, 'additionalProperties'] as const) {
    const values = judged.map((member) => (member[keyword] === false ? undefined : member[keyword]))
    const [first] = keyword === 'x-kubernetes-preserve-unknown-fields' && !isClosed ? values.filter((value) => value !== undefined) : values
    const agreed = keyword === 'x-kubernetes-preserve-unknown-fields' && !isClosed ? true : values.every((value) => sameJson(value, first))
    if (first !== undefined) Object.assign(outside, { [keyword]: first })
    if (agreed) continue
    const actual = shorten(values.map((value) => (value === undefined ? 'none' : literalOf(value))).join(', '))
    const { reason, fix } = extensionFault(keyword)
    disagree(place, lowering, reason, `the same ${keyword}`, actual, fix)
  }
}

function extensionFault(keyword: string): { readonly reason: string; readonly fix: string } {
  if (keyword === 'additionalProperties') {
    return {
      reason:
        'the members of a union are maps and objects, or maps of different values, and a structural schema has one kind of values for all keys',
      fix: 'make each Type.Record(...) a property of its own',
    }
  }
  const reason = `${keyword} differs between the members of a union, and no junctor holds it`
  if (keyword !== 'x-kubernetes-validations') return { reason, fix: `give every member the same ${keyword}` }
  const rule = `{ rule: "self.kind != 'a' || (...)" }`
  return { reason, fix: `give the rule to the whole union, with the condition under which it holds: 'x-kubernetes-validations': [${rule}]` }
}

function splitItems(
  members: readonly Draft[],
  junctor: 'anyOf' | 'oneOf',
  outside: OpenDraft,
  branches: readonly OpenDraft[],
  place: Place,
  lowering: Lowering,
): void {
  const having = members.flatMap((member, index) =>
    member.items === undefined ? [] : [{ items: member.items, branch: branches[index] ?? {} }],
  )
  if (having.length === 0) return
  const parts = split(
    having.map((member) => member.items),
    junctor,
    stepTo(place, '*'),
    lowering,
  )
  outside.items = parts.outside
  having.forEach(({ branch }, index) => {
    const items = parts.branches[index]
    if (items !== undefined && !isEmpty(items)) branch.items = items
  })
}

function splitProperties(
  members: readonly Draft[],
  junctor: 'anyOf' | 'oneOf',
  outside: OpenDraft,
  branches: readonly OpenDraft[],
  place: Place,
  lowering: Lowering,
): void {
  const names = [...new Set(members.flatMap((member) => Object.keys(member.properties ?? {})))]
  const inBranches = members.map((): [string, StructuralSchema][] => [])
  const merged = names.map((name): [string, StructuralSchema] => {
    const at = stepTo(place, name)
    const having = members.flatMap((member, index) => {
      const property = member.properties !== undefined && Object.hasOwn(member.properties, name) ? member.properties[name] : undefined
      return property === undefined ? [] : [{ property, index }]
    })
    const parts = split(
      having.map(({ property }) => property),
      junctor,
      at,
      lowering,
    )
    // With oneOf a field of some members may not be judged for the others: that would make a second member match.
    const { skeleton, values } =
      junctor === 'oneOf' && having.length < members.length ? divide(parts.outside) : { skeleton: parts.outside, values: {} }
    having.forEach(({ index }, position) => {
      const branch = intersect([values, parts.branches[position] ?? {}], at, lowering)
      if (!isEmpty(branch)) inBranches[index]?.push([name, branch])
    })
    warnOfDefault(
      having.map(({ property }) => property),
      members.length,
      at,
      lowering,
    )
    return [name, skeleton]
  })
  if (merged.length > 0) outside.properties = Object.fromEntries(merged)
  inBranches.forEach((properties, index) => {
    const branch = branches[index]
    if (branch !== undefined && properties.length > 0) branch.properties = Object.fromEntries(properties)
  })
  splitRequired(members, outside, branches)
  keepClosed(members, names, outside, branches, place, lowering)
}

function splitRequired(members: readonly Draft[], outside: OpenDraft, branches: readonly OpenDraft[]): void {
  const [first = [], ...others] = members.map((member) => member.required ?? [])
  const always = first.filter((name) => others.every((required) => required.includes(name)))
  if (always.length > 0) outside.required = always
  members.forEach((member, index) => {
    const own = (member.required ?? []).filter((name) => !always.includes(name))
    const branch = branches[index]
    if (branch !== undefined && own.length > 0) branch.required = own
  })
}

/** A closed member accepts no field of the others. Outside, all fields are known, so its branch has to forbid theirs. */
function keepClosed(
  members: readonly Draft[],
  names: readonly string[],
  outside: OpenDraft,
  branches: readonly OpenDraft[],
  place: Place,
  lowering: Lowering,
): void {
  const closed = members.filter((member) => member.additionalProperties === false)
  if (closed.length === 0 || !lowering.spend(closed.length * names.length, place)) return
  // An intersection may still add fields, which a closed member would have to forbid as well: the whole counts as closed.
  if (names.length > 0 || closed.length === members.length) outside.additionalProperties = false
  members.forEach((member, index) => {
    const branch = branches[index]
    if (branch === undefined || member.additionalProperties !== false) return
    const foreign = names.filter((name) => !Object.hasOwn(member.properties ?? {}, name)).map((name): Draft => ({ required: [name] }))
    const [only, ...others] = foreign
    if (only === undefined) return
    const forbidden: Draft = { not: others.length === 0 ? only : { anyOf: foreign } }
    if (branch.not === undefined) Object.assign(branch, forbidden)
    else alsoAllOf(branch, [forbidden])
  })
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

function disagree(place: Place, lowering: Lowering, reason: string, expected: string, actual: string, fix?: string): void {
  const name = place.path.at(-1)
  const whole = name === '*' ? 'the items' : literalOf(String(name))
  const suggestion = `give ${name === undefined ? 'the members' : whole} ${expected} in every member of the union, or a name for each`
  lowering.refuse(place, { reason, expected: `${expected} in every member`, actual, fix: fix ?? suggestion })
}
