import type { Path } from '@kindbox/core'
import { isRecord, setField } from '../decode/record.ts'

/** A copy without the fields at some paths; what no path leads to is shared. */
export function withoutPaths(value: unknown, paths: readonly Path[]): unknown {
  return paths.reduce(withoutPath, value)
}

function withoutPath(value: unknown, [part, ...rest]: Path): unknown {
  if (part === undefined) return value
  if (Array.isArray(value) && typeof part === 'number' && part in value) return value.with(part, withoutPath(value[part], rest))
  if (!isRecord(value) || !Object.hasOwn(value, part)) return value
  const copy = { ...value }
  if (rest.length === 0) delete copy[part]
  else setField(copy, String(part), withoutPath(copy[part], rest))
  return copy
}
