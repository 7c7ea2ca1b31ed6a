import { canonicalFormat, isKnownFormat } from '../format/check-format.ts'
import type { StructuralSchema } from '../structural-schema.ts'

/** A JSON Schema in the dialect that `createAjv` understands: draft-07 and the keywords of this folder. */
export interface Draft07 {
  readonly [keyword: string]: unknown
}

export interface Translation {
  readonly schema: Draft07
  /** Schemas in the schema, itself included. */
  readonly size: number
  /** Whether it names properties that every JavaScript object inherits, such as `constructor`. */
  readonly namesInherited: boolean
}

/** Schemas nest as deep as their writer likes; a CustomResourceDefinition of 3 MiB could overflow any stack. */
const MAX_DEPTH = 500

/**
 * Translates a structural schema for Ajv, keyword for keyword as the API server validates with it (kube-openapi
 * pkg/validation/validate). What concerns unknown fields is left out: responses may have them, and `unknownFields` finds
 * them where they matter.
 *
 * @throws RangeError when the schema is nested deeper than 500 levels.
 */
export function toDraft07(schema: StructuralSchema): Translation {
  let size = 0
  let namesInherited = false
  const translate = (schema: StructuralSchema, depth: number): Draft07 => {
    if (depth > MAX_DEPTH) throw new RangeError(`The schema is nested deeper than ${MAX_DEPTH} levels.`)
    size++
    const within = (inner: StructuralSchema) => translate(inner, depth + 1)
    const objects = objectKeywords(schema, within)
    namesInherited ||= Object.keys(objects.properties ?? {}).some(isInherited) || (objects.required?.some(isInherited) ?? false)
    return {
      ...typeKeywords(schema),
      ...valueKeywords(schema),
      ...numberKeywords(schema),
      ...objects,
      ...(schema.items !== undefined && { items: { ...within(schema.items), errorLimit: true } }),
      ...junctors(schema, within),
    }
  }
  return { schema: translate(schema, 0), size, namesInherited }
}

function isInherited(name: string): boolean {
  return name in Object.prototype
}

function typeKeywords(schema: StructuralSchema): Draft07 {
  const { type, format } = schema
  const intOrString = schema['x-kubernetes-int-or-string'] === true
  const types = intOrString ? ['integer', 'string'] : type === undefined ? [] : [type]
  const known =
    format !== undefined && isKnownFormat(format, intOrString ? undefined : type) ? (canonicalFormat(format) ?? format) : undefined
  // The server measures every integer as an int64, whatever it says of itself.
  const effective = known ?? (types.includes('integer') ? 'int64' : undefined)
  // Without a type, a format of strings keeps other scalars out (typeValidator.Validate), but not arrays and null.
  if (types.length === 0 && known !== undefined) types.push('string', 'array', 'null')
  else if (types.length > 0 && schema.nullable === true) types.push('null')
  return {
    ...(types.length > 0 && { type: types.length === 1 ? types[0] : types }),
    ...(effective !== undefined && { format: effective }),
  }
}

function valueKeywords(schema: StructuralSchema): Draft07 {
  const { minLength, maxLength, pattern, minItems, maxItems, minProperties, maxProperties } = schema
  // The server compares null with no value of an enum, not even with null: `nullable` beside `enum` permits nothing.
  const values = schema.enum?.filter((value) => value !== null)
  return {
    ...(values !== undefined && values.length > 0 && { enum: values }),
    ...(minLength !== undefined && { minLength }),
    ...(maxLength !== undefined && { maxLength }),
    ...(pattern !== undefined && pattern !== '' && { pattern }),
    ...(minItems !== undefined && { minItems }),
    ...(maxItems !== undefined && { maxItems }),
    ...(minProperties !== undefined && { minProperties }),
    ...(maxProperties !== undefined && { maxProperties }),
  }
}

/** Draft-07 has bounds of their own where Kubernetes has flags. */
function numberKeywords({ minimum, maximum, exclusiveMinimum, exclusiveMaximum, multipleOf }: StructuralSchema): Draft07 {
  return {
    ...(minimum !== undefined && { [exclusiveMinimum === true ? 'exclusiveMinimum' : 'minimum']: minimum }),
    ...(maximum !== undefined && { [exclusiveMaximum === true ? 'exclusiveMaximum' : 'maximum']: maximum }),
    ...(multipleOf !== undefined && { multipleOf }),
  }
}

/** What an embedded resource has, whatever the schema says: apiVersion and kind always (schema/objectmeta/validation.go). */
const EMBEDDED: { readonly [name: string]: StructuralSchema } = {
  apiVersion: { type: 'string', minLength: 1 },
  kind: { type: 'string', minLength: 1 },
  metadata: { type: 'object' },
}

interface ObjectKeywords extends Draft07 {
  readonly properties?: { readonly [name: string]: Draft07 }
  readonly required?: readonly string[]
}

function objectKeywords(schema: StructuralSchema, within: (inner: StructuralSchema) => Draft07): ObjectKeywords {
  const embedded = schema['x-kubernetes-embedded-resource'] === true
  const properties = Object.entries({ ...(embedded ? EMBEDDED : {}), ...schema.properties })
  const required = [...new Set([...(schema.required ?? []), ...(embedded ? ['apiVersion', 'kind'] : [])])]
  const { additionalProperties } = schema
  // Ajv passes over a property that is called __proto__, but not over a pattern that only this name matches.
  const [plain, proto] = [properties.filter(([name]) => name !== '__proto__'), properties.find(([name]) => name === '__proto__')]
  return {
    ...(plain.length > 0 && { properties: Object.fromEntries(plain.map(([name, property]) => [name, within(property)])) }),
    ...(proto !== undefined && { patternProperties: { '^__proto__$': within(proto[1]) } }),
    ...(typeof additionalProperties === 'object' && { additionalProperties: { ...within(additionalProperties), errorLimit: true } }),
    ...(required.length > 0 && { required }),
  }
}

function junctors(schema: StructuralSchema, within: (inner: StructuralSchema) => Draft07): Draft07 {
  const { allOf, anyOf, oneOf, not } = schema
  return {
    ...(allOf !== undefined && allOf.length > 0 && { allOf: allOf.map(within) }),
    ...(anyOf !== undefined && anyOf.length > 0 && !isIntOrString(schema) && { anyOf: anyOf.map(within) }),
    ...(oneOf !== undefined && oneOf.length > 0 && { oneOf: oneOf.map(within) }),
    ...(not !== undefined && { not: within(not) }),
  }
}

/** Whether `anyOf` only repeats `x-kubernetes-int-or-string`, as it does in most schemas that have both. */
function isIntOrString({ anyOf, ...schema }: StructuralSchema): boolean {
  const types = anyOf?.map((branch) => (Object.keys(branch).length === 1 ? branch.type : undefined))
  return schema['x-kubernetes-int-or-string'] === true && types?.length === 2 && types.includes('integer') && types.includes('string')
}
