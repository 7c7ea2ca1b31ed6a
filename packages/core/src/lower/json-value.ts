/** Levels of nesting in a value that a schema carries. */
const MAX_DEPTH = 256

/**
 * Copies a value that a schema carries (`default`, `enum`, `example`), so that the result shares nothing with the user's object.
 * Undefined when JSON cannot hold the value: functions, bigints, NaN, cycles, class instances.
 */
export function copyJson(value: unknown, depth = MAX_DEPTH): { readonly value: unknown } | undefined {
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return { value }
  // -0 and 0 are the same number on the wire.
  if (typeof value === 'number') return Number.isFinite(value) ? { value: value === 0 ? 0 : value } : undefined
  if (typeof value !== 'object' || depth === 0) return undefined
  if (Array.isArray(value)) {
    const items: unknown[] = []
    for (const item of value) {
      const copy = copyJson(item, depth - 1)
      if (copy === undefined) return undefined
      items.push(copy.value)
    }
    return { value: items }
  }
  const prototype: unknown = Object.getPrototypeOf(value)
  if (prototype !== Object.prototype && prototype !== null) return undefined
  const entries: [string, unknown][] = []
  for (const [name, item] of Object.entries(value)) {
    if (item === undefined) continue
    const copy = copyJson(item, depth - 1)
    if (copy === undefined) return undefined
    entries.push([name, copy.value])
  }
  return { value: Object.fromEntries(entries) }
}

/** Whether two JSON values are equal; the order of an object's keys does not count, an absent key is an undefined one. */
export function sameJson(a: unknown, b: unknown): boolean {
  if (a === b) return true
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false
  if (Array.isArray(a) || Array.isArray(b)) {
    if (!Array.isArray(a) || !Array.isArray(b) || a.length !== b.length) return false
    return a.every((item, index) => sameJson(item, b[index]))
  }
  const names = Object.keys(a)
  if (names.length !== Object.keys(b).length) return false
  return names.every(
    (name) => Object.hasOwn(b, name) && sameJson((a as Record<string, unknown>)[name], (b as Record<string, unknown>)[name]),
  )
}

/** A string that is the same for equal JSON values, to look values up by. */
export function jsonKey(value: unknown): string {
  return JSON.stringify(value, (_name, item: unknown) =>
    typeof item === 'object' && item !== null && !Array.isArray(item)
      ? Object.fromEntries(Object.entries(item).toSorted(([a], [b]) => (a < b ? -1 : 1)))
      : item,
  )
}

/** The values without repetition, in order. */
export function distinctJson(values: Iterable<unknown>): unknown[] {
  const seen = new Map<string, unknown>()
  for (const value of values) if (!seen.has(jsonKey(value))) seen.set(jsonKey(value), value)
  return [...seen.values()]
}
