import type { StructuralSchema } from '../structural-schema.ts'
import type { Draft, Lowering, OpenDraft, Place } from './lowering.ts'
import { lowerRecord } from './record.ts'
import { sourceOf } from './source.ts'

/** `properties`, `required`, `additionalProperties` and `patternProperties`. */
export function lowerObject(place: Place, lowering: Lowering): Draft {
  const object: OpenDraft = { ...lowerRequired(place, lowering) }
  const { properties, patternProperties } = place.keywords
  if (properties !== undefined) {
    if (isRecord(properties)) {
      const lowered = lowerProperties(properties, place, lowering)
      // The server leaves an empty map out of what it stores.
      if (Object.keys(lowered).length > 0) object.properties = lowered
    } else lowering.malformed(place, 'properties', 'an object of schemas')
  }
  if (patternProperties !== undefined) return { ...object, ...lowerRecord(place, lowering) }
  return { ...object, ...lowerAdditional(place, object.properties ?? {}, lowering) }
}

function lowerRequired(place: Place, lowering: Lowering): Draft {
  const { required } = place.keywords
  if (required === undefined) return {}
  if (Array.isArray(required) && required.every((name) => typeof name === 'string'))
    return required.length > 0 ? { required: [...required] } : {}
  lowering.malformed(place, 'required', 'a list of property names')
  return {}
}

function lowerProperties(properties: object, place: Place, lowering: Lowering): { [name: string]: StructuralSchema } {
  const lowered: [string, Draft][] = []
  for (const [name, schema] of Object.entries(properties)) {
    const draft = lowering.descend(schema, place, { step: name, junctor: place.junctor && place.keywords.type === undefined })
    if (draft !== undefined) lowered.push([name, draft])
  }
  // Object.fromEntries defines keys, so that a property named __proto__ stays one.
  return Object.fromEntries(lowered)
}

function lowerAdditional(place: Place, properties: object, lowering: Lowering): Draft {
  const { additionalProperties } = place.keywords
  if (additionalProperties === undefined) return {}
  if (additionalProperties === true) return { 'x-kubernetes-preserve-unknown-fields': true }
  if (additionalProperties === false) {
    if (Object.keys(properties).length > 0) warnOfClosed(place, 'additionalProperties: false', lowering)
    return { additionalProperties: false }
  }
  const values = lowering.descend(additionalProperties, place, { step: '*' })
  if (values === undefined) return {}
  if (Object.keys(properties).length === 0) return { additionalProperties: values }
  // Fields of any kind beside the named ones: only this keyword makes the server keep them with all that is in them.
  if (values['x-kubernetes-preserve-unknown-fields'] === true && Object.keys(values).length === 1)
    return { 'x-kubernetes-preserve-unknown-fields': true }
  lowering.refuse(place, {
    reason: 'an object has either named properties or additionalProperties, which make it a map',
    expected: 'properties, or additionalProperties, not both',
    fix: splitFix(place.keywords, properties),
  })
  return {}
}

/** Reports that an object lets unknown fields pass: the server drops them, or refuses them where the request asks for that. */
export function warnOfClosed(place: Place, keyword: string, lowering: Lowering): void {
  lowering.ignore(place, {
    reason: `${keyword} is left out, since no structural schema with properties can hold it; the server prunes unknown fields instead of refusing the object`,
    expected: 'no such keyword',
    actual: keyword,
    fix: `leave ${keyword} out, and write with fieldValidation=Strict where unknown fields have to be refused`,
  })
}

function splitFix(keywords: Place['keywords'], properties: object): string {
  let name = 'additional'
  while (Object.hasOwn(properties, name)) name += 'Properties'
  const { additionalProperties, properties: fields, ...rest } = keywords
  const record = { type: 'object', patternProperties: { '^(.*)$': additionalProperties } }
  return sourceOf({ ...rest, properties: { ...(fields as object), [name]: record } })
}

function isRecord(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
