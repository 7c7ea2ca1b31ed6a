import { EvaluationError, EvaluationPanic, type MapValue, type Value } from '../value.ts'
import { goText } from './go-text.ts'
import { isInt, isUint, uint } from './scalars.ts'
import { isKind } from './value-kind.ts'

/**
 * A map of values at hand. Keys of different types are different keys, but a number that is not found is looked for as the same
 * number of another type (cel-go's refValMapAccessor).
 */
export class EntriesMap implements MapValue {
  readonly kind = 'map'
  readonly #entries = new Map<Value, Value>()
  /** Uints are objects, so they are found by their numbers, in a table of their own. */
  readonly #uints = new Map<bigint, Value>()

  constructor(entries: Iterable<readonly [key: Value, value: Value]> = []) {
    for (const [key, value] of entries) this.set(key, value)
  }

  get size(): number {
    return this.#entries.size + this.#uints.size
  }

  find(key: Value): Value | undefined {
    if (key instanceof Uint8Array) throw unhashable()
    if (isKind(key, 'uint')) return this.#uints.get(key.value) ?? (isInt(key.value) ? this.#entries.get(key.value) : undefined)
    const found = this.#entries.get(key)
    if (found !== undefined) return found
    if (typeof key === 'bigint') return this.#uints.get(key)
    if (typeof key !== 'number' || !Number.isInteger(key)) return undefined
    const whole = BigInt(key)
    return (isInt(whole) ? this.#entries.get(whole) : undefined) ?? (isUint(whole) ? this.#uints.get(whole) : undefined)
  }

  *keys(): Iterable<Value> {
    yield* this.#entries.keys()
    for (const key of this.#uints.keys()) yield uint(key)
  }

  /** For those who build a map before anyone sees it. */
  set(key: Value, value: Value): void {
    if (key instanceof Uint8Array) throw unhashable()
    if (isKind(key, 'uint')) this.#uints.set(key.value, value)
    else this.#entries.set(key, value)
  }

  /** For those who build a map before anyone sees it. */
  delete(key: Value): void {
    if (isKind(key, 'uint')) this.#uints.delete(key.value)
    else this.#entries.delete(key)
  }
}

/** Go's maps cannot have bytes as keys, and CEL's checker does not know. */
function unhashable(): EvaluationPanic {
  return new EvaluationPanic('runtime error: hash of unhashable type types.Bytes')
}

/** What a comprehension builds: inserting changes it. Only the accumulator of a running comprehension ever holds one. */
export class GrowingMap extends EntriesMap {
  #settled = false

  /** The map itself, which from now on never changes. */
  settled(): MapValue {
    this.#settled = true
    return this
  }

  get growing(): boolean {
    return !this.#settled
  }
}

/**
 * `map` with one entry more, as cel-go's InsertMapKeyValue: in place where a comprehension is building it, else a copy.
 *
 * @throws EvaluationError when the map has the key
 */
export function insertEntry(map: MapValue, key: Value, value: Value): MapValue {
  if (map.find(key) !== undefined) throw new EvaluationError(`insert failed: key ${goText(key)} already exists`)
  const target = map instanceof GrowingMap && map.growing ? map : copy(map)
  target.set(key, value)
  return target
}

function copy(map: MapValue): EntriesMap {
  const result = new EntriesMap()
  for (const key of map.keys()) result.set(key, map.find(key) ?? null)
  return result
}
