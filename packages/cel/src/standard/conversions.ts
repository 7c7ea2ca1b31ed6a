import {
  boolType,
  bytesType,
  doubleType,
  durationType,
  dynType,
  intType,
  stringType,
  timestampType,
  typeParameter,
  typeType,
  uintType,
} from '../cel-type.ts'
import type { FunctionDeclaration } from '../function-declaration.ts'
import { EvaluationError, type Duration, type Timestamp, type Uint, type Value } from '../value.ts'
import { formatDouble } from '../values/format-double.ts'
import { duration, NANOSECONDS_PER_SECOND } from '../values/scalars.ts'
import { runtimeType } from '../values/value-kind.ts'
import { checkedTimestamp } from './checked-number.ts'
import { conversionError } from './conversion-error.ts'
import { formatDuration, formatTimestamp } from './format-time.ts'
import { overload } from './overload.ts'
import { parseDuration } from './parse-duration.ts'
import { parseTimestamp } from './parse-timestamp.ts'
import {
  doubleOfInt,
  doubleOfString,
  doubleOfUint,
  intOfDouble,
  intOfDuration,
  intOfString,
  intOfTimestamp,
  intOfUint,
  uintOfDouble,
  uintOfInt,
  uintOfString,
} from './to-number.ts'

const A = typeParameter('A')

const same = (value: Value): Value => value

/** What turns a value into one of another type. */
export const conversions: readonly FunctionDeclaration[] = [
  {
    name: 'type',
    overloads: [overload('type', [A], typeType(A))],
    evaluate: (value) => ({ kind: 'type', type: runtimeType(value) }),
  },
  { name: 'dyn', overloads: [overload('to_dyn', [A], dynType)], evaluate: same },
  {
    name: 'bool',
    overloads: [
      overload('bool_to_bool', [boolType], boolType, same),
      overload('string_to_bool', [stringType], boolType, (text) => boolOfString(text as string)),
    ],
  },
  {
    name: 'bytes',
    overloads: [
      overload('bytes_to_bytes', [bytesType], bytesType, same),
      overload('string_to_bytes', [stringType], bytesType, (text) => new TextEncoder().encode(text as string)),
    ],
  },
  {
    name: 'double',
    overloads: [
      overload('double_to_double', [doubleType], doubleType, same),
      overload('int64_to_double', [intType], doubleType, doubleOfInt),
      overload('string_to_double', [stringType], doubleType, doubleOfString),
      overload('uint64_to_double', [uintType], doubleType, doubleOfUint),
    ],
  },
  {
    name: 'duration',
    overloads: [
      overload('duration_to_duration', [durationType], durationType, same),
      overload('int64_to_duration', [intType], durationType, () => {
        // Upstream declares it, but has no such conversion.
        throw conversionError('int', 'google.protobuf.Duration')
      }),
      overload('string_to_duration', [stringType], durationType, (text) => durationOfString(text as string)),
    ],
  },
  {
    name: 'int',
    overloads: [
      overload('int64_to_int64', [intType], intType, same),
      overload('double_to_int64', [doubleType], intType, intOfDouble),
      overload('duration_to_int64', [durationType], intType, intOfDuration),
      overload('string_to_int64', [stringType], intType, intOfString),
      overload('timestamp_to_int64', [timestampType], intType, intOfTimestamp),
      overload('uint64_to_int64', [uintType], intType, intOfUint),
    ],
  },
  {
    name: 'string',
    overloads: [
      overload('string_to_string', [stringType], stringType, same),
      overload('bool_to_string', [boolType], stringType, String),
      overload('bytes_to_string', [bytesType], stringType, (bytes) => stringOfBytes(bytes as Uint8Array)),
      overload('double_to_string', [doubleType], stringType, (value) => formatDouble(value as number)),
      overload('duration_to_string', [durationType], stringType, (value) => formatDuration(value as Duration)),
      overload('int64_to_string', [intType], stringType, String),
      overload('timestamp_to_string', [timestampType], stringType, (value) => formatTimestamp(value as Timestamp)),
      overload('uint64_to_string', [uintType], stringType, (value) => String((value as Uint).value)),
    ],
  },
  {
    name: 'timestamp',
    overloads: [
      overload('timestamp_to_timestamp', [timestampType], timestampType, same),
      overload('int64_to_timestamp', [intType], timestampType, (seconds) => checkedTimestamp((seconds as bigint) * NANOSECONDS_PER_SECOND)),
      overload('string_to_timestamp', [stringType], timestampType, (text) => timestampOfString(text as string)),
    ],
  },
  {
    name: 'uint',
    overloads: [
      overload('uint64_to_uint64', [uintType], uintType, same),
      overload('double_to_uint64', [doubleType], uintType, uintOfDouble),
      overload('int64_to_uint64', [intType], uintType, uintOfInt),
      overload('string_to_uint64', [stringType], uintType, uintOfString),
    ],
  },
]

/** The spellings of Go's `strconv.ParseBool`. */
const BOOLS: ReadonlyMap<string, boolean> = new Map([
  ...['1', 't', 'T', 'TRUE', 'true', 'True'].map((text) => [text, true] as const),
  ...['0', 'f', 'F', 'FALSE', 'false', 'False'].map((text) => [text, false] as const),
])

function boolOfString(text: string): boolean {
  const value = BOOLS.get(text)
  if (value === undefined) throw conversionError('string', 'bool')
  return value
}

function durationOfString(text: string): Duration {
  const nanoseconds = parseDuration(text)
  if (nanoseconds === undefined) throw conversionError('string', 'google.protobuf.Duration')
  return duration(nanoseconds)
}

function timestampOfString(text: string): Timestamp {
  const value = parseTimestamp(text)
  if (value === undefined) throw conversionError('string', 'google.protobuf.Timestamp')
  return value
}

function stringOfBytes(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch {
    throw new EvaluationError('invalid UTF-8 in bytes, cannot convert to string')
  }
}
