import type { StructuralSchema } from '@kindbox/core'
import { parseDuration } from '@kindbox/core'
import type { OpaqueValue, Timestamp, Value } from '@kindbox/cel'
import { EvaluationError } from '@kindbox/cel'
import { deepEqual } from '../go/deep-equal.ts'
import { isGoNumber, isInt64 } from '../go/number.ts'
import { isObject } from '../go/record.ts'
import { parseDate, parseDateTime, type ParsedTime } from '../go/time.ts'
import { escapeName } from './escape-name.ts'
import { type Convert, type FromJson, goTypeOf } from './raw-value.ts'
import { SchemaList, SchemaMapList, SchemaSet } from './schema-list.ts'
import { type MapShape, SchemaMap } from './schema-map.ts'
import { withTypeMeta } from './type-meta.ts'

/**
 * Compiles how JSON of a schema becomes a value of CEL (`UnstructuredToVal` of apiserver pkg/cel/common/valuesunstructured.go). Lists and maps convert
 * what they hold when a rule looks at it. What is not of the schema's type, which only an update can leave in place, is an error there.
 */
export function compileValue(schema: StructuralSchema): Convert {
  const convert = compileType(schema)
  const { nullable = false } = schema
  return (json) => {
    if (json !== null && json !== undefined) return convert(json)
    if (nullable) return null
    throw new EvaluationError('invalid data, got null for schema with nullable=false')
  }
}

function compileType(schema: StructuralSchema): Convert {
  if (schema['x-kubernetes-int-or-string'] === true) return intOrString
  switch (schema.type) {
    case 'object':
      return compileObject(schema)
    case 'array':
      return compileArray(schema)
    case 'string':
      return compileString(schema.format)
    case 'number':
      return (json) => (isGoNumber(json) ? Number(json) : fail(`invalid data, expected float, got ${goTypeOf(json)}`))
    case 'integer':
      return (json) => (isGoNumber(json) && isInt64(json) ? BigInt(json) : fail(`invalid data, expected int, got ${goTypeOf(json)}`))
    case 'boolean':
      return (json) => (typeof json === 'boolean' ? json : fail(`invalid data, expected bool, got ${goTypeOf(json)}`))
    default:
      return schema['x-kubernetes-preserve-unknown-fields'] === true ? (json) => new Preserved(json) : unknownType
  }
}

function intOrString(json: unknown): Value {
  if (typeof json === 'string') return json
  if (isGoNumber(json) && isInt64(json)) return BigInt(json)
  return fail('invalid data, expected XIntOrString value to be either a string or integer')
}

function unknownType(): never {
  const types = 'object, array, number, integer, boolean or string'
  const keywords = 'x-kubernetes-int-or-string or x-kubernetes-preserve-unknown-fields is true'
  return fail(`invalid type, expected ${types}, or no type with ${keywords}, got `)
}

function compileObject(schema: StructuralSchema): Convert {
  const shape = shapeOf(schema['x-kubernetes-embedded-resource'] === true ? withTypeMeta(schema) : schema)
  return (json) =>
    isObject(json) ? new SchemaMap(json, shape) : fail('invalid data, expected a map for the provided schema with type=object')
}

function shapeOf({ properties = {}, additionalProperties }: StructuralSchema): MapShape {
  const fields = new Map(Object.entries(properties).map(([name, property]) => [name, lazily(property)]))
  if (fields.size > 0) return { isObject: true, convertOf: (name) => fields.get(name) }
  const convert = typeof additionalProperties === 'object' ? lazily(additionalProperties) : undefined
  return { isObject: false, convertOf: () => convert }
}

function compileArray(schema: StructuralSchema): Convert {
  const convert = schema.items && lazily(schema.items)
  if (convert === undefined) return () => fail('invalid array type, expected Items with a non-empty Schema')
  const keys = (schema['x-kubernetes-list-map-keys'] ?? []).map((key) => escapeName(key) ?? key)
  const listType = schema['x-kubernetes-list-type']
  return (json) => {
    if (!Array.isArray(json)) return fail('invalid data, expected an array for the provided schema with type=array')
    if (listType === 'map') return new SchemaMapList(json, convert, keys)
    return listType === 'set' ? new SchemaSet(json, convert) : new SchemaList(json, convert)
  }
}

/** Most rules look at few fields of their object. */
function lazily(schema: StructuralSchema): Convert {
  let convert: Convert | undefined
  return (json) => (convert ??= compileValue(schema))(json)
}

function compileString(format: string | undefined): Convert {
  const parse = format === undefined ? undefined : FORMATS.get(format)
  return (json) => {
    if (typeof json !== 'string') return fail(`invalid data, expected string, got ${goTypeOf(json)}`)
    return parse === undefined ? json : parse(json)
  }
}

const FORMATS: ReadonlyMap<string, (text: string) => Value> = new Map<string, (text: string) => Value>([
  ['duration', durationOf],
  ['date', (text) => timestampOf(parseDate(text), (error) => `Invalid date formatted string ${text}: ${error}`)],
  ['date-time', (text) => timestampOf(parseDateTime(text), (error) => `Invalid date-time formatted string ${text}: ${error}`)],
  ['byte', bytesOf],
])

function durationOf(text: string): Value {
  const nanoseconds = parseDuration(text)
  return nanoseconds === undefined
    ? fail(`Invalid duration ${text}: unable to parse ${text} as duration`)
    : { kind: 'duration', nanoseconds }
}

function timestampOf(time: ParsedTime, failure: (error: string) => string): Timestamp {
  if (!time.ok) return fail(failure(time.error))
  const { seconds, nanoseconds, offset } = time
  return { kind: 'timestamp', nanoseconds: BigInt(seconds) * 1_000_000_000n + BigInt(nanoseconds), offset }
}

/** The server checks the format by the usual alphabet and reads the value by that of URLs, which has no `+` and no `/`. */
function bytesOf(text: string): Uint8Array {
  // Go passes over line breaks.
  const end = /(?:=[\r\n]*){0,2}$/.exec(text)?.index ?? text.length
  const stray = text.slice(0, end).search(/[^A-Za-z0-9_\r\n-]/)
  if (stray !== -1) return fail(`Invalid byte formatted string ${text}: illegal base64 data at input byte ${stray}`)
  const bare = text.replaceAll(/[\r\n]/g, '')
  if (bare.length % 4 !== 0) return fail(`Invalid byte formatted string ${text}: illegal base64 data at input byte ${end - (end % 4)}`)
  return Uint8Array.from(atob(bare.replaceAll('-', '+').replaceAll('_', '/')), (character) => character.charCodeAt(0))
}

/** Something that no rule can look into; it only equals what is the same. */
class Preserved implements OpaqueValue, FromJson {
  readonly kind = 'opaque'
  readonly typeName = 'unknown'
  readonly json: unknown

  constructor(json: unknown) {
    this.json = json
  }

  equals(other: OpaqueValue): boolean {
    return other instanceof Preserved && deepEqual(this.json, other.json)
  }
}

function fail(message: string): never {
  throw new EvaluationError(message)
}
