import type { StructuralSchema } from '@kindbox/core'
import type { Random } from '../differential/random.ts'
import { copyOf, isObject, type Json, type JsonObject, setField } from './json.ts'
import { nearValue } from './near-value.ts'
import { oddNumber, oddString, oddValue } from './odd-values.ts'
import { objectsOf, type Place, placesOf } from './places.ts'
import type { RuleLiterals } from './rule-literals.ts'

/** What a kind lets its objects be. */
export interface Shape {
  readonly schema: StructuralSchema | undefined
  readonly literals: RuleLiterals
}

const weights = { drop: 4, near: 12, retype: 3, null: 3, rename: 2, text: 3, number: 2, item: 3, fill: 8, unknown: 1, swap: 2 } as const
type Kind = keyof typeof weights

/** Changes one thing in an object that may be changed, and says what. */
export function mutateObject(random: Random, object: JsonObject, { schema, literals }: Shape): string {
  const places = placesOf(object, schema).filter(
    ({ parent, key }) => parent !== object || (key !== 'apiVersion' && key !== 'kind') || random.oneIn(20),
  )
  const kind = random.weighted<Kind>(weights)
  if (kind === 'fill' || kind === 'unknown' || places.length === 0)
    return fill(random, objectsOf(object, schema, places), literals, kind === 'unknown')
  // Leaves are many, and what is near the root is interesting too.
  const place = random.pick(places)
  mutations[kind](random, place, literals, places)
  return `${kind} ${String(place.key)}`
}

type Mutation = (random: Random, place: Place, literals: RuleLiterals, places: readonly Place[]) => void

const mutations: { readonly [kind in Exclude<Kind, 'fill' | 'unknown'>]: Mutation } = {
  drop: (_, place) => remove(place),
  near: (random, place, literals) =>
    put(place, place.schema === undefined ? oddValue(random) : nearValue(random, place.schema, place.value, literals)),
  retype: (random, place) => put(place, random.oneIn(4) && place.value !== null ? wrapped(random, place.value) : oddValue(random)),
  null: (_, place) => put(place, null),
  rename(random, { parent, key, value }) {
    if (Array.isArray(parent)) return void parent.push(copyOf(value))
    delete parent[key]
    setField(parent, random.pick([`${key}x`, String(key).toUpperCase(), String(key).slice(1), '__proto__', oddString(random)]), value)
  },
  text: (random, place) =>
    put(place, typeof place.value === 'string' && random.oneIn(2) ? place.value + oddString(random) : oddString(random)),
  number: (random, place) => put(place, oddNumber(random)),
  item(random, place, _, places) {
    const lists = places.flatMap(({ value }) => (Array.isArray(value) && value.length > 0 ? [value] : []))
    if (lists.length === 0) return remove(place)
    const list = random.pick(lists)
    const at = random.integer(0, list.length - 1)
    const change = random.weighted({ drop: 1, reverse: 1, double: 2 })
    if (change === 'drop') list.splice(at, 1)
    else if (change === 'reverse') list.reverse()
    else list.splice(random.integer(0, list.length), 0, copyOf(list[at]))
  },
  swap(random, place, _, places) {
    const other = random.pick(places)
    put(place, copyOf(other.value))
  },
}

/** Adds a field that the schema knows and the object lacks, or one that nobody knows. */
function fill(random: Random, objects: readonly Place[], literals: RuleLiterals, unknown: boolean): string {
  const object = objects.length === 0 ? undefined : random.pick(objects)
  if (object === undefined || !isObject(object.value)) return 'nothing'
  const { value, schema } = object
  const { properties = {}, additionalProperties } = schema ?? {}
  const missing = Object.keys(properties).filter((field) => !Object.hasOwn(value, field) && field !== 'metadata')
  if (unknown || (missing.length === 0 && additionalProperties === undefined)) {
    const field = random.pick(['new', 'a.b', '__proto__', 'toString', '', 'é', oddString(random)])
    setField(value, field, oddValue(random))
    return `unknown ${field}`
  }
  const field =
    missing.length === 0 ? random.pick(['k1', 'k2', 'a.b/c', 'K', oddString(random), ...literals.strings]) : random.pick(missing)
  const own = Object.hasOwn(properties, field) ? properties[field]! : typeof additionalProperties === 'object' ? additionalProperties : {}
  setField(value, field, nearValue(random, own, null, literals))
  return `fill ${field}`
}

function remove({ parent, key }: Place): void {
  if (Array.isArray(parent)) parent.splice(Number(key), 1)
  else delete parent[key]
}

function put({ parent, key }: Place, value: Json): void {
  if (Array.isArray(parent)) parent[Number(key)] = value
  else setField(parent, String(key), value)
}

function wrapped(random: Random, value: Json): Json {
  return random.oneIn(2) ? [value] : { value }
}
