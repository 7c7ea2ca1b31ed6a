import type { StoredObject } from '../storage/stored.ts'

/** What a field selector compares a value with. */
export type FieldReader = (object: StoredObject) => string

/** The value at a path as Go's `fmt.Sprint` writes it; `absent` where there is none. */
export function fieldReader(path: readonly (string | number)[], absent = ''): FieldReader {
  return (object) => {
    let value: unknown = object
    for (const part of path) {
      if (typeof value !== 'object' || value === null || !Object.hasOwn(value, part)) return absent
      value = (value as Record<string | number, unknown>)[part]
    }
    return value === null ? absent : String(value)
  }
}
