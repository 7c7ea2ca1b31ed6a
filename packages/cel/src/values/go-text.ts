import type { ListValue, MapValue, ObjectValue, Value } from '../value.ts'
import { formatDouble } from './format-double.ts'
import { goDuration, goTime } from './go-time-text.ts'
import { runtimeTypeName } from './value-kind.ts'

/** More of a value than anyone reads in a message; also bounds the work. */
const LONGEST_TEXT = 10_000

/**
 * What Go's `%v` makes of a value: messages quote keys, indices and values so. Lists and maps end after some thousand characters, and maps
 * are in our order, where Go's is random.
 */
export function goText(value: Value): string {
  switch (typeof value) {
    case 'string':
      return value
    case 'number':
      return formatDouble(value)
    case 'bigint':
    case 'boolean':
      return String(value)
    default:
      // Upstream's null is the number of a protobuf enum.
      return value === null ? '0' : value instanceof Uint8Array ? `[${value.join(' ')}]` : textOf(value)
  }
}

function textOf(value: Extract<Value, { kind: string }>): string {
  switch (value.kind) {
    case 'uint':
      return String(value.value)
    case 'list':
      return `[${joined(elements(value))}]`
    case 'map':
    case 'object':
      return `{${joined(entries(value))}}`
    case 'optional':
      return value.value === undefined ? 'optional.none()' : `optional(${goText(value.value)})`
    case 'type':
      return runtimeTypeName(value.type)
    case 'timestamp':
      return goTime(value)
    case 'duration':
      return goDuration(value)
    case 'opaque':
      return value.typeName
  }
}

function joined(parts: Iterable<string>): string {
  let text = ''
  for (const part of parts) {
    if (text.length > LONGEST_TEXT) return `${text}, ...`
    text += text === '' ? part : `, ${part}`
  }
  return text
}

function* elements(list: ListValue): Iterable<string> {
  for (let index = 0; index < list.size; index++) yield goText(list.at(index))
}

function* entries(map: MapValue | ObjectValue): Iterable<string> {
  if (map.kind === 'map') for (const key of map.keys()) yield `${goText(key)}: ${goText(map.find(key) ?? null)}`
  else for (const name of map.fieldNames()) yield `${name}: ${goText(map.field(name) ?? null)}`
}
