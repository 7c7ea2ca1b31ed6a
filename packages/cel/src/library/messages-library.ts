import { decodeUtf8, goQuote } from '@kindbox/core'
import {
  boolType,
  bytesType,
  doubleType,
  durationType,
  dynType,
  intType,
  listType,
  mapType,
  objectType,
  opaqueType,
  stringType,
  timestampType,
  uintType,
  wrapped,
  type CelType,
} from '../cel-type.ts'
import type { Library } from '../environment.ts'
import type { MessageDeclaration } from '../message-declaration.ts'
import { EvaluationError, type OpaqueValue, type Value } from '../value.ts'
import { ArrayList } from '../values/list.ts'
import { EntriesMap } from '../values/map.ts'
import { isKind } from '../values/value-kind.ts'
import { messageField } from './message-field.ts'
import { toJsonValue } from './to-json-value.ts'

const EMPTY = 'google.protobuf.Empty'

/** The one message that has nothing in it. */
const emptyMessage: OpaqueValue = {
  kind: 'opaque',
  typeName: EMPTY,
  equals: (other) => isKind(other, 'opaque') && other.typeName === EMPTY,
}

const billion = 1_000_000_000n
const longest = 2n ** 63n - 1n

/**
 * The messages of protocol buffers that every expression can make, though no resource has any (cel-go, common/types/pb). `timestamp` and `duration` are names of types wherever there is a schema
 * (k8s.io/apiserver/pkg/cel/types.go).
 */
export const messagesLibrary: Library = {
  name: 'messages',
  functions: [],
  constants: { 'google.protobuf.NullValue.NULL_VALUE': 0n },
  types: { [EMPTY]: opaqueType(EMPTY) },
  compileOnlyTypes: { timestamp: timestampType, duration: durationType },
  messages: [
    time('Timestamp', timestampType, (nanoseconds) => ({ kind: 'timestamp', nanoseconds })),
    time('Duration', durationType, (nanoseconds) => ({ kind: 'duration', nanoseconds: clamped(nanoseconds) })),
    wrapper('BoolValue', boolType, false),
    wrapper('BytesValue', bytesType, new Uint8Array()),
    wrapper('DoubleValue', doubleType, 0),
    wrapper('FloatValue', doubleType, 0, (value) => Math.fround(value as number)),
    wrapper('Int32Value', intType, 0n, (value) => within(value, -(2n ** 31n), 2n ** 31n - 1n, 'Int32Value.value')),
    wrapper('Int64Value', intType, 0n),
    wrapper('StringValue', stringType, ''),
    wrapper('UInt32Value', uintType, { kind: 'uint', value: 0n }, (value) => within(value, 0n, 2n ** 32n - 1n, 'UInt32Value.value')),
    wrapper('UInt64Value', uintType, { kind: 'uint', value: 0n }),
    json('ListValue', listType(dynType), { values: listType(dynType) }, new ArrayList([])),
    json('Struct', mapType(stringType, dynType), { fields: mapType(stringType, dynType) }, new EntriesMap()),
    json('Value', dynType, jsonFields(), null),
    { name: EMPTY, type: objectType(EMPTY), fields: {}, make: () => emptyMessage },
    { name: 'google.protobuf.Any', type: dynType, fields: { type_url: stringType, value: bytesType }, make: unpack },
  ],
}

function time(name: string, type: CelType, make: (nanoseconds: bigint) => Value): MessageDeclaration {
  return {
    name: `google.protobuf.${name}`,
    type,
    fields: { seconds: intType, nanos: intType },
    make(fields) {
      const part = (field: string): bigint => messageField(fields, `${name}.${field}`, intType, 0n) as bigint
      const nanos = within(part('nanos'), -(2n ** 31n), 2n ** 31n - 1n, `${name}.nanos`) as bigint
      return make(part('seconds') * billion + nanos)
    },
  }
}

/**
 * A message that was packed is unpacked as soon as it is made, which is an error where nobody knows its type.
 *
 * @throws RangeError for the types that are known: what is packed in them is not read here
 */
function unpack(fields: ReadonlyMap<string, Value>): never {
  const url = messageField(fields, 'Any.type_url', stringType, '') as string
  const value = messageField(fields, 'Any.value', bytesType, new Uint8Array()) as Uint8Array
  if (PACKABLE.test(url)) throw new RangeError(`${url} is not unpacked`)
  const parts = [url === '' ? [] : `type_url:${goQuote(url)}`, value.length === 0 ? [] : `value:${goQuote(decodeUtf8(value))}`].flat()
  throw new EvaluationError(`unsupported conversion to ref.Val: (*dynamicpb.Message)${parts.join(' ')}`)
}

const PACKABLE = /\/google\.protobuf\.(?:Any|Duration|Empty|ListValue|Struct|Timestamp|Value|\w+Value)$/

function clamped(nanoseconds: bigint): bigint {
  if (nanoseconds > longest) return longest
  return nanoseconds < -longest - 1n ? -longest - 1n : nanoseconds
}

/** A message that holds one scalar, and may be null where it is compared. */
function wrapper(name: string, type: CelType, zero: Value, narrow = (value: Value): Value => value): MessageDeclaration {
  return {
    name: `google.protobuf.${name}`,
    type: wrapped(type),
    fields: { value: type },
    make: (fields) => narrow(messageField(fields, `${name}.value`, type, zero)),
  }
}

function within(value: Value, least: bigint, greatest: bigint, field: string): Value {
  const unsigned = isKind(value, 'uint')
  const number = unsigned ? value.value : (value as bigint)
  if (number >= least && number <= greatest) return value
  throw new EvaluationError(
    `field type conversion error for google.protobuf.${field} value type: ${unsigned ? 'unsigned ' : ''}integer overflow`,
  )
}

function jsonFields(): { readonly [name: string]: CelType } {
  return {
    null_value: intType,
    number_value: doubleType,
    string_value: stringType,
    bool_value: boolType,
    struct_value: mapType(stringType, dynType),
    list_value: listType(dynType),
  }
}

/** A message that stands for JSON; of several fields the last one counts. */
function json(name: string, type: CelType, fields: MessageDeclaration['fields'], zero: Value): MessageDeclaration {
  return {
    name: `google.protobuf.${name}`,
    type,
    fields,
    make(given) {
      const last = [...given].at(-1)
      return last === undefined || last[0] === 'null_value' ? zero : toJsonValue(last[1])
    },
  }
}
