import type { StructuralSchema } from '../structural-schema.ts'
import { kindOf } from './keyword-groups.ts'
import { type Draft, type Lowering, type OpenDraft, type Place, stepTo } from './lowering.ts'
import { checkPlacement } from './placement.ts'
import { literalOf, shorten, sourceOf } from './source.ts'

/**
 * Turns a finished draft into what is handed out: checks what only the whole schema can tell (types, what extensions stand
 * beside), and takes out `additionalProperties: false` where it stands beside properties.
 */
export function complete(draft: Draft, place: Place, lowering: Lowering): StructuralSchema {
  const whole: OpenDraft = { ...draft }
  if (kindOf(draft) === 'untyped' && draft['x-kubernetes-preserve-unknown-fields'] !== true) refuseUntyped(draft, place, lowering)
  if (draft.nullable === true && draft.enum !== undefined) warnOfNullableEnum(draft.enum, place, lowering)
  checkPlacement(draft, place, lowering)
  if (draft.additionalProperties === false && draft.properties !== undefined) delete whole.additionalProperties
  if (draft.properties !== undefined) {
    const properties = Object.entries(draft.properties)
    whole.properties = Object.fromEntries(properties.map(([name, property]) => [name, complete(property, stepTo(place, name), lowering)]))
  }
  if (draft.items !== undefined) whole.items = complete(draft.items, stepTo(place, '*'), lowering)
  const values = whole.additionalProperties
  if (typeof values === 'object') whole.additionalProperties = complete(values, stepTo(place, '*'), lowering)
  for (const junctor of ['allOf', 'anyOf', 'oneOf'] as const) {
    draft[junctor]?.forEach((branch) => checkBranch(branch, place, lowering))
  }
  if (draft.not !== undefined) checkBranch(draft.not, place, lowering)
  return whole
}

/** The server lets no junctor speak of metadata (apiserver/schema/validation.go, validateNestedValueValidation). */
function checkBranch(branch: Draft, place: Place, lowering: Lowering): void {
  for (const [name, property] of Object.entries(branch.properties ?? {})) {
    if (name === 'metadata') {
      lowering.refuse(stepTo(place, name), {
        reason: 'a property named metadata cannot tell the members of a union apart: the server lets no junctor speak of it',
        expected: 'another name',
        actual: 'metadata',
        fix: 'give the property another name, or the same schema in every member',
      })
    }
    checkBranch(property, stepTo(place, name), lowering)
  }
  if (branch.items !== undefined) checkBranch(branch.items, stepTo(place, '*'), lowering)
  for (const inner of [...(branch.allOf ?? []), ...(branch.anyOf ?? []), ...(branch.oneOf ?? [])]) checkBranch(inner, place, lowering)
  if (branch.not !== undefined) checkBranch(branch.not, place, lowering)
}

function refuseUntyped(draft: Draft, place: Place, lowering: Lowering): void {
  const type = impliedType(draft)
  lowering.refuse(place, {
    code: 'FieldValueRequired',
    reason: 'the schema constrains values without saying their type, which a structural schema has to',
    expected: 'a type',
    actual: sourceOf(draft),
    fix: type === undefined ? "type: 'object'" : `type: '${type}'`,
  })
}

/** See {@link orNull}, which writes the form that works. */
function warnOfNullableEnum(values: readonly unknown[], place: Place, lowering: Lowering): void {
  const listed = literalOf(values.includes(null) ? values : [...values, null])
  lowering.ignore(place, {
    reason: 'the server compares null with no value of an enum, not even with null, so nullable: true beside enum allows nothing',
    expected: 'the enum in allOf',
    actual: shorten(`nullable: true, enum: ${literalOf(values)}`),
    fix: `nullable: true, allOf: [{ enum: ${listed} }]`,
  })
}

function impliedType(draft: Draft): string | undefined {
  if (draft.items !== undefined || draft.minItems !== undefined || draft.maxItems !== undefined) return 'array'
  if (draft.pattern !== undefined || draft.format !== undefined || draft.minLength !== undefined || draft.maxLength !== undefined)
    return 'string'
  return draft.minimum !== undefined || draft.maximum !== undefined || draft.multipleOf !== undefined ? 'number' : undefined
}
