import type { StructuralSchema } from '../structural-schema.ts'
import { ANNOTATIONS, joinAnnotations } from './annotations.ts'
import { excludeEverything, tighterBounds, wholeBounds } from './bounds.ts'
import { EXTENSIONS } from './extensions.ts'
import { distinctJson, sameJson } from './json-value.ts'
import { type Kind, alsoAllOf, kindOf, pick, propertyOf } from './keyword-groups.ts'
import { commonValues } from './literal.ts'
import { type Draft, type Lowering, type OpenDraft, type Place, stepTo } from './lowering.ts'
import { literalOf, shorten } from './source.ts'

/** The one schema that accepts what all of several accept, or a refusal where there is no such value or no such schema. */
export function intersect(drafts: readonly Draft[], place: Place, lowering: Lowering): Draft {
  const [first = {}, ...others] = drafts.map((draft) =>
    Object.fromEntries(Object.entries(draft).filter(([keyword]) => !isAnnotation(keyword))),
  )
  const whole = others.reduce((a: Draft, b: Draft) => both(a, b, place, lowering), first)
  return { ...joinAnnotations(drafts, place, lowering), ...whole }
}

function both(a: Draft, b: Draft, place: Place, lowering: Lowering): Draft {
  const kinds = [kindOf(a), kindOf(b)] as const
  if (kinds[0] === 'any') return kinds[1] === 'untyped' ? { ...a, ...b } : b
  if (kinds[1] === 'any') return kinds[0] === 'untyped' ? { ...b, ...a } : a
  const draft: OpenDraft = { ...commonType(kinds, place, lowering) }
  if (isNullable(a, b)) draft.nullable = true
  Object.assign(
    draft,
    draft.type === 'integer' ? wholeBounds(tighterBounds(a, b)) : tighterBounds(a, b),
    tighterCounts(a, b),
    commonEnum(a, b, draft.nullable === true, place, lowering),
    mergeExtensions(a, b, place, lowering),
    mergeObjects(a, b, place, lowering),
  )
  const items =
    a.items !== undefined && b.items !== undefined ? intersect([a.items, b.items], stepTo(place, '*'), lowering) : (a.items ?? b.items)
  if (items !== undefined) draft.items = items
  repeatValues(draft, a, b)
  if (draft.type === 'integer' || draft.type === 'number') commonNumberFormat(draft, a, b, place, lowering)
  if (isUnsatisfiable(draft) && !isUnsatisfiable(a) && !isUnsatisfiable(b)) {
    refuse(place, lowering, 'the limits of the members leave no value', 'limits that overlap', 'give the members limits that overlap')
  }
  return draft
}

/** Integers are numbers, and both integers and strings are int-or-strings; a schema without a type takes that of the other. */
function commonType([a, b]: readonly [Kind, Kind], place: Place, lowering: Lowering): Draft {
  const kind = [
    [a, b],
    [b, a],
  ].flatMap(([narrow, wide]) => {
    if (narrow === wide || wide === 'untyped') return [narrow]
    if (narrow === 'integer' && (wide === 'number' || wide === 'int-or-string')) return [narrow]
    return narrow === 'string' && wide === 'int-or-string' ? [narrow] : []
  })[0]
  if (kind === undefined) {
    refuse(place, lowering, `no value is both ${a} and ${b}`, 'the same type in every member', 'give the members the same type')
    return {}
  }
  if (kind === 'untyped' || kind === 'any') return {}
  return kind === 'int-or-string' ? { 'x-kubernetes-int-or-string': true } : { type: kind }
}

/** Null has to be allowed by both; a schema without a type does not judge it. */
function isNullable(a: Draft, b: Draft): boolean {
  if (kindOf(a) === 'untyped') return b.nullable === true || (kindOf(b) === 'untyped' && a.nullable === true)
  return a.nullable === true && (kindOf(b) === 'untyped' || b.nullable === true)
}

function tighterCounts(a: Draft, b: Draft): Draft {
  const counts: OpenDraft = {}
  for (const keyword of ['minLength', 'minItems', 'minProperties'] as const) {
    if (a[keyword] !== undefined || b[keyword] !== undefined) counts[keyword] = Math.max(a[keyword] ?? 0, b[keyword] ?? 0)
  }
  for (const keyword of ['maxLength', 'maxItems', 'maxProperties'] as const) {
    if (a[keyword] !== undefined || b[keyword] !== undefined) counts[keyword] = Math.min(a[keyword] ?? Infinity, b[keyword] ?? Infinity)
  }
  return counts
}

function commonEnum(a: Draft, b: Draft, nullable: boolean, place: Place, lowering: Lowering): Draft {
  if (a.enum === undefined && b.enum === undefined) return {}
  const listed = a.enum === undefined || b.enum === undefined ? (a.enum ?? b.enum ?? []) : commonValues(a.enum, b.enum)
  const values = a.nullable === b.nullable || nullable ? listed : listed.filter((value) => value !== null)
  if (values.length === 0)
    refuse(place, lowering, 'the members have no value in common', 'a common value', 'give the members a common value')
  return { enum: values }
}

