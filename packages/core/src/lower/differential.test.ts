import { describe, expect, test } from '@jest/globals'
import { type TSchema, Type } from '@sinclair/typebox'
import { Value } from '@sinclair/typebox/value'
import { compile } from '../validate/compile.ts'
import { lower } from './lower.ts'

// The lowered schema against TypeBox's own verdict, on schemas and values that nobody thought of. A failure names its seed.

describe('a lowered schema accepts what the TypeBox schema accepts', () => {
  test.each(Array.from({ length: 30 }, (_, seed) => ({ seed })))('seed $seed', ({ seed }) => {
    const random = new Random(seed + 1)
    let accepted = 0
    let refused = 0
    for (let round = 0; round < 60; round++) {
      const schema = random.schema(3)
      const result = lower(schema)
      if (!result.ok) {
        expect(result.issues.map((issue) => issue.severity)).toContain('error')
        continue
      }
      const isValid = compile(result.schema)
      for (let sample = 0; sample < 8; sample++) {
        const value = random.valueOf(schema, 6)
        const context = JSON.stringify({ value, schema, lowered: result.schema })
        const expected = Value.Check(schema, value)
        expect({ context, accepted: isValid(value).length === 0 }).toEqual({ context, accepted: expected })
        if (expected) accepted++
        else refused++
      }
    }
    expect(accepted).toBeGreaterThan(50)
    expect(refused).toBeGreaterThan(20)
  })
})

const TEXTS = ['a', 'b', 'auto', 'x1', '', 'ab', 'aaaa']
const NUMBERS = [0, 1, 2, 3, 4, 5, 7, 10, -1, 1.5, 2.5]

/**
 * Makes schemas of the builders that become another one when lowered. The members of a union name the same fields, since a
 * field that only some name is judged for all of them.
 */
class Random {
  #state: number

  constructor(seed: number) {
    this.#state = Math.imul(seed, 2_654_435_761) >>> 0
  }

  schema(depth: number): TSchema {
    if (depth === 0) return this.#scalar()
    switch (this.#below(10)) {
      case 0:
        return Type.Array(this.schema(depth - 1), this.#some({ minItems: this.#below(3), maxItems: 1 + this.#below(4) }))
      case 1:
        return Type.Record(Type.String(), this.schema(depth - 1), this.#some({ maxProperties: 1 + this.#below(3) }))
      case 2:
        return Type.Union([this.#object(depth), this.#object(depth), ...(this.#chance(0.3) ? [Type.Null()] : [])])
      case 3:
        return Type.Union([this.schema(depth - 1), Type.Null()])
      case 4:
        return Type.Union(this.#alike(3))
      case 5:
        return Type.Intersect([this.#object(depth), this.#object(depth)])
      case 6:
        return Type.Intersect(this.#alike(2))
      case 7: {
        const [type = Type.String(), negated = type] = this.#alike(2)
        return Type.Intersect([type, Type.Not(negated)])
      }
      case 8:
        return Type.Intersect([this.#object(depth), Type.Not(this.#object(depth - 1))])
      default:
        return this.#object(depth)
    }
  }

  /** A value that is likely to fit. */
  valueOf(schema: TSchema, depth: number): unknown {
    if (depth === 0 || this.#chance(0.08)) return this.#any(2)
    if (Array.isArray(schema.anyOf)) return this.valueOf(this.#pick(schema.anyOf), depth)
    if (Array.isArray(schema.allOf)) {
      const values = schema.allOf.filter((member) => member.not === undefined).map((member) => this.valueOf(member, depth))
      return values.every(isRecord) ? Object.assign({}, ...values) : this.#pick(values)
    }
    if (schema.const !== undefined) return schema.const
    switch (schema.type) {
      case 'string':
        return this.#pick(TEXTS)
      case 'integer':
      case 'number':
        return this.#pick(NUMBERS)
      case 'boolean':
        return this.#chance(0.5)
      case 'null':
        return null
      case 'array':
        return Array.from({ length: this.#below(4) }, () => this.valueOf(schema.items, depth - 1))
      default:
        return isRecord(schema.patternProperties) ? this.#mapOf(schema, depth) : this.#objectOf(schema, depth)
    }
  }

  #mapOf(schema: TSchema, depth: number): unknown {
    const [values] = Object.values<TSchema>(schema.patternProperties)
    const names = ['p', 'q', 'r'].slice(0, this.#below(4))
    return Object.fromEntries(names.map((name) => [name, values === undefined ? null : this.valueOf(values, depth - 1)]))
  }

  #objectOf(schema: TSchema, depth: number): unknown {
    const names = Object.keys(schema.properties ?? {}).filter((name) => this.#chance(schema.required?.includes(name) === true ? 0.95 : 0.5))
    return Object.fromEntries(names.map((name) => [name, this.valueOf(schema.properties[name], depth - 1)]))
  }

  /** Scalars of one kind: of several kinds there is mostly no union and no intersection. */
  #alike(count: number): TSchema[] {
    const kind = this.#below(3)
    return Array.from({ length: count }, () => this.#scalar(kind))
  }

  #scalar(kind = this.#below(3)): TSchema {
    if (kind === 0) return this.#text()
    if (kind === 1) return this.#number()
    return this.#chance(0.5) ? Type.Boolean() : Type.Literal(this.#chance(0.5))
  }

  #text(): TSchema {
    const limits = { minLength: this.#below(3), maxLength: 1 + this.#below(4), pattern: this.#pick(['^a', 'b', '^[a-z]+$']) }
    const literals = [Type.Literal('a'), Type.Literal('b')]
    return this.#pick([Type.String(this.#some(limits)), Type.Literal(this.#pick(TEXTS)), Type.Union(literals)])
  }

  #number(): TSchema {
    const bounds = {
      minimum: this.#below(5),
      exclusiveMinimum: this.#below(4),
      maximum: 2 + this.#below(9),
      exclusiveMaximum: 4 + this.#below(9),
    }
    const limits = this.#some({ ...bounds, multipleOf: 1 + this.#below(3) })
    return this.#pick([Type.Integer(limits), Type.Number(limits), Type.Literal(this.#pick(NUMBERS))])
  }

  #object(depth: number): TSchema {
    const kind = Type.Literal(this.#pick(['a', 'b']))
    const value = this.schema(Math.max(depth - 1, 0))
    return Type.Object({ kind: this.#chance(0.5) ? kind : Type.Optional(kind), value: this.#chance(0.5) ? value : Type.Optional(value) })
  }

  #any(depth: number): unknown {
    const kind = this.#below(depth > 0 ? 6 : 4)
    if (kind === 4) return [this.#any(depth - 1)]
    if (kind === 5) return { [this.#pick(['kind', 'value'])]: this.#any(depth - 1) }
    return [this.#pick(TEXTS), this.#pick(NUMBERS), this.#chance(0.5), null][kind]
  }

  #some(options: object): object {
    return Object.fromEntries(Object.entries(options).filter(() => this.#chance(0.25)))
  }

  #pick<T>(items: readonly T[]): T {
    return items[this.#below(items.length)] as T
  }

  #chance(probability: number): boolean {
    return this.#next() < probability
  }

  #below(limit: number): number {
    return Math.floor(this.#next() * limit)
  }

  /** Marsaglia's xorshift. */
  #next(): number {
    this.#state ^= this.#state << 13
    this.#state >>>= 0
    this.#state ^= this.#state >>> 17
    this.#state ^= this.#state << 5
    this.#state >>>= 0
    return this.#state / 2 ** 32
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
