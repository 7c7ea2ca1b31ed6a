import type { StructuralSchema, StructuralType } from '@kindbox/core'
import type { Random } from './random.fixture.ts'

const NAMES = ['a', 'b', 'name', 'constructor', 'c-d', '__proto__']
const TYPES: readonly StructuralType[] = ['string', 'number', 'integer', 'boolean', 'array', 'object', 'object']
const STRINGS = ['', 'a', 'b', 'abc', 'é', '\u{1f600}b', '2020-02-30', '2020-02-28', '1.2.3.4', '10.0.0.0/8', '5m', 'YQ==', 'x@y.z']
const NUMBERS = [0, 1, 2, 3, 4, 7, -1, 1.5, 2.5, 0.1, 1e21, 2 ** 31, 2 ** 53 - 1]
const SCALARS = [...STRINGS, ...NUMBERS, true, false, null]

/** A schema of a field, of the constructs that users write; not every one is a definition that the server takes. */
export function randomSchema(random: Random, depth: number): StructuralSchema {
  if (random.chance(0.06)) return { 'x-kubernetes-int-or-string': true, ...random.some({ maximum: [5], maxLength: [2], nullable: [true] }) }
  if (random.chance(0.04)) return { 'x-kubernetes-preserve-unknown-fields': true, ...random.some({ type: ['object'], nullable: [true] }) }
  const type = random.pick(depth === 0 ? TYPES.slice(0, 4) : TYPES)
  const schema: StructuralSchema = {
    type,
    ...random.some({ nullable: [true] }, 0.15),
    ...valueKeywords(random, type),
    ...(type === 'array' && arrayKeywords(random, depth)),
    ...(type === 'object' && objectKeywords(random, depth)),
    ...(random.chance(0.15) && junctors(random, type)),
    ...(random.chance(0.08) && { 'x-kubernetes-validations': [{ rule: random.pick(RULES[type]) }] }),
  }
  return random.chance(0.15) ? { ...schema, default: randomValue(random, schema, 0) } : schema
}

/** A value that mostly fits; the closer it comes, the more its rare faults say. */
export function randomValue(random: Random, schema: StructuralSchema, faults = 0.05): unknown {
  if (random.chance(faults)) return random.pick([...SCALARS, [], {}, [1], { a: 1 }])
  if (schema.nullable === true && random.chance(0.15)) return null
  if (schema.enum !== undefined && random.chance(0.8)) return random.pick(schema.enum)
  const type = schema['x-kubernetes-int-or-string'] === true ? random.pick(['integer', 'string'] as const) : schema.type
  switch (type) {
    case 'object':
      return objectValue(random, schema, faults)
    case 'array':
      return Array.from({ length: random.below(4) }, () => randomValue(random, schema.items ?? {}, faults))
    case 'string':
      return random.pick(STRINGS)
    case 'integer':
      return random.pick(NUMBERS.filter(Number.isInteger))
    case 'number':
      return random.pick(NUMBERS)
    case 'boolean':
      return random.chance(0.5)
    default:
      return random.pick([...SCALARS, { a: [null, 1], b: {} }, ['a', { b: null }]])
  }
}

function objectValue(random: Random, schema: StructuralSchema, faults: number): unknown {
  const { properties = {}, additionalProperties, required = [] } = schema
  const isMap = typeof additionalProperties === 'object'
  const known = isMap || schema['x-kubernetes-preserve-unknown-fields'] === true ? NAMES : Object.keys(properties)
  const names = known.filter((name) => random.chance(required.includes(name) ? 0.97 : 0.5))
  if (schema['x-kubernetes-embedded-resource'] === true) {
    const whole = { apiVersion: 'v1', kind: 'Bar', metadata: random.pick<unknown>([{ name: 'bar' }, { name: 'B' }, {}]) }
    return { ...whole, ...random.some({ metadata: [1], spec: [{ a: 1 }] }, 0.1) }
  }
  if (random.chance(faults)) names.push('unknown')
  // Entries, because a field may be called __proto__.
  return Object.fromEntries(
    names.map((name) => {
      const property = Object.hasOwn(properties, name) ? properties[name] : isMap ? additionalProperties : undefined
      return [name, randomValue(random, property ?? {}, faults)]
    }),
  )
}

/** Rules that hold for some values and not for others. */
const RULES: { readonly [type in StructuralType]: readonly string[] } = {
  string: ['self != "a"', 'size(self) < 3'],
  number: ['self > 0.5'],
  integer: ['self > 0', 'self % 2 == 0'],
  boolean: ['self'],
  array: ['size(self) < 2'],
  object: ['size(self) < 9', 'true'],
}

function valueKeywords(random: Random, type: StructuralType): StructuralSchema {
  switch (type) {
    case 'string':
      return random.some(
        {
          minLength: [1, 2],
          maxLength: [1, 3],
          pattern: ['^a', '[b-d]$', '.', '^[^@]+$'],
          format: ['date', 'ipv4', 'cidr', 'duration', 'byte', 'email', 'date-time', 'unknown'],
          enum: [
            ['a', 'é'],
            ['abc', ''],
            ['a', null],
          ],
        },
        0.12,
      )
    case 'number':
    case 'integer':
      return random.some(
        {
          minimum: [0, 2],
          maximum: [3, 7],
          exclusiveMinimum: [true],
          exclusiveMaximum: [true],
          multipleOf: [2, ...(type === 'number' ? [0.5, 0.1] : [])],
          format: type === 'integer' ? ['int32', 'int64'] : ['float', 'double'],
          enum: [[1, 2, 4]],
        },
        0.15,
      )
    case 'array':
      return random.some({ minItems: [1], maxItems: [1, 2, 10] })
    case 'object':
      return random.some({ minProperties: [1], maxProperties: [2, 3] }, 0.12)
    default:
      return {}
  }
}

function arrayKeywords(random: Random, depth: number): StructuralSchema {
  if (random.chance(0.2))
    return { maxItems: 10, items: { type: random.pick(['string', 'integer'] as const) }, 'x-kubernetes-list-type': 'set' }
  if (random.chance(0.2)) {
    const properties = { name: { type: 'string' as const }, a: randomSchema(random, depth - 1) }
    const items: StructuralSchema = { type: 'object', required: ['name'], properties }
    return { items, 'x-kubernetes-list-type': 'map', 'x-kubernetes-list-map-keys': ['name'] }
  }
  return { items: randomSchema(random, depth - 1) }
}

function objectKeywords(random: Random, depth: number): StructuralSchema {
  if (random.chance(0.06)) return { 'x-kubernetes-embedded-resource': true, 'x-kubernetes-preserve-unknown-fields': true }
  if (random.chance(0.2)) return { additionalProperties: randomSchema(random, depth - 1) }
  const names = NAMES.filter(() => random.chance(0.5))
  return {
    properties: Object.fromEntries(names.map((name) => [name, randomSchema(random, depth - 1)])),
    required: names.filter(() => random.chance(0.25)),
    ...random.some({ 'x-kubernetes-preserve-unknown-fields': [true] }, 0.06),
  }
}

function junctors(random: Random, type: StructuralType): StructuralSchema {
  const branch = (): StructuralSchema => ({
    ...valueKeywords(random, type),
    ...(type === 'object' && random.chance(0.5) && { required: [random.pick(NAMES)] }),
  })
  return random.some({ anyOf: [[branch(), branch()]], oneOf: [[branch(), branch()]], allOf: [[branch(), branch()]], not: [branch()] }, 0.35)
}
