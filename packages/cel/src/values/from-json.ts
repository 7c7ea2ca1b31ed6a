import type { ListValue, MapValue, Value } from '../value.ts'

/** Plain JSON, as `JSON.parse` gives it; bigints are ints. */
export type Json = null | boolean | number | bigint | string | readonly Json[] | { readonly [key: string]: Json }

/**
 * A value of type `dyn` for plain JSON that no schema describes. Lists and maps convert what they hold when asked for it. A whole number
 * within 2^53 is an int, as the server decodes numbers without a point; JavaScript cannot tell `1.0` from `1`. Lists and
 * maps still have their `json`.
 */
export function fromJson(json: Json): Value {
  if (typeof json === 'number') return Number.isSafeInteger(json) ? BigInt(json) : json
  if (typeof json !== 'object' || json === null) return json
  return isArray(json) ? new JsonList(json) : new JsonMap(json)
}

// Array.isArray does not narrow readonly arrays.
function isArray(json: readonly Json[] | { readonly [key: string]: Json }): json is readonly Json[] {
  return Array.isArray(json)
}

class JsonList implements ListValue {
  readonly kind = 'list'
  readonly size: number
  readonly json: readonly Json[]

  constructor(elements: readonly Json[]) {
    this.size = elements.length
    this.json = elements
  }

  at(index: number): Value {
    return fromJson(this.json[index] ?? null)
  }
}

class JsonMap implements MapValue {
  readonly kind = 'map'
  readonly size: number
  readonly json: { readonly [key: string]: Json }
  readonly #keys: readonly string[]

  constructor(entries: { readonly [key: string]: Json }) {
    this.json = entries
    this.#keys = Object.keys(entries)
    this.size = this.#keys.length
  }

  find(key: Value): Value | undefined {
    // `__proto__` and `constructor` are keys like others.
    if (typeof key !== 'string' || !Object.hasOwn(this.json, key)) return undefined
    return fromJson(this.json[key] ?? null)
  }

  keys(): readonly string[] {
    return this.#keys
  }
}
