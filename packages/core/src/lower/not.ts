import type { StructuralSchema } from '../structural-schema.ts'
import { ANNOTATIONS } from './annotations.ts'
import { divide } from './divide.ts'
import { EXTENSIONS } from './extensions.ts'
import { VALUE_GROUPS, alsoAllOf, isEmpty, isValueForm, kindOf, pick, propertyOf } from './keyword-groups.ts'
import { type Draft, type Lowering, type OpenDraft, type Place, stepTo } from './lowering.ts'
import { sourceOf } from './source.ts'

/** Extensions that are part of what a value is; see {@link kindOf}. */
const KINDS: ReadonlySet<string> = new Set(['x-kubernetes-int-or-string', 'x-kubernetes-preserve-unknown-fields'])

/** Whether a member of `allOf` is a `Type.Not(...)`, which means something only once the types of the other members are known. */
export function isNegation(member: unknown): member is { readonly not: unknown } {
  if (typeof member !== 'object' || member === null || !('not' in member)) return false
  return Object.keys(member).every((keyword) => keyword === 'not' || keyword === '$id')
}

/**
 * `not`, which holds no types in a structural schema: what is negated has to be of the type that stands outside, and then its
 * type can be left out.
 */
export function lowerNot(own: Draft, place: Place, lowering: Lowering): Draft {
  const { not } = place.keywords
  const draft = lowering.descend(not, place, { junctor: true })
  return draft === undefined ? own : negate(own, { schema: not, draft }, place, lowering)
}

/** What a `not` holds: as it was written, and lowered. */
export interface Negation {
  readonly schema: unknown
  readonly draft: Draft
}

/** Takes the values of a negated schema from a schema. */
export function negate(own: Draft, { schema, draft }: Negation, place: Place, lowering: Lowering): Draft {
  const isTyped = kindOf(own) !== 'untyped' && kindOf(own) !== 'any'
  if (isEmpty(draft)) return nothingLeft(own, place, lowering)
  if (isValueForm(draft) && (isTyped || place.junctor)) return withNot(own, draft)
  if (!isTyped) {
    lowering.refuse(place, {
      reason: 'not says what a value is not, and a structural schema has to say first what it is',
      expected: 'a type beside not',
      fix: aloneFix(draft, schema),
    })
    return own
  }
  if (own.nullable === true && draft.nullable === true) {
    refuse(place, lowering, 'the server does not judge null by not', 'leave Type.Null() out of the union')
    return own
  }
  const values = valuesWithin(own, draft, place, lowering)
  if (values === undefined) return own
  return isEmpty(values) ? nothingLeft(own, place, lowering) : withNot(own, values)
}

function nothingLeft(own: Draft, place: Place, lowering: Lowering): Draft {
  const reason = 'not excludes every value of the type outside, so the field could never be set'
  lowering.refuse(place, { reason, expected: 'a negation that leaves values', fix: 'leave the property out' })
  return own
}

function withNot(own: Draft, not: Draft): Draft {
  if (own.not === undefined) return { ...own, not }
  const whole: OpenDraft = { ...own }
  alsoAllOf(whole, [{ not }])
  return whole
}

/**
 * What a negated schema says about values of the schema outside, without the types, which have to be the same for that. Undefined,
 * and an error reported, where they are not.
 */
function valuesWithin(own: Draft, negated: Draft, place: Place, lowering: Lowering): Draft | undefined {
  const [kind, negatedKind] = [kindOf(own), kindOf(negated)]
  const isWhole = kind === 'number' && negatedKind === 'integer' && (negated.multipleOf ?? 1) % 1 === 0
  if (kind !== negatedKind && !isWhole && !(kind === 'integer' && negatedKind === 'number')) {
    return refuse(
      place,
      lowering,
      `${kind} values are never of type ${negatedKind}, so the negation has no sense`,
      'leave Type.Not(...) out',
    )
  }
  const extension = [...EXTENSIONS, 'additionalProperties' as const].find(
    (keyword) => negated[keyword] !== undefined && !KINDS.has(keyword),
  )
  if (extension !== undefined) {
    return refuse(place, lowering, `not holds no ${extension}`, 'write the condition as a CEL rule in x-kubernetes-validations')
  }
  for (const keyword of ANNOTATIONS) if (negated[keyword] !== undefined) warnOfAnnotation(keyword, place, lowering)
  const values: OpenDraft = {
    ...pick(negated, [...VALUE_GROUPS.flat(), 'required']),
    ...(isWhole && { multipleOf: negated.multipleOf ?? 1 }),
  }
  const properties: [string, StructuralSchema][] = []
  for (const [name, property] of Object.entries(negated.properties ?? {})) {
    const inner = innerValues(propertyOf(own, name), property, stepTo(place, name), lowering)
    if (inner === undefined) return undefined
    if (!isEmpty(inner)) properties.push([name, inner])
  }
  if (properties.length > 0) values.properties = Object.fromEntries(properties)
  if (negated.items === undefined) return values
  const items = innerValues(own.items, negated.items, stepTo(place, '*'), lowering)
  return items === undefined ? undefined : isEmpty(items) ? values : { ...values, items }
}

function warnOfAnnotation(keyword: string, place: Place, lowering: Lowering): void {
  const reason = `not holds no ${keyword}, and one of what a value is not says nothing about the value`
  lowering.ignore(place, { reason, expected: `no ${keyword}`, actual: keyword, fix: `leave ${keyword} out` })
}

function innerValues(own: Draft | undefined, negated: Draft, place: Place, lowering: Lowering): Draft | undefined {
  if (own === undefined) return refuse(place, lowering, 'only a negation names it', 'declare it outside of Type.Not(...) too')
  if (own.nullable === true)
    return refuse(place, lowering, 'it may be null, which the server does not judge by not', 'leave Type.Null() out of the union')
  return valuesWithin(own, negated, place, lowering)
}

function aloneFix(draft: Draft, negated: unknown): string {
  const kind = kindOf(draft)
  if (kind === 'object' || kind === 'array' || kind === 'any' || kind === 'untyped' || isEmpty(divide(draft).values)) {
    return 'a type that lists what is allowed, such as Type.Union([...])'
  }
  const type = kind === 'int-or-string' ? { anyOf: [{ type: 'integer' }, { type: 'string' }] } : { type: kind }
  return sourceOf({ allOf: [type, { not: negated }] })
}

function refuse(place: Place, lowering: Lowering, reason: string, fix: string): undefined {
  lowering.refuse(place, { reason, expected: 'a negation of the type outside', fix })
  return undefined
}
