import type { StructuralType } from '../structural-schema.ts'
import { lowerAnnotations } from './annotations.ts'
import { lowerArray } from './array.ts'
import { lowerBounds } from './bounds.ts'
import { lowerCounts } from './counts.ts'
import { lowerExtensions } from './extensions.ts'
import { lowerFormat } from './format.ts'
import { intersect } from './intersect.ts'
import { lowerJunctors } from './junctors.ts'
import { isNull, lowerConst, lowerEnum } from './literal.ts'
import type { Draft, Lowering, OpenDraft, Place } from './lowering.ts'
import { lowerObject, warnOfClosed } from './object.ts'
import { reportOtherKeywords } from './other-keywords.ts'
import { lowerPattern } from './pattern.ts'
import { refusePseudoType } from './pseudo-types.ts'
import { resolve } from './reference.ts'
import { settle } from './settle.ts'
import { isNever, lowerTypeList } from './any-of.ts'

const TYPES: ReadonlySet<unknown> = new Set<StructuralType>(['string', 'number', 'integer', 'boolean', 'array', 'object'])

/** Lowers the schema at a place: each keyword in its own room, then what the junctors add. */
export function lowerSchema(place: Place, lowering: Lowering): Draft {
  const { keywords } = place
  if (refusePseudoType(place, lowering)) return {}
  if (isNull(keywords)) return refuseNull(place, lowering)
  if (isNever(keywords)) return refuseNever(place, lowering)
  if (Array.isArray(keywords.type)) return lowerTypeList(keywords.type, place, lowering)
  reportOtherKeywords(place, lowering)
  const own = lowerOwnKeywords(place, lowering)
  const whole = lowerJunctors(own, place, lowering)
  const referred = closed(keywords.$ref === undefined ? whole : withReferred(whole, place, lowering), place, lowering)
  return place.junctor ? referred : settle(referred)
}

function lowerOwnKeywords(place: Place, lowering: Lowering): Draft {
  const { keywords } = place
  const draft: OpenDraft = { ...lowerAnnotations(place, lowering), ...lowerType(place, lowering) }
  if (keywords.nullable === true) draft.nullable = true
  else if (keywords.nullable !== undefined && keywords.nullable !== false) lowering.malformed(place, 'nullable', 'true or false')
  Object.assign(
    draft,
    lowerCounts(place, lowering),
    lowerBounds(place, lowering),
    lowerPattern(place, lowering),
    lowerFormat(place, draft.type, lowering),
    lowerObject(place, lowering),
    lowerExtensions(place, lowering),
    lowerEnum(place, lowering),
    lowerArray(place, lowering),
  )
  return keywords.const === undefined ? draft : intersect([draft, lowerConst(place, lowering)], place, lowering)
}

function lowerType(place: Place, lowering: Lowering): Draft {
  const { type } = place.keywords
  if (type === undefined) return {}
  if (TYPES.has(type)) return { type: type as StructuralType }
  lowering.malformed(place, 'type', "'string', 'number', 'integer', 'boolean', 'array' or 'object'")
  return {}
}

/** `unevaluatedProperties: false`, which `Type.Intersect` takes as an option: no field but those of the members. */
function closed(draft: Draft, place: Place, lowering: Lowering): Draft {
  const { unevaluatedProperties } = place.keywords
  if (unevaluatedProperties === undefined || unevaluatedProperties === true) return draft
  if (unevaluatedProperties === false) {
    if (draft.type !== 'object' || draft.additionalProperties !== undefined) return draft
    if (draft.properties !== undefined) warnOfClosed(place, 'unevaluatedProperties: false', lowering)
    return { ...draft, additionalProperties: false }
  }
  const reason = 'an intersection has either named properties or unevaluatedProperties, which make it a map'
  lowering.refuse(place, {
    reason,
    expected: 'unevaluatedProperties: false, or none',
    fix: 'a property of its own with a Type.Record(Type.String(), ...)',
  })
  return draft
}

function withReferred(own: Draft, place: Place, lowering: Lowering): Draft {
  const target = resolve(place, lowering)
  const referred = target === undefined ? undefined : lowering.descend(target, place)
  return referred === undefined ? own : intersect([own, referred], place, lowering)
}

function refuseNull(place: Place, lowering: Lowering): Draft {
  lowering.refuse(place, {
    reason: 'null is no type of its own: nullable: true allows it beside the values of a type',
    expected: 'a type beside null',
    actual: 'Type.Null()',
    fix: 'Type.Union([Type.String(), Type.Null()])',
  })
  return {}
}

function refuseNever(place: Place, lowering: Lowering): Draft {
  lowering.refuse(place, {
    reason: 'no value matches, so the field could never be set',
    expected: 'a schema that some value matches',
    fix: 'leave the property out',
  })
  return {}
}
