import type { StructuralSchema } from '@kindbox/core'
import type { Random } from '../differential/random.ts'
import { randomValue, validValue } from '../differential/random-value.ts'
import { copyOf, isObject, type Json } from './json.ts'
import { oddString } from './odd-values.ts'
import type { RuleLiterals } from './rule-literals.ts'

/** A value just inside or just outside what a schema or its rules allow. */
export function nearValue(random: Random, schema: StructuralSchema, value: Json, literals: RuleLiterals): Json {
  const choices: (() => Json)[] = [() => copyOf(random.oneIn(2) ? validValue(random, schema) : randomValue(random, schema, 6))]
  const { minimum, maximum, multipleOf, minLength, maxLength, minItems, maxItems, minProperties, maxProperties } = schema
  for (const bound of [minimum, maximum, multipleOf]) {
    if (bound !== undefined) choices.push(() => bound + random.pick([-1, 0, 1, 0.5, -1e-9]))
  }
  if (schema.enum !== undefined && schema.enum.length > 0) {
    choices.push(() => copyOf(random.pick(schema.enum!)))
    choices.push(() => String(random.pick(schema.enum!)) + random.pick(['', 'x', ' ']))
  }
  const type = schema.type ?? (schema['x-kubernetes-int-or-string'] === true ? random.pick(['string', 'integer'] as const) : undefined)
  if (type === 'string') {
    const lengths = [minLength, maxLength].filter((length) => length !== undefined && length < 5000)
    for (const length of lengths) choices.push(() => random.pick(['a', 'é', '😀']).repeat(Math.max(0, length! + random.integer(-1, 1))))
    if (literals.strings.length > 0) choices.push(() => random.pick(literals.strings) + (random.oneIn(4) ? oddString(random) : ''))
    choices.push(() => oddString(random))
  }
  if ((type === 'integer' || type === 'number') && literals.numbers.length > 0) {
    choices.push(() => random.pick(literals.numbers) * (random.oneIn(5) ? -1 : 1) + random.integer(-1, 1))
  }
  if (type === 'array' && Array.isArray(value)) {
    for (const length of [minItems, maxItems, random.pick([0, 1, 2, 3, ...literals.numbers])]) {
      if (length !== undefined && length <= 300) choices.push(() => resized(value, Math.max(0, Math.floor(length) + random.integer(-1, 1))))
    }
  }
  if (type === 'object' && isObject(value)) {
    for (const count of [minProperties, maxProperties]) {
      if (count === undefined || count > 300) continue
      choices.push(() =>
        Object.fromEntries(Array.from({ length: Math.max(0, count + random.integer(-1, 1)) }, (_, i) => [`k${i}`, first(value)])),
      )
    }
  }
  return random.pick(choices)()
}

/** Repeated from the start where it gets longer. */
function resized(list: readonly Json[], length: number): Json[] {
  return Array.from({ length }, (_, index) => copyOf(list.length === 0 ? 'x' : list[index % list.length]))
}

function first(object: { [field: string]: Json }): Json {
  return copyOf(Object.values(object)[0] ?? 'x')
}
