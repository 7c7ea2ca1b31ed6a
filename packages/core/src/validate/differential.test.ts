import { describe, expect, test } from '@jest/globals'
import { checkFormat } from '../format/check-format.ts'
import { checkNumberFormat, isInt64 } from '../format/number-format.ts'
import type { StructuralSchema, StructuralType } from '../structural-schema.ts'
import { compile } from './compile.ts'
import { isMultipleOf } from './number-keywords.ts'

// The compiled validator against an interpreter of a hundred lines that knows neither Ajv nor draft-07, on schemas and values
// that nobody thought of. A failure names its seed.

describe('compile agrees with a plain reading of the schema', () => {
  test.each(Array.from({ length: 20 }, (_, seed) => ({ seed })))('seed $seed', ({ seed }) => {
    const random = randomSource(seed)
    let invalid = 0
    for (let round = 0; round < 25; round++) {
      const junctors = random() < 0.5
      const schema = randomSchema(random, 3, { junctors })
      const validate = compile(schema)
      for (let sample = 0; sample < 8; sample++) {
        const value = randomValue(random, schema)
        const expected = faults(value, schema, '')
        const actual = validate(value).map((issue) => issue.field)
        const context = JSON.stringify({ schema, value })
        if (expected.size > 0) invalid++
        expect({ context, valid: actual.length === 0 }).toEqual({ context, valid: expected.size === 0 })
        // What a junctor comes down to is a matter of judgement; where there is none, every fault has its place.
        if (!junctors) expect({ context, fields: new Set(actual) }).toEqual({ context, fields: expected })
      }
    }
    expect(invalid).toBeGreaterThan(20)
    expect(invalid).toBeLessThan(160)
  })
})

/** The fields of a value that a schema does not permit. */
function faults(value: unknown, schema: StructuralSchema, field: string): Set<string> {
  if (!hasType(value, schema)) return new Set([field])
  const found = new Set<string>()
  if (schema.enum !== undefined && !schema.enum.some((allowed) => value !== null && JSON.stringify(allowed) === JSON.stringify(value)))
    found.add(field)
  if (value === null) return found
  if (!scalarFits(value, schema)) found.add(field)
  const add = (inner: unknown, innerSchema: StructuralSchema, at: string) => {
    for (const fault of faults(inner, innerSchema, at)) found.add(fault)
  }
  if (Array.isArray(value)) {
    if (value.length < (schema.minItems ?? 0) || value.length > (schema.maxItems ?? Infinity)) found.add(field)
    if (schema.items !== undefined) for (const [index, item] of value.entries()) add(item, schema.items, `${field}[${index}]`)
  } else if (typeof value === 'object') {
    const entries = Object.entries(value)
    const child = (name: string) => (field === '' ? name : `${field}.${name}`)
    if (entries.length < (schema.minProperties ?? 0) || entries.length > (schema.maxProperties ?? Infinity)) found.add(field)
    for (const name of schema.required ?? []) if (!Object.hasOwn(value, name)) found.add(child(name))
    for (const [name, inner] of entries) {
      const innerSchema = new Map(Object.entries(schema.properties ?? {})).get(name) ?? schema.additionalProperties
      if (typeof innerSchema === 'object') add(inner, innerSchema, child(name))
    }
  }
  const passes = (branch: StructuralSchema) => faults(value, branch, field).size === 0
  for (const branch of schema.allOf ?? []) add(value, branch, field)
  if (schema.anyOf?.some(passes) === false) found.add(field)
  if (schema.oneOf !== undefined && schema.oneOf.filter(passes).length !== 1) found.add(field)
  if (schema.not !== undefined && passes(schema.not)) found.add(field)
  return found
}

function hasType(value: unknown, schema: StructuralSchema): boolean {
  const types = schema['x-kubernetes-int-or-string'] === true ? ['integer', 'string'] : schema.type === undefined ? [] : [schema.type]
  if (types.length === 0 || (value === null && schema.nullable === true)) return true
  return types.some((type) => {
    if (type === 'integer') return typeof value === 'number' && isInt64(value)
    if (type === 'array') return Array.isArray(value)
    if (type === 'object') return typeof value === 'object' && value !== null && !Array.isArray(value)
    return typeof value === type
  })
}

function scalarFits(value: unknown, schema: StructuralSchema): boolean {
  if (typeof value === 'string') {
    const { length } = [...value]
    if (length > (schema.maxLength ?? Infinity) || length < (schema.minLength ?? 0)) return false
    if (schema.pattern !== undefined && !new RegExp(schema.pattern, 'u').test(value)) return false
    return schema.format === undefined || checkFormat(schema.format, value)
  }
  if (typeof value !== 'number') return true
  const bound = (limit: number) => (Number.isInteger(value) ? Math.trunc(limit) : limit)
  const { minimum = -Infinity, maximum = Infinity, exclusiveMinimum, exclusiveMaximum, multipleOf, format } = schema
  if (exclusiveMinimum === true ? value <= bound(minimum) : value < bound(minimum)) return false
  if (exclusiveMaximum === true ? value >= bound(maximum) : value > bound(maximum)) return false
  if (multipleOf !== undefined && !isMultipleOf(value, multipleOf)) return false
  return format === undefined || checkNumberFormat(format, value)
}

type Random = () => number

