import type { StructuralSchema } from '@kindbox/core'
import type { Random } from './random.ts'

/** A value that a schema is likely to accept; formats, patterns and junctors are only guessed at. */
export function validValue(random: Random, schema: StructuralSchema): unknown {
  return new ValueMaker(random, 0).make(schema)
}

/** A value with one thing wrong in so many places: an unknown field, a null, a wrong type, a missing field, a value out of bounds. */
export function randomValue(random: Random, schema: StructuralSchema, placesPerFault = 12): unknown {
  return new ValueMaker(random, placesPerFault).make(schema)
}

/** A value of no particular type, for places that no schema describes. */
export function anyValue(random: Random, depth = 0): unknown {
  const kind = random.weighted({ null: 1, boolean: 1, number: 2, string: 3, array: depth < 2 ? 1 : 0, object: depth < 2 ? 2 : 0 })
  switch (kind) {
    case 'null':
      return null
    case 'boolean':
      return random.oneIn(2)
    case 'number':
      return random.pick(numbers)
    case 'string':
      return random.pick(strings)
    case 'array':
      return times(random.integer(0, 2), () => anyValue(random, depth + 1))
    case 'object':
      return fields(random.some(['a', 'b', 'new']).map((name) => [name, anyValue(random, depth + 1)]))
  }
}

/** None is a decimal number alone: messages are searched for versions, which are. */
const strings = ['', 'x', 'abc', 'red', 'a longer text', 'é', '😀😀', '10%', '1e3', 'a\nb', '"', '\u2028<&>'] as const
const numbers = [0, 1, -1, 3, 5, 6, 2.5, 0.1, 100, 2 ** 31, 2 ** 40, 1e21, -0.5, 1e-7, 123456789] as const
const samples: { readonly [format: string]: readonly string[] } = {
  'date-time': ['2024-02-29T12:00:00Z', '2024-02-29T12:00:00.5+01:00', '2023-02-29T12:00:00Z', '2024-02-29'],
  date: ['2024-02-29', '2023-02-29', 'today'],
  uuid: ['a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11', 'A0EEBC99', 'a0eebc999c0b4ef8bb6d6bb9bd380a11'],
  byte: ['aGk=', 'aGk', '****'],
  duration: ['1h30m', '5 days', '-1.5s', 'P1D', 'x'],
  email: ['a@b.c', 'a@', 'A <a@b.c>'],
  ipv4: ['127.0.0.1', '127.0.0.256', '::1'],
  uri: ['http://a.b/c', '/c', 'a b', ':'],
}

class ValueMaker {
  readonly #random: Random
  readonly #placesPerFault: number

  constructor(random: Random, placesPerFault: number) {
    this.#random = random
    this.#placesPerFault = placesPerFault
  }

