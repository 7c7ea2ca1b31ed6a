import { defineResource, validate } from '@kindbox/core'
import { describe, expect, test } from '@jest/globals'
import { type TSchema, Type } from '@sinclair/typebox'
import { Value } from '@sinclair/typebox/value'
import { crd } from '../manifest.ts'
import { compileReview } from '../review/review.ts'
import { Random } from './random.fixture.ts'

// What TypeBox says of a value, which is what its static type says, against the validator and the server that are made of the same schema.

const seeds = Array.from({ length: Number(process.env['KINDBOX_AGREEMENT_SEEDS'] ?? 12) }, (_, seed) => ({ seed }))

describe('TypeBox, validate and review agree', () => {
  test.each(seeds)('seed $seed', ({ seed }) => {
    const random = new Random(seed)
    const counts = { accepted: 0, refused: 0 }
    for (let round = 0; round < 12; round++) {
      const spec = objectSchema(random, 3)
      const names = { group: 'clux.dev', version: 'v1', kind: 'Foo', plural: 'foos', scope: 'Namespaced' } as const
      const resource = defineResource({ ...names, spec })
      const review = compileReview(crd(resource), 'v1')
      for (let sample = 0; sample < 8; sample++) {
        const value = valueOf(random, spec)
        const document = { apiVersion: 'clux.dev/v1', kind: 'Foo', metadata: { name: 'foo' }, spec: value }
        const context = JSON.stringify({ spec, value })
        const verdict = review.create(document)
        const isTyped = Value.Check(spec, value)
        const isValid = validate(resource, document, { mode: 'input', strict: true }).length === 0
        if (isTyped) {
          counts.accepted++
          expect({ context, isValid, accepted: verdict.accepted }).toEqual({ context, isValid: true, accepted: true })
          expect({ context, stored: verdict.accepted && verdict.stored['spec'] }).toEqual({ context, stored: value })
        } else {
          counts.refused++
          // What is stored has the type all the same: the server has dropped what kept it from having it.
          const hasType = !verdict.accepted || Value.Check(spec, verdict.stored['spec'])
          expect({ context, isValid, hasType }).toEqual({ context, isValid: false, hasType: true })
        }
      }
    }
    expect(counts.accepted).toBeGreaterThan(20)
    expect(counts.refused).toBeGreaterThan(8)
  })
})

function objectSchema(random: Random, depth: number) {
  // No name that objects inherit: TypeBox takes what is inherited for a field.
  const fields = ['a', 'b', 'c-d', 'e'].slice(0, 1 + random.below(4)).map((name) => {
    const schema = fieldSchema(random, depth - 1)
    return [name, random.chance(0.4) ? Type.Optional(schema) : schema] as const
  })
  return Type.Object(Object.fromEntries(fields))
}

function fieldSchema(random: Random, depth: number): TSchema {
  const kind = random.below(depth > 0 ? 9 : 5)
  switch (kind) {
    case 0:
      return Type.String(random.some({ minLength: [1], maxLength: [2, 3], pattern: ['^a', '[bc]$'] }))
    case 1:
      return Type.Integer(random.some({ minimum: [0], maximum: [5], exclusiveMaximum: [4], multipleOf: [2] }))
    case 2:
      return Type.Number(random.some({ minimum: [0], exclusiveMinimum: [0], maximum: [2.5] }))
    case 3:
      return Type.Boolean()
    case 4:
      return Type.Union([Type.Literal('a'), Type.Literal('b'), Type.Literal('abc')])
    case 5:
      return Type.Array(fieldSchema(random, depth - 1), random.some({ minItems: [1], maxItems: [2] }))
    case 6:
      return Type.Record(Type.String(), fieldSchema(random, depth - 1))
    case 7:
      return Type.Union([fieldSchema(random, 0), Type.Null()])
    default:
      return objectSchema(random, depth)
  }
}

/** A value that mostly fits. */
function valueOf(random: Random, schema: TSchema): unknown {
  if (random.chance(0.04)) return random.pick<unknown>(['a', '', 1, 2.5, -1, true, null, [], {}, [null]])
  if (Array.isArray(schema['anyOf'])) return valueOf(random, random.pick(schema['anyOf'] as TSchema[]))
  if (schema['const'] !== undefined) return schema['const']
  switch (schema['type']) {
    case 'string':
      return random.pick(['a', 'ab', 'abc', 'b', ''])
    case 'integer':
      return random.pick([0, 2, 4, 1, 3])
    case 'number':
      return random.pick([1, 2, 0.5, 2.5, 0])
    case 'boolean':
      return random.chance(0.5)
    case 'null':
      return null
    case 'array':
      return Array.from({ length: random.below(3) }, () => valueOf(random, schema['items'] as TSchema))
    default:
      return objectValue(random, schema)
  }
}

function objectValue(random: Random, schema: TSchema): unknown {
  const [values] = Object.values((schema['patternProperties'] ?? {}) as { [pattern: string]: TSchema })
  if (values !== undefined) return Object.fromEntries(['p', 'q'].slice(0, random.below(3)).map((name) => [name, valueOf(random, values)]))
  const { properties = {}, required = [] } = schema as { properties?: { [name: string]: TSchema }; required?: string[] }
  const names = Object.keys(properties).filter((name) => random.chance(required.includes(name) ? 0.98 : 0.6))
  return Object.fromEntries(names.map((name) => [name, valueOf(random, properties[name]!)]))
}
