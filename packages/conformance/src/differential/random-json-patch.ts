import type { StructuralSchema } from '@kindbox/core'
import { anyValue, randomValue } from './random-value.ts'
import type { Random } from './random.ts'

/** One to three operations, at places that the stored object has or nearly has. */
export function randomJsonPatch(random: Random, schema: StructuralSchema, base: object, subresource: string): unknown {
  if (random.oneIn(40)) return anyValue(random)
  const roots = subresource === '/status' || random.oneIn(4) ? ['status'] : random.oneIn(6) ? ['metadata'] : ['spec']
  return Array.from({ length: random.integer(1, 3) }, () => {
    const place = randomPlace(random, schema, base, roots)
    const op = random.weighted({ add: 4, replace: 4, remove: 2, test: 1, move: 1, copy: 1, other: 0.1 })
    const value = random.oneIn(6) || place.schema === undefined ? anyValue(random) : randomValue(random, place.schema, 10)
    return {
      op,
      path: pointer(place.path),
      ...((op === 'move' || op === 'copy') && { from: pointer(randomPlace(random, schema, base, roots).path) }),
      ...((op === 'add' || op === 'replace') && !random.oneIn(40) && { value }),
      ...(op === 'test' && { value: random.oneIn(2) ? place.value : value }),
    }
  })
}

interface Place {
  readonly path: readonly string[]
  /** Undefined where there is none. */
  readonly value: unknown
  readonly schema: StructuralSchema | undefined
}

function randomPlace(random: Random, schema: StructuralSchema, base: object, roots: readonly string[]): Place {
  let place: Place = { path: [], value: base, schema }
  for (const root of roots) place = below(place, root)
  while (!random.oneIn(3)) {
    const names = [...namesIn(place.value), ...Object.keys(place.schema?.properties ?? {})]
    if (names.length === 0) break
    place = below(place, random.oneIn(12) ? random.pick(['new', '-', '0', '9', '-1', '01', '']) : random.pick(names))
  }
  return place
}

function below({ path, value, schema }: Place, name: string): Place {
  const inside =
    typeof value === 'object' && value !== null && Object.hasOwn(value, name) ? (value as { [name: string]: unknown })[name] : undefined
  const { properties = {}, additionalProperties, items } = schema ?? {}
  const others = typeof additionalProperties === 'object' ? additionalProperties : items
  return { path: [...path, name], value: inside, schema: Object.hasOwn(properties, name) ? properties[name] : others }
}

function namesIn(value: unknown): string[] {
  if (Array.isArray(value)) return [...value.keys()].map(String).concat('-')
  return typeof value === 'object' && value !== null ? Object.keys(value) : []
}

function pointer(path: readonly string[]): string {
  return path.map((name) => `/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`).join('')
}
