import type { Part, Value } from '@kindbox/cel'
import { EvaluationError, EvaluationPanic } from '@kindbox/cel'
import { isInt64 } from '../go/number.ts'

/** Makes a value of CEL of JSON, by what a schema says. */
export type Convert = (json: unknown) => Value

/** A value of CEL that was made of JSON, and still has it. */
export interface FromJson {
  readonly json: unknown
}

/** Something in a list that is no JSON: what an expression has added to it, as the Go type that the server holds it in. */
export class Foreign {
  readonly goType: string

  constructor(goType: string) {
    this.goType = goType
  }
}

/**
 * What remains of a value in a list that a schema describes: adding to such a list the server goes back to JSON, and takes it by the schema of the
 * items again (apiserver pkg/cel/common/valuesunstructured.go, `Add`). So a timestamp becomes something that is no string, and an error an error of Go.
 */
export function rawOf(value: Part): unknown {
  if (value instanceof EvaluationError) return new Foreign('*errors.errorString')
  if (typeof value === 'bigint') return Number.isSafeInteger(Number(value)) ? Number(value) : value
  if (typeof value !== 'object') return value
  return hasJson(value) ? value.json : new Foreign(goTypeOfValue(value))
}

/** Go's `%T`. */
export function goTypeOf(json: unknown): string {
  if (typeof json === 'number' || typeof json === 'bigint') return isInt64(json) ? 'int64' : 'float64'
  if (typeof json === 'boolean') return 'bool'
  if (typeof json === 'string') return 'string'
  if (json instanceof Foreign) return json.goType
  return Array.isArray(json) ? '[]interface {}' : 'map[string]interface {}'
}

/** Equal for what Go takes for one key of a map: an int is no float, even of the same value. */
export function goKey(json: unknown): string {
  if (json === null || json === undefined) return 'nil'
  if (json instanceof Foreign) return 'foreign'
  if (typeof json === 'object') throw new EvaluationPanic(`runtime error: hash of unhashable type ${goTypeOf(json)}`)
  return `${goTypeOf(json)} ${String(json)}`
}

/** The same of a value, whose doubles are floats even when they are whole; an error equals not even itself when it is made again. */
export function goKeyOfValue(value: Part): string | symbol {
  if (value instanceof EvaluationError) return Symbol('an error')
  return typeof value === 'number' ? `float64 ${String(value)}` : goKey(rawOf(value))
}

function hasJson(value: Value): value is Value & FromJson {
  return typeof value === 'object' && value !== null && 'json' in value
}

const GO_TYPES: { readonly [kind: string]: string } = {
  uint: 'uint64',
  timestamp: 'time.Time',
  duration: 'time.Duration',
  list: '[]ref.Val',
  map: 'map[ref.Val]ref.Val',
}

function goTypeOfValue(value: Exclude<Value, string | number | bigint | boolean>): string {
  if (value === null) return 'structpb.NullValue'
  if (value instanceof Uint8Array) return '[]uint8'
  return GO_TYPES[value.kind] ?? value.kind
}