/** Mulberry32: small, and the same everywhere. */
function randomSource(seed: number): Random {
  let state = seed * 7919 + 1
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

function pick<T>(random: Random, choices: readonly T[]): T {
  return choices[Math.floor(random() * choices.length)] as T
}

/** Each keyword with a chance of its own. */
function sometimes(random: Random, keywords: { readonly [keyword: string]: readonly unknown[] }, chance = 0.3): StructuralSchema {
  return Object.fromEntries(
    Object.entries(keywords).flatMap(([keyword, values]) => (random() < chance ? [[keyword, pick(random, values)]] : [])),
  )
}

const NAMES = ['a', 'b', 'constructor', '__proto__', 'toString', 'c-d', '0']
const TYPES: readonly StructuralType[] = ['string', 'number', 'integer', 'boolean', 'array', 'object', 'object', 'object']

function randomSchema(random: Random, depth: number, options: { readonly junctors: boolean }): StructuralSchema {
  const type = depth === 3 ? 'object' : pick(random, depth === 0 ? TYPES.slice(0, 4) : TYPES)
  if (depth < 3 && random() < 0.1) return { 'x-kubernetes-int-or-string': true, ...sometimes(random, { maximum: [5], maxLength: [2] }) }
  const inner = () => randomSchema(random, depth - 1, options)
  return {
    type,
    ...sometimes(random, { nullable: [true] }),
    ...valueKeywords(random, type),
    ...(type === 'array' && { items: inner() }),
    ...(type === 'object' && (random() < 0.7 ? randomProperties(random, inner) : { additionalProperties: inner() })),
    ...(options.junctors && randomJunctors(random, type)),
  }
}

function randomProperties(random: Random, inner: () => StructuralSchema): StructuralSchema {
  const names = NAMES.filter(() => random() < 0.4)
  return { properties: Object.fromEntries(names.map((name) => [name, inner()])), required: names.filter(() => random() < 0.3) }
}

function valueKeywords(random: Random, type: StructuralType | undefined): StructuralSchema {
  switch (type) {
    case 'string':
      return sometimes(
        random,
        {
          minLength: [1, 2],
          maxLength: [1, 3],
          pattern: ['^a', '[b-d]$', '.'],
          format: ['date', 'ipv4', 'unknown'],
          enum: [
            ['a', 'é'],
            ['abc', null],
          ],
        },
        0.15,
      )
    case 'number':
      return sometimes(
        random,
        {
          minimum: [0, 0.5, -1.5],
          maximum: [3, 2.5],
          exclusiveMinimum: [true],
          exclusiveMaximum: [true],
          multipleOf: [0.5, 1.5, 2],
          format: ['float'],
          enum: [[1, 1.5]],
        },
        0.2,
      )
    case 'integer':
      return sometimes(
        random,
        { minimum: [0, 2], maximum: [3, 7], exclusiveMaximum: [true], multipleOf: [2], format: ['int32', 'int64'], enum: [[1, 2, 4]] },
        0.2,
      )
    case 'array':
      return sometimes(random, { minItems: [1], maxItems: [1, 2] })
    case 'object':
      return sometimes(random, { minProperties: [1], maxProperties: [2, 3] }, 0.15)
    default:
      return {}
  }
}

function randomJunctors(random: Random, type: StructuralType): StructuralSchema {
  const branch = (depth: number): StructuralSchema => ({
    ...valueKeywords(random, type),
    ...(type === 'object' && sometimes(random, { required: NAMES.map((name) => [name]) })),
    ...(type === 'object' &&
      random() < 0.3 && { properties: { [pick(random, NAMES)]: { ...valueKeywords(random, pick(random, TYPES)) } } }),
    ...(depth > 0 && random() < 0.3 && { [pick(random, ['anyOf', 'oneOf', 'allOf'])]: [branch(depth - 1), branch(depth - 1)] }),
    ...(depth > 0 && random() < 0.2 && { not: branch(depth - 1) }),
  })
  const branches = () => [branch(1), branch(1)]
  return sometimes(random, { anyOf: [branches()], oneOf: [branches()], allOf: [branches()], not: [branch(1)] }, 0.2)
}

const SCALARS = ['', 'a', 'abc', 'é', '\u{1f600}b', '2020-02-30', '1.2.3.4', 0, 1, 2, 3, 4, 1.5, 2.5, -1, 3e9, 1e300, true, false, null]

/** A value that mostly fits; the closer it comes, the more its rare faults say. */
function randomValue(random: Random, schema: StructuralSchema): unknown {
  if (random() < 0.06) return pick(random, [...SCALARS, [], {}])
  if (schema.enum !== undefined && random() < 0.8) return pick(random, schema.enum)
  switch (schema.type) {
    case 'object': {
      const { properties = {}, additionalProperties, required = [] } = schema
      const names = NAMES.filter((name) => random() < (required.includes(name) ? 0.95 : 0.4))
      return Object.fromEntries(
        names.map((name) => [
          name,
          randomValue(
            random,
            Object.hasOwn(properties, name)
              ? (properties[name] ?? {})
              : typeof additionalProperties === 'object'
                ? additionalProperties
                : {},
          ),
        ]),
      )
    }
    case 'array':
      return Array.from({ length: Math.floor(random() * 3) }, () => randomValue(random, schema.items ?? {}))
    default:
      return pick(
        random,
        SCALARS.filter((value) => hasType(value, schema)),
      )
  }
}
