import type { StructuralSchema } from '@kindbox/core'
import { anyValue, randomValue } from './random-value.ts'
import type { Random } from './random.ts'

/** A merge patch of a stored object: other fields in part of it, and nulls, which remove. */
export function randomMergePatch(random: Random, schema: StructuralSchema, base: object, subresource: string): unknown {
  if (random.oneIn(40)) return anyValue(random)
  const part = subresource === '/status' || random.oneIn(4) ? 'status' : 'spec'
  const whole = randomValue(random, schema, random.pick([0, 8, 20])) as { readonly [field: string]: unknown } | null
  const wanted = { [part]: thinned(random, whole?.[part] ?? null) }
  const metadata = random.pick([
    { labels: { a: random.pick(['x', 'y', null, 'not a label']) } },
    { finalizers: random.pick([['example.dev/hold'], [], null]) },
    { annotations: { note: random.pick(['x', null]) } },
    { name: random.pick(['one', 'other', '', null]) },
    { generation: 9 },
  ])
  return {
    ...(!random.oneIn(5) && wanted),
    ...(random.oneIn(5) && { metadata }),
    ...(random.oneIn(20) && { [random.pick(['new', ...Object.keys(base)])]: random.oneIn(2) ? null : anyValue(random) }),
  }
}

/** Without some of its fields, and with nulls in the place of some. */
export function thinned(random: Random, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value
  const kept = Object.entries(value).filter(() => !random.oneIn(3))
  return Object.fromEntries(kept.map(([name, field]) => [name, random.oneIn(8) ? null : thinned(random, field)]))
}
