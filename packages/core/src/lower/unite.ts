import { joinAnnotations } from './annotations.ts'
import { split } from './split.ts'
import { uniteIntOrString } from './int-or-string.ts'
import { distinctJson, sameJson } from './json-value.ts'
import { type Kind, alsoAllOf, isEmpty, kindOf } from './keyword-groups.ts'
import { mixedLiteralsFix } from './literal.ts'
import type { Draft, Lowering, OpenDraft, Place } from './lowering.ts'
import { sourceOf } from './source.ts'
import type { Junctor } from './union-parts.ts'

/** The one schema that accepts what any of several accepts (`anyOf`), or exactly one of them (`oneOf`). */
export function unite(members: readonly Draft[], junctor: Junctor, place: Place, lowering: Lowering): Draft {
  const [only, ...others] = members
  if (only === undefined || others.length === 0) return only ?? {}
  const kinds = new Set(members.map(kindOf))
  if (kinds.has('any') && junctor === 'anyOf') return uniteAny(members, place, lowering)
  const known = !kinds.has('any') && !kinds.has('untyped')
  const numeric = kinds.size === 2 && kinds.has('integer') && kinds.has('number')
  if (known && (kinds.size === 1 || numeric)) return uniteAlike(members, junctor, place, lowering)
  const intOrString = [...kinds].every((kind) => kind === 'integer' || kind === 'string' || kind === 'int-or-string')
  if (intOrString && junctor === 'anyOf' && !isLiterals(members)) {
    return uniteIntOrString(members, (alike) => unite(alike, junctor, place, lowering), place, lowering)
  }
  refuseMixed(members, [...kinds], place, lowering)
  return {}
}

/** What accepts everything leaves the other members nothing to add. */
function uniteAny(members: readonly Draft[], place: Place, lowering: Lowering): Draft {
  const nullable = members.some((member) => member.nullable === true)
  return { ...joinAnnotations(members, place, lowering), 'x-kubernetes-preserve-unknown-fields': true, ...(nullable && { nullable }) }
}

function uniteAlike(members: readonly Draft[], junctor: Junctor, place: Place, lowering: Lowering): Draft {
  const nullable = members.some((member) => member.nullable === true)
  const withoutNull = members.map(({ nullable: _nullable, ...member }) => member)
  const { outside, members: parts } = split(withoutNull, junctor, place, lowering)
  const branches = parts.map(({ branch }) => branch)
  const whole: OpenDraft = { ...outside, ...(nullable && { nullable }) }
  if (isDecidedOutside(branches, junctor)) return whole
  const distinct = (junctor === 'anyOf' ? distinctJson(branches) : branches) as readonly Draft[]
  if (whole[junctor] === undefined) whole[junctor] = distinct
  else alsoAllOf(whole, [{ [junctor]: distinct }])
  return whole
}

/** Whether the branches add nothing: one of any accepts everything, or they only tell apart what one enum outside lists. */
function isDecidedOutside(branches: readonly Draft[], junctor: Junctor): boolean {
  if (junctor === 'anyOf' && branches.some(isEmpty)) return true
  const enums = branches.map(onlyEnum)
  const [first] = enums
  if (first === undefined || !enums.every((found) => sameJson(found?.at, first.at))) return false
  const values = enums.flatMap((found) => found?.values ?? [])
  return junctor === 'anyOf' || distinctJson(values).length === values.length
}

/** Where a branch has its one keyword, if that is an enum. */
function onlyEnum(branch: Draft): { readonly at: readonly string[]; readonly values: readonly unknown[] } | undefined {
  const [keyword, ...others] = Object.keys(branch)
  if (others.length > 0) return undefined
  if (keyword === 'enum') return { at: [], values: branch.enum ?? [] }
  const [property, ...more] = keyword === 'properties' ? Object.entries(branch.properties ?? {}) : []
  const inner = property === undefined || more.length > 0 ? undefined : onlyEnum(property[1])
  return property === undefined || inner === undefined ? undefined : { at: [property[0], ...inner.at], values: inner.values }
}

function isLiterals(members: readonly Draft[]): boolean {
  return members.every((member) => member.enum !== undefined)
}

function refuseMixed(members: readonly Draft[], kinds: readonly Kind[], place: Place, lowering: Lowering): void {
  const untyped = kinds.includes('untyped') || kinds.includes('any')
  lowering.refuse(place, {
    reason: untyped
      ? 'a member of the union has no type, and a structural schema has one'
      : `a structural schema has one type, and the members of the union have ${kinds.length}: ${kinds.join(', ')}`,
    expected: 'members of one type, or Type.Integer() and Type.String()',
    fix: untyped ? 'give every member the same type' : mixedFix(members, kinds),
  })
}

function mixedFix(members: readonly Draft[], kinds: readonly Kind[]): string {
  if (isLiterals(members)) return mixedLiteralsFix(members.flatMap((member) => member.enum ?? []).filter((value) => value !== null))
  if (kinds.every((kind) => kind === 'integer' || kind === 'number' || kind === 'string'))
    return 'Type.Union([Type.Integer(), Type.String()])'
  // The form that Kubernetes' own APIs have for this: a field per kind, of which one is set.
  const fields = kinds.map((kind): [string, object] => [FIELD_NAMES[kind] ?? 'value', exampleOf(kind)])
  return sourceOf({ type: 'object', properties: Object.fromEntries(fields), minProperties: 1, maxProperties: 1 })
}

const FIELD_NAMES: Partial<Record<Kind, string>> = {
  'int-or-string': 'value',
  array: 'list',
  string: 'string',
  number: 'number',
  integer: 'integer',
  boolean: 'boolean',
  object: 'object',
}

function exampleOf(kind: Kind): object {
  if (kind === 'int-or-string') return { anyOf: [{ type: 'integer' }, { type: 'string' }] }
  return kind === 'array' ? { type: 'array', items: { type: 'string' } } : { type: kind }
}
