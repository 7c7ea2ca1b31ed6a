import { describe, expect, test } from '@jest/globals'
import type { StructuralSchema } from '../../structural-schema.ts'
import { compile } from '../compile.ts'
import { validateBuiltIn } from './validate-built-in.ts'

// Two engines, one verdict: what the closures say of a value is what Ajv says of it, word for word, on schemas and values that nobody
// thought of. A failure names its seed.

describe('closures say what Ajv says', () => {
  test.each(Array.from({ length: 20 }, (_, seed) => ({ seed })))('seed $seed', ({ seed }) => {
    const random = randomSource(seed)
    let invalid = 0
    for (let round = 0; round < 40; round++) {
      const schema = randomSchema(random, 3)
      const byAjv = compile(schema)
      for (let sample = 0; sample < 10; sample++) {
        const value = randomValue(random, schema)
        const expected = sorted(byAjv(value))
        const context = JSON.stringify({ schema, value })
        expect({ context, issues: sorted(validateBuiltIn(schema, value, { mode: 'stored', redact: false })) }).toEqual({
          context,
          issues: expected,
        })
        if (expected.length > 0) invalid++
      }
    }
    expect(invalid).toBeGreaterThan(80)
    expect(invalid).toBeLessThan(320)
  })
})

/** Ajv goes by the schema's order, closures by the value's. */
function sorted<T extends { readonly message: string }>(issues: readonly T[]): T[] {
  return issues.toSorted((a, b) => (a.message < b.message ? -1 : 1))
}

type Random = () => number

/** Mulberry32: small, and the same everywhere. */
function randomSource(seed: number): Random {
  let state = seed * 104_729 + 3
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

const NAMES = ['a', 'b', 'constructor', '__proto__', 'toString', 'c-d', '0', 'kind', 'x/y']
const LEAVES: readonly StructuralSchema[] = [
  { type: 'string' },
  { type: 'string', enum: ['a', 'abc'] },
  { type: 'string', format: 'date-time' },
  { type: 'integer', format: 'int32' },
  { type: 'integer', format: 'int64' },
  { type: 'integer' },
  { type: 'number', format: 'double' },
  { type: 'boolean' },
  { 'x-kubernetes-int-or-string': true },
  { 'x-kubernetes-preserve-unknown-fields': true },
  { type: 'object', 'x-kubernetes-preserve-unknown-fields': true },
]

function randomSchema(random: Random, depth: number): StructuralSchema {
  const schema = depth === 0 ? pick(random, LEAVES) : randomContainer(random, depth)
  return random() < 0.2 && (schema.type !== undefined || schema['x-kubernetes-int-or-string']) ? { ...schema, nullable: true } : schema
}

function randomContainer(random: Random, depth: number): StructuralSchema {
  const inner = () => randomSchema(random, random() < 0.5 ? 0 : depth - 1)
  if (depth < 3 && random() < 0.3) return { type: 'array', items: inner() }
  if (random() < 0.25) return { type: 'object', additionalProperties: inner() }
  const names = NAMES.filter(() => random() < 0.5)
  return {
    type: 'object',
    properties: Object.fromEntries(names.map((name) => [name, inner()])),
    // What a required __proto__ should have been, Ajv cannot tell.
    required: names.filter((name) => name !== '__proto__' && random() < 0.3),
  }
}

const SCALARS = ['', 'a', 'abc', '2020-02-30T00:00:00Z', '2020-02-03T00:00:00Z', 0, 7, 1.5, -1, 3e9, 1e300, true, false, null]

/** A value that mostly fits; the closer it comes, the more its rare faults say. */
function randomValue(random: Random, schema: StructuralSchema): unknown {
  if (random() < 0.04) return pick(random, [...SCALARS, [], {}])
  const { type, properties = {}, required = [], additionalProperties, items = {}, format } = schema
  if (schema.enum !== undefined && random() < 0.8) return pick(random, schema.enum)
  if (type === 'array') return Array.from({ length: Math.floor(random() * 3) }, () => randomValue(random, items))
  if (type !== 'object') {
    const fitting = SCALARS.filter((value) => typeof value === (type === 'integer' ? 'number' : type))
    return format === 'date-time' ? SCALARS[4] : pick(random, fitting.length === 0 ? SCALARS : fitting)
  }
  const names = NAMES.filter((name) => random() < (required.includes(name) ? 0.97 : 0.4))
  const schemaOf = (name: string) =>
    Object.hasOwn(properties, name) ? properties[name]! : typeof additionalProperties === 'object' ? additionalProperties : {}
  return Object.fromEntries(names.map((name) => [name, randomValue(random, schemaOf(name))]))
}