function mergeExtensions(a: Draft, b: Draft, place: Place, lowering: Lowering): Draft {
  const merged: OpenDraft = {}
  for (const keyword of EXTENSIONS) {
    if (keyword === 'x-kubernetes-int-or-string') continue
    const values = distinctJson([a[keyword], b[keyword]].filter((value) => value !== undefined))
    if (keyword === 'x-kubernetes-validations') {
      const rules = distinctJson([...(a[keyword] ?? []), ...(b[keyword] ?? [])])
      if (rules.length > 0) Object.assign(merged, { [keyword]: rules })
    } else if (values.length > 1) {
      const found = shorten(values.map((value) => literalOf(value)).join(' and '))
      refuse(place, lowering, `${keyword} is ${found} in one schema`, `one ${keyword}`, `give the members the same ${keyword}`)
    } else if (values.length === 1) Object.assign(merged, { [keyword]: values[0] })
  }
  return merged
}

function mergeObjects(a: Draft, b: Draft, place: Place, lowering: Lowering): Draft {
  const merged: OpenDraft = {}
  const required = [...new Set([...(a.required ?? []), ...(b.required ?? [])])]
  if (required.length > 0) merged.required = required
  const names = [...new Set([...Object.keys(a.properties ?? {}), ...Object.keys(b.properties ?? {})])]
  const properties = names.map((name): [string, StructuralSchema] => {
    const found = [a, b].flatMap((draft) => propertyOf(draft, name) ?? [])
    return [name, found.length === 1 && found[0] !== undefined ? found[0] : intersect(found, stepTo(place, name), lowering)]
  })
  if (properties.length > 0) merged.properties = Object.fromEntries(properties)
  refuseForeignFields(a, b, names, place, lowering)
  const additional = commonAdditional(a, b, place, lowering)
  if (additional !== undefined) merged.additionalProperties = additional
  return merged
}

/** A member that is closed forbids the fields of the others, and one that is a map gives them a schema of its own. */
function refuseForeignFields(a: Draft, b: Draft, names: readonly string[], place: Place, lowering: Lowering): void {
  for (const draft of [a, b]) {
    const { additionalProperties } = draft
    if (additionalProperties === undefined || additionalProperties === true) continue
    const foreign = names.filter((name) => propertyOf(draft, name) === undefined)
    if (foreign.length === 0) continue
    const listed = shorten(foreign.map((name) => literalOf(name)).join(', '))
    if (additionalProperties === false) {
      const fix = 'take additionalProperties: false from the members and give Type.Intersect([...], { unevaluatedProperties: false })'
      refuse(place, lowering, `additionalProperties: false in one member forbids ${listed} of another`, 'members that are open', fix)
    } else {
      const reason = `one member is a map and another names ${listed}; a structural schema has either a schema for all keys or named properties`
      refuse(place, lowering, reason, 'objects with named properties, or maps', 'make the Type.Record(...) a property of its own')
    }
  }
}

function commonAdditional(a: Draft, b: Draft, place: Place, lowering: Lowering): Draft['additionalProperties'] {
  const [x, y] = [a.additionalProperties, b.additionalProperties]
  if (x === undefined || y === undefined) return x ?? y
  if (typeof x === 'boolean' || typeof y === 'boolean') return x === false || y === false ? false : typeof x === 'boolean' ? y : x
  return intersect([x, y], stepTo(place, '*'), lowering)
}

/** Keywords that hold one value each and that two schemas may give differently: the second goes to `allOf`. */
function repeatValues(draft: OpenDraft, a: Draft, b: Draft): void {
  alsoAllOf(draft, [...(a.allOf ?? []), ...(b.allOf ?? [])])
  const isNumber = draft.type === 'integer' || draft.type === 'number'
  for (const keyword of ['multipleOf', 'pattern', 'format', 'anyOf', 'oneOf', 'not'] as const) {
    if (keyword === 'format' && isNumber) continue
    Object.assign(draft, pick(a, [keyword]), a[keyword] === undefined ? pick(b, [keyword]) : {})
    if (a[keyword] !== undefined && b[keyword] !== undefined && !sameJson(a[keyword], b[keyword])) alsoAllOf(draft, [pick(b, [keyword])])
  }
}

/** Formats of numbers are ignored where there is no type beside them, so that `allOf` cannot hold a second one. */
function commonNumberFormat(draft: OpenDraft, a: Draft, b: Draft, place: Place, lowering: Lowering): void {
  const formats = [...new Set([a.format, b.format])].filter((format) => format !== undefined)
  const [format] = formats.includes('int32') && formats.includes('int64') ? ['int32'] : formats
  if (format !== undefined) draft.format = format
  if (formats.length < 2 || format !== formats[0]) return
  refuse(place, lowering, `its members have the formats ${formats.join(' and ')}`, 'one format', 'give the members the same format')
}

function isUnsatisfiable(draft: Draft): boolean {
  const { minLength = 0, maxLength = Infinity, minItems = 0, maxItems = Infinity, minProperties = 0, maxProperties = Infinity } = draft
  return excludeEverything(draft) || minLength > maxLength || minItems > maxItems || minProperties > maxProperties
}

function isAnnotation(keyword: string): boolean {
  return (ANNOTATIONS as readonly string[]).includes(keyword)
}

function refuse(place: Place, lowering: Lowering, reason: string, expected: string, fix: string): void {
  lowering.refuse(place, { reason: `an intersection has to become one schema: ${reason}`, expected, fix })
}
