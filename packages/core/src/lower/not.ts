import { divide } from './divide.ts'
import { alsoAllOf, isEmpty, isValueForm, kindOf } from './keyword-groups.ts'
import { type Draft, type Lowering, type OpenDraft, type Place, stepTo } from './lowering.ts'
import { sourceOf } from './source.ts'

/** Whether a member of `allOf` is a `Type.Not(...)`, which can only be understood once the types of the other members are known. */
export function isNegation(member: unknown): member is { readonly not: unknown } {
  if (typeof member !== 'object' || member === null || !('not' in member)) return false
  return Object.keys(member).every((keyword) => keyword === 'not' || keyword === '$id')
}

/**
 * `not`, which holds no types in a structural schema: what is negated has to be of the type that stands outside, and then its
 * type can be left out.
 */
export function lowerNot(own: Draft, negated: unknown, place: Place, lowering: Lowering): Draft {
  const draft = lowering.descend(negated, place, { junctor: true })
  if (draft === undefined) return own
  if (isValueForm(draft) && !isEmpty(draft) && (kindOf(own) !== 'untyped' || place.junctor)) return withNot(own, draft)
  if (kindOf(own) === 'untyped') {
    lowering.refuse(place, {
      reason: 'not says what a value is not, and a structural schema has to say first what it is',
      expected: 'a type beside not',
      fix: aloneFix(draft, negated),
    })
    return own
  }
  if (!excludes(own, draft, place, lowering)) return own
  const { values } = divide(draft)
  const whole: OpenDraft = own.type === 'number' && draft.type === 'integer' && values.enum === undefined ? { ...values, multipleOf: values.multipleOf ?? 1 } : values
  if (!isEmpty(whole)) return withNot(own, whole)
  const reason = `not excludes every ${kindOf(own)}, so no value is left`
  lowering.refuse(place, { reason, expected: 'a negation that leaves values', fix: 'leave the property out' })
  return own
}

function withNot(own: Draft, not: Draft): Draft {
  if (own.not === undefined) return { ...own, not }
  const whole: OpenDraft = { ...own }
  alsoAllOf(whole, [{ not }])
  return whole
}

/** Whether leaving the types out of a negated schema leaves its meaning: they have to be those of the schema outside. */
function excludes(own: Draft, negated: Draft, place: Place, lowering: Lowering): boolean {
  const kinds = [kindOf(own), kindOf(negated)]
  const isInteger = kinds[0] === 'number' && kinds[1] === 'integer' && (negated.multipleOf ?? 1) % 1 === 0
  if (kinds[0] !== kinds[1] && !isInteger && !(kinds[0] === 'integer' && kinds[1] === 'number')) {
    return refuse(place, lowering, `${kinds[0]} values are never of type ${kinds[1]}, so the negation has no sense`, 'leave Type.Not(...) out')
  }
  if (negated.nullable === true && own.nullable === true) {
    return refuse(place, lowering, 'the server does not judge null by not', 'leave Type.Null() out of the union')
  }
  if (negated.additionalProperties !== undefined) {
    return refuse(place, lowering, 'not holds no additionalProperties', 'write the condition as a CEL rule in x-kubernetes-validations')
  }
  for (const [name, property] of Object.entries(negated.properties ?? {})) {
    const outside = own.properties !== undefined && Object.hasOwn(own.properties, name) ? own.properties[name] : undefined
    if (outside === undefined) return refuse(stepTo(place, name), lowering, 'only a negation names this property', 'declare the property outside of Type.Not(...)')
    if (!excludes(outside, property, stepTo(place, name), lowering)) return false
  }
  if (negated.items === undefined) return true
  if (own.items === undefined) return refuse(place, lowering, 'only a negation has items', 'declare the items outside of Type.Not(...)')
  return excludes(own.items, negated.items, stepTo(place, '*'), lowering)
}

function aloneFix(draft: Draft, negated: unknown): string {
  const kind = kindOf(draft)
  if (kind === 'object' || kind === 'array' || kind === 'any' || kind === 'untyped' || isEmpty(divide(draft).values)) {
    return 'a type that lists what is allowed, such as Type.Union([...])'
  }
  const type = kind === 'int-or-string' ? { anyOf: [{ type: 'integer' }, { type: 'string' }] } : { type: kind }
  return sourceOf({ allOf: [type, { not: negated }] })
}

function refuse(place: Place, lowering: Lowering, reason: string, fix: string): false {
  lowering.refuse(place, { reason, expected: 'a negation of the type outside', fix })
  return false
}
