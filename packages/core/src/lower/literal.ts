import { copyJson, jsonKey } from './json-value.ts'
import type { Draft, Lowering, Place } from './lowering.ts'
import { literalOf, shorten, sourceOf } from './source.ts'

/** The structural type of a value that is not null: whole numbers are integers. */
export function typeOfValue(value: unknown): 'string' | 'number' | 'integer' | 'boolean' | 'array' | 'object' {
  if (typeof value === 'string' || typeof value === 'boolean') return typeof value as 'string' | 'boolean'
  if (typeof value === 'number') return Number.isSafeInteger(value) ? 'integer' : 'number'
  return Array.isArray(value) ? 'array' : 'object'
}

/** Whether the schema accepts null and nothing else. */
export function isNull(keywords: Place['keywords']): boolean {
  if (keywords.type === 'null' || keywords.const === null) return true
  return Array.isArray(keywords.enum) && keywords.enum.length > 0 && keywords.enum.every((value) => value === null)
}

/** `const`, which JSONSchemaProps does not have, as an enum of one value. */
export function lowerConst(place: Place, lowering: Lowering): Draft {
  const { const: constant, type } = place.keywords
  if (constant === undefined) return {}
  const value = copyJson(constant)?.value
  if (value === undefined || typeof value === 'object') {
    const actual = shorten(literalOf(constant))
    const reason = 'an object or an array as a constant is a schema for each of its fields'
    lowering.refuse(place, { reason, expected: 'a string, a number or a boolean', actual, fix: `Type.Const(${literalOf(constant)})` })
    return {}
  }
  const actualType = typeOfValue(value)
  const fits = type === undefined || type === actualType || (type === 'number' && actualType === 'integer')
  if (!fits) {
    const reason = `no value is of type ${shorten(literalOf(type))} and equal to ${shorten(literalOf(value))}`
    lowering.refuse(place, {
      reason,
      expected: `a constant of that type`,
      actual: shorten(literalOf(value)),
      fix: `Type.Literal(${literalOf(value)})`,
    })
    return {}
  }
  return { type: actualType, enum: [value] }
}

/** `enum`; without a type it takes that of its values, of which there has to be one. */
export function lowerEnum(place: Place, lowering: Lowering): Draft {
  const { enum: listed, type } = place.keywords
  if (listed === undefined) return {}
  const copy = copyJson(listed)?.value
  if (!Array.isArray(copy)) {
    lowering.malformed(place, 'enum', 'a list of JSON values')
    return {}
  }
  const values: readonly unknown[] = copy
  if (values.length === 0) {
    lowering.refuse(place, {
      reason: 'an enum without values accepts nothing',
      expected: 'at least one value',
      actual: '[]',
      fix: 'leave the property out',
    })
    return {}
  }
  const anyType = type !== undefined || place.junctor || place.keywords['x-kubernetes-int-or-string'] === true
  return anyType ? { enum: values } : typedEnum(values, place, lowering)
}

/**
 * A schema that accepts null too. An enum moves into `allOf`, since the server compares null with no value of an enum, not even with
 * null (kube-openapi validate/validator.go), but does not look into `allOf` where the value is null (validate/schema.go).
 */
export function orNull(draft: Draft): Draft {
  const { enum: values, ...rest } = draft
  if (values === undefined) return { ...draft, nullable: true }
  const withNull = values.includes(null) ? values : [...values, null]
  return { ...rest, nullable: true, allOf: [...(rest.allOf ?? []), { enum: withNull }] }
}

/** The values that both enums list. */
export function commonValues(a: readonly unknown[], b: readonly unknown[]): readonly unknown[] {
  const keys = new Set(b.map(jsonKey))
  return a.filter((value) => keys.has(jsonKey(value)))
}

function typedEnum(values: readonly unknown[], place: Place, lowering: Lowering): Draft {
  const types = new Set(values.filter((value) => value !== null).map(typeOfValue))
  if (types.has('integer') && types.has('number')) types.delete('integer')
  const [type, ...others] = types
  if (type !== undefined && others.length === 0 && type !== 'object' && type !== 'array') {
    return values.includes(null) ? orNull({ type, enum: values }) : { type, enum: values }
  }
  const ofObjects = others.length === 0 && type !== undefined
  lowering.refuse(place, {
    reason: ofObjects
      ? `an enum of ${type}s needs to say its type`
      : `an enum of ${[...types].join(' and ') || 'null'} has no structural type`,
    expected: 'strings only, numbers only or booleans only',
    actual: shorten(`enum: ${literalOf(values)}`),
    fix: ofObjects
      ? `Type.Unsafe({ type: '${type}', 'x-kubernetes-preserve-unknown-fields': true, enum: ${literalOf(values)} })`
      : mixedLiteralsFix(values.filter((value) => value !== null)),
  })
  return {}
}

/** What to write instead of literals of several JSON types. */
export function mixedLiteralsFix(values: readonly unknown[]): string {
  const types = new Set(values.map(typeOfValue))
  types.delete('string')
  types.delete('integer')
  if (types.size === 0) return `Type.Unsafe({ 'x-kubernetes-int-or-string': true, enum: ${literalOf(values)} })`
  return sourceOf({ anyOf: values.map((value) => ({ const: typeof value === 'object' ? JSON.stringify(value) : String(value) })) })
}
