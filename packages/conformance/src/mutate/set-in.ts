import type { Random } from '../differential/random.ts'
import { type Json, type JsonObject, setField } from './json.ts'
import { oddValue } from './odd-values.ts'

export type Maker = (random: Random) => Json
export type Makers = { readonly [field: string]: Maker }

/** Sets one of the fields to what its maker makes, mostly, and says which. */
export function setIn(random: Random, object: JsonObject, makers: Makers, where: string): string {
  const field = random.pick(Object.keys(makers))
  if (random.oneIn(10)) delete object[field]
  else setField(object, field, random.oneIn(12) ? oddValue(random) : makers[field]!(random))
  return `${where}.${field}`
}
