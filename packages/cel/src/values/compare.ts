import { EvaluationError, type Value } from '../value.ts'
import { compareCodePoints } from './code-points.ts'
import { compareIntToDouble, order, type Order } from './numbers.ts'
import { isKind } from './value-kind.ts'

/**
 * Order of two values that have one: bools, numbers across their types, strings by code point, bytes, timestamps, durations. Undefined when
 * these two have none.
 *
 * @throws EvaluationError for NaN
 */
export function compare(left: Value, right: Value): Order | undefined {
  switch (typeof left) {
    case 'bigint':
      if (typeof right === 'bigint') return order(left, right)
      return compareInt(left, right)
    case 'string':
      return typeof right === 'string' ? compareCodePoints(left, right) : undefined
    case 'number':
      return compareDouble(left, right)
    case 'boolean':
      return typeof right === 'boolean' ? order(Number(left), Number(right)) : undefined
    default:
      return left === null ? undefined : compareObject(left, right)
  }
}

function compareInt(left: bigint, right: Value): Order | undefined {
  if (typeof right === 'number') return compareIntToDouble(left, ordered(right))
  return isKind(right, 'uint') ? order(left, right.value) : undefined
}

function compareDouble(left: number, right: Value): Order | undefined {
  ordered(left)
  if (typeof right === 'number') return order(left, ordered(right))
  const opposite = typeof right === 'bigint' ? compareIntToDouble(right, left) : compareUintToDouble(right, left)
  return opposite === undefined ? undefined : reverse(opposite)
}

function compareUintToDouble(left: Value, right: number): Order | undefined {
  return isKind(left, 'uint') ? compareIntToDouble(left.value, right) : undefined
}

function compareObject(left: Exclude<Value, null | boolean | bigint | number | string>, right: Value): Order | undefined {
  if (left instanceof Uint8Array) return right instanceof Uint8Array ? compareBytes(left, right) : undefined
  switch (left.kind) {
    case 'uint':
      if (typeof right === 'bigint') return order(left.value, right)
      if (typeof right === 'number') return compareIntToDouble(left.value, ordered(right))
      return isKind(right, 'uint') ? order(left.value, right.value) : undefined
    case 'timestamp':
      return isKind(right, 'timestamp') ? order(left.nanoseconds, right.nanoseconds) : undefined
    case 'duration':
      return isKind(right, 'duration') ? order(left.nanoseconds, right.nanoseconds) : undefined
    default:
      return undefined
  }
}

function compareBytes(left: Uint8Array, right: Uint8Array): Order {
  const length = Math.min(left.length, right.length)
  for (let index = 0; index < length; index++) {
    const difference = order(left[index] ?? 0, right[index] ?? 0)
    if (difference !== 0) return difference
  }
  return order(left.length, right.length)
}

function ordered(value: number): number {
  if (Number.isNaN(value)) throw new EvaluationError('NaN values cannot be ordered')
  return value
}

function reverse(direction: Order): Order {
  return direction === 0 ? 0 : direction === 1 ? -1 : 1
}
