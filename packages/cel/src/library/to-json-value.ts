import { formatDuration, formatTimestamp } from '../standard/format-time.ts'
import { EvaluationError, type Value } from '../value.ts'
import { ArrayList } from '../values/list.ts'
import { EntriesMap } from '../values/map.ts'
import { isKind, typeNameOf } from '../values/value-kind.ts'

/**
 * What a value becomes in a message that stands for JSON (cel-go, the conversions of common/types to `structpb.Value`): numbers are doubles,
 * bytes base64, times text.
 *
 * @throws EvaluationError for what JSON has no form for
 */
export function toJsonValue(value: Value): Value {
  if (value === null || typeof value === 'boolean' || typeof value === 'string' || typeof value === 'number') return value
  if (typeof value === 'bigint') return numberOrText(value)
  if (value instanceof Uint8Array) return btoa(String.fromCharCode(...value))
  if (isKind(value, 'uint')) return numberOrText(value.value)
  if (isKind(value, 'timestamp')) return formatTimestamp(value)
  if (isKind(value, 'duration')) return formatDuration(value)
  if (isKind(value, 'list')) return new ArrayList(Array.from({ length: value.size }, (_, index) => toJsonValue(value.at(index))))
  if (isKind(value, 'map')) {
    return new EntriesMap(Array.from(value.keys(), (key) => [jsonKey(key), toJsonValue(value.find(key) ?? null)] as const))
  }
  throw new EvaluationError(`type conversion error from '${typeNameOf(value)}' to '*structpb.Value'`)
}

/** Whole numbers beyond what a double holds are written out. */
function numberOrText(value: bigint): Value {
  return Number.isSafeInteger(Number(value)) ? Number(value) : String(value)
}

function jsonKey(key: Value): string {
  return typeof key === 'string' ? key : String(isKind(key, 'uint') ? key.value : key)
}
