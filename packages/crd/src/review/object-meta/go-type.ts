import type { Path } from '@kindbox/core'
import { byCodePoint, marshal } from '../go/json.ts'
import { fitsInt64, isGoNumber } from '../go/number.ts'
import { isObject, type JsonObject, setField } from '../go/record.ts'
import { formatRfc3339, parseRfc3339, ZERO_TIME } from '../go/time.ts'

/**
 * A Go type that JSON is decoded into, as far as metadata needs it. The server turns untyped metadata into `metav1.ObjectMeta`
 * and back, which drops unknown fields, empty values and fractions of seconds, and refuses wrong types.
 */
export type GoType =
  | { readonly is: 'string' | 'bool' | 'int64' | 'time'; readonly name: string }
  /** Kept as it is: `FieldsV1`. */
  | { readonly is: 'raw'; readonly name: string }
  | { readonly is: 'list'; readonly name: string; readonly item: GoType }
  | { readonly is: 'map'; readonly name: string; readonly item: GoType }
  | { readonly is: 'struct'; readonly name: string; readonly fields: ReadonlyMap<string, GoField> }

export interface GoField {
  readonly type: GoType
  /** Present even when it is empty: a field without `omitempty`. */
  readonly always?: boolean
  /** A pointer: an empty value is present, null is not. */
  readonly pointer?: boolean
}

/** JSON that does not fit the Go type; the message is that of `encoding/json`. */
export class MismatchError extends Error {
  override readonly name = 'MismatchError'
}

/**
 * Decodes JSON into a Go type and encodes it again. Paths of fields that the type does not have are added to `unknown`.
 *
 * @throws MismatchError with the first mismatch in the order of the field names, as Go finds them; but a time that is none ends the decoding,
 *   and is told before what was found already.
 */
export function throughGo(type: GoType, value: unknown, unknown: Path[]): unknown {
  const decoding: Decoding = { mismatch: undefined, unknown, path: [], struct: undefined, fields: [] }
  const decoded = decode(type, value, decoding)
  if (decoding.mismatch !== undefined) throw decoding.mismatch
  return decoded
}

interface Decoding {
  /** The first one. */
  mismatch: MismatchError | undefined
  readonly unknown: Path[]
  /** Where the decoding is: what it enters is added, and taken off again. */
  readonly path: (string | number)[]
  struct: string | undefined
  /** The names of the fields on the path. */
  readonly fields: string[]
}

function decode(type: GoType, value: unknown, decoding: Decoding): unknown {
  if (value === null) return zero(type)
  switch (type.is) {
    case 'string':
      return typeof value === 'string' ? value : mismatch(type.name, value, decoding)
    case 'bool':
      return typeof value === 'boolean' ? value : mismatch(type.name, value, decoding)
    case 'int64':
      return decodeInt64(type.name, value, decoding)
    case 'time':
      return decodeTime(value, decoding)
    case 'raw':
      return value
    case 'list':
      if (!Array.isArray(value)) return mismatch(type.name, value, decoding)
      return value.map((item, i) => decodeBelow(type.item, item, i, decoding))
    case 'map':
      return isObject(value) ? decodeMap(type.item, value, decoding) : mismatch(type.name, value, decoding)
    case 'struct':
      return isObject(value) ? decodeStruct(type, value, decoding) : mismatch(type.name, value, decoding)
  }
}

function decodeBelow(type: GoType, value: unknown, segment: string | number, decoding: Decoding): unknown {
  decoding.path.push(segment)
  const decoded = decode(type, value, decoding)
  decoding.path.pop()
  return decoded
}

function decodeInt64(name: string, value: unknown, decoding: Decoding): unknown {
  if (!isGoNumber(value)) return mismatch(name, value, decoding)
  if (typeof value === 'bigint' || fitsInt64(value)) return value
  return mismatch(name, value, decoding, `number ${marshal(value)}`)
}

function decodeTime(value: unknown, decoding: Decoding): unknown {
  if (typeof value !== 'string') throw mismatchError('string', decoding, jsonName(value))
  const time = parseRfc3339(value)
  if (!time.ok) throw new MismatchError(time.error)
  return time.seconds === ZERO_TIME ? null : formatRfc3339(time.seconds)
}

function decodeMap(item: GoType, value: JsonObject, decoding: Decoding): JsonObject {
  const decoded: JsonObject = {}
  for (const key of sortedKeys(value)) setField(decoded, key, decodeBelow(item, value[key], key, decoding))
  return decoded
}

function decodeStruct(type: GoType & { readonly is: 'struct' }, value: JsonObject, decoding: Decoding): JsonObject {
  const found = new Map<string, unknown>()
  const { struct } = decoding
  for (const key of sortedKeys(value)) {
    const field = type.fields.get(key)
    if (field === undefined) decoding.unknown.push([...decoding.path, key])
    else if (value[key] !== null || field.pointer !== true) {
      decoding.struct = type.name
      decoding.fields.push(key)
      found.set(key, decodeBelow(field.type, value[key], key, decoding))
      decoding.fields.pop()
    }
  }
  decoding.struct = struct
  return encodeStruct(type, found)
}

/** Most objects are written in order already, and most are small. */
function sortedKeys(value: JsonObject): string[] {
  const keys = Object.keys(value)
  for (let i = 1; i < keys.length; i++) if (byCodePoint(keys[i - 1] ?? '', keys[i] ?? '') > 0) return keys.toSorted(byCodePoint)
  return keys
}

/** In the order of the Go fields, so that messages which quote a struct come out alike. */
function encodeStruct(type: GoType & { readonly is: 'struct' }, found: ReadonlyMap<string, unknown>): JsonObject {
  const encoded: JsonObject = {}
  for (const [name, field] of type.fields) {
    const value = found.has(name) ? found.get(name) : field.always === true ? zero(field.type) : undefined
    if (value === undefined || (field.always !== true && field.pointer !== true && isEmpty(value))) continue
    encoded[name] = value
  }
  return encoded
}

function zero(type: GoType): unknown {
  switch (type.is) {
    case 'string':
      return ''
    case 'bool':
      return false
    case 'int64':
      return 0
    case 'struct':
      return encodeStruct(type, new Map())
    default:
      return null
  }
}

function isEmpty(value: unknown): boolean {
  if (value === null || value === '' || value === 0 || value === false) return true
  if (Array.isArray(value)) return value.length === 0
  return isObject(value) && Object.keys(value).length === 0
}

function mismatch(typeName: string, value: unknown, decoding: Decoding, found = jsonName(value)): null {
  decoding.mismatch ??= mismatchError(typeName, decoding, found)
  return null
}

function mismatchError(typeName: string, { struct, fields }: Decoding, found: string): MismatchError {
  const target =
    struct === undefined ? `Go value of type ${typeName}` : `Go struct field ${shortName(struct)}.${fields.join('.')} of type ${typeName}`
  return new MismatchError(`json: cannot unmarshal ${found} into ${target}`)
}

function shortName(name: string): string {
  return name.slice(name.lastIndexOf('.') + 1)
}

function jsonName(value: unknown): string {
  if (isGoNumber(value)) return 'number'
  if (typeof value === 'boolean') return 'bool'
  if (Array.isArray(value)) return 'array'
  return typeof value
}