  make(schema: StructuralSchema): unknown {
    const random = this.#random
    if (this.#isFault()) return random.oneIn(3) ? null : anyValue(random)
    if (schema.nullable === true && random.oneIn(5)) return null
    if (schema['x-kubernetes-int-or-string'] === true) return random.oneIn(2) ? random.integer(0, 9) : random.pick(strings)
    switch (schema.type) {
      case 'object':
        return this.#object(schema)
      case 'array':
        return this.#array(schema)
      case 'string':
        return this.#string(schema)
      case 'integer':
        return this.#number(schema, 1)
      case 'number':
        return this.#number(schema, random.pick([1, 0.5, 0.1]))
      case 'boolean':
        return random.oneIn(2)
      case undefined:
        return this.#placesPerFault === 0 ? random.pick([{ a: 'x' }, ['x'], 'x', 1]) : anyValue(random)
    }
  }

  #object({ properties = {}, additionalProperties, required = [], ...schema }: StructuralSchema): object {
    const random = this.#random
    const entries: [string, unknown][] = []
    for (const [name, property] of Object.entries(properties)) {
      const wanted = required.includes(name) && property.default === undefined ? !this.#isFault() : random.oneIn(2)
      if (wanted) entries.push([name, this.make(property)])
    }
    if (typeof additionalProperties === 'object') {
      const names = random.some(['one', 'two', 'a.b', '']).slice(0, schema.maxProperties ?? 4)
      entries.push(...names.map((name): [string, unknown] => [name, this.make(additionalProperties)]))
    }
    if (schema['x-kubernetes-embedded-resource'] === true) entries.push(...this.#embedded())
    if (this.#isFault() || (this.#placesPerFault > 0 && schema['x-kubernetes-preserve-unknown-fields'] === true))
      entries.push([random.pick(['new', 'other']), anyValue(random)])
    return fields(entries)
  }

  #embedded(): [string, unknown][] {
    const name = this.#isFault() ? this.#random.pick(['Not a name', '', null, {}]) : 'inner'
    const metadata = fields([['name', name], ...(this.#isFault() ? [['labels', { a: this.#random.pick(['x', '-', null]) }] as const] : [])])
    return [
      ['apiVersion', this.#isFault() ? this.#random.pick(['', 'a/b/c', null]) : 'v1'],
      ['kind', this.#isFault() ? this.#random.pick(['', null, 'a b']) : 'Inner'],
      ...(this.#random.oneIn(2) ? [['metadata', metadata] as [string, unknown]] : []),
    ]
  }

  #array({ items = {}, minItems = 0, maxItems = 3, ...schema }: StructuralSchema): unknown[] {
    const wanted = this.#isFault() ? this.#random.integer(0, 4) : this.#random.integer(minItems, Math.max(minItems, maxItems))
    const made = times(wanted, () => this.make(items))
    const keys = schema['x-kubernetes-list-map-keys']
    const listType = schema['x-kubernetes-list-type']
    if (this.#placesPerFault > 0 && this.#random.oneIn(4)) return made
    // Duplicates are the rule among so few values, and few steps would get past them.
    if (listType === 'set') return distinctBy(made, (item) => item)
    return listType === 'map' ? distinctBy(made, (item) => keys?.map((key) => (item as { [name: string]: unknown } | null)?.[key])) : made
  }

  #string({ enum: choices, format, minLength = 0, maxLength = 20, pattern }: StructuralSchema): string {
    const random = this.#random
    if (choices !== undefined) return random.pick(choices) as string
    if (format !== undefined && samples[format] !== undefined) {
      return this.#placesPerFault > 0 && random.oneIn(4) ? random.pick(samples[format]) : samples[format][0]!
    }
    if (pattern !== undefined) return pattern.includes('é') ? 'é' : 'x'
    const fitting = strings.filter((text) => [...text].length >= minLength && [...text].length <= maxLength)
    // A change may leave lengths that none of them has, or no text at all.
    return fitting.length === 0 ? 'x'.repeat(minLength) : random.pick(fitting)
  }

  #number({ minimum = -3, maximum = 7, multipleOf, ...schema }: StructuralSchema, step: number): number {
    if (this.#isFault()) return this.#random.pick(numbers)
    const low = minimum + (schema.exclusiveMinimum === true ? 1 : 0)
    const high = Math.max(low, maximum - (schema.exclusiveMaximum === true ? 1 : 0))
    const value = this.#random.integer(low, high)
    if (multipleOf !== undefined) return Math.round(value / Math.max(multipleOf, 1)) * Math.max(multipleOf, 1)
    return step < 1 && value < high ? value + step : value
  }

  #isFault(): boolean {
    return this.#placesPerFault > 0 && this.#random.oneIn(this.#placesPerFault)
  }
}

function times<T>(count: number, make: () => T): T[] {
  return Array.from({ length: count }, make)
}

/** `__proto__` is a field like any other. */
function fields(entries: readonly (readonly [string, unknown])[]): object {
  return Object.fromEntries(entries)
}

function distinctBy(values: readonly unknown[], keyOf: (value: unknown) => unknown): unknown[] {
  return [...new Map(values.map((value) => [JSON.stringify(keyOf(value)), value])).values()]
}
