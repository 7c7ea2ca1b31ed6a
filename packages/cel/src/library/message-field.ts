import type { CelType } from '../cel-type.ts'
import { EvaluationError, type Value } from '../value.ts'
import { runtimeType, typeNameOf } from '../values/value-kind.ts'

const goTypes: { readonly [kind: string]: string } = { int: 'int64', uint: 'uint64', double: 'float64', bytes: '[]uint8' }

/**
 * A field that was given, or its zero.
 *
 * @param path the message's short name and the field's: `Duration.seconds`
 * @throws EvaluationError where the value is of another type, which only `dyn` lets happen
 */
export function messageField(fields: ReadonlyMap<string, Value>, path: string, type: CelType, zero: Value): Value {
  const value = fields.get(path.slice(path.indexOf('.') + 1))
  if (value === undefined) return zero
  if (runtimeType(value).kind === type.kind) return value
  throw new EvaluationError(`field type conversion error for google.protobuf.${path} value type: ${refusal(value, type)}`)
}

/** Each Go type words it in its own way (cel-go, common/types). */
function refusal(value: Value, type: CelType): string {
  const wanted = goTypes[type.kind] ?? type.kind
  if (typeof value === 'string') return `unsupported native conversion from string to '${wanted}'`
  if (typeof value === 'number') return `type conversion error from Double to '${wanted}'`
  return `unsupported type conversion from '${typeNameOf(value)}' to ${wanted}`
}
