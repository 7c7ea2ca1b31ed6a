import type { Duration, Timestamp, Value } from '../value.ts'
import { concatenate } from '../values/list.ts'
import { duration } from '../values/scalars.ts'
import { isKind } from '../values/value-kind.ts'
import { checkedInt, checkedTimestamp, checkedUint } from './checked-number.ts'
import { mismatch, unsupported } from './no-such-overload.ts'

/** `left + right`: numbers, texts, bytes, lists, and times with durations. */
export function add(left: Value, right: Value): Value {
  switch (typeof left) {
    case 'bigint':
      if (typeof right === 'bigint') return checkedInt(left + right)
      throw mismatch()
    case 'string':
      if (typeof right === 'string') return left + right
      throw mismatch()
    case 'number':
      if (typeof right === 'number') return left + right
      throw mismatch()
    case 'boolean':
      throw unsupported('_+_', left)
    default:
      return addObject(left, right)
  }
}

function addObject(left: Exclude<Value, boolean | bigint | number | string>, right: Value): Value {
  if (left === null) throw unsupported('_+_', left)
  if (left instanceof Uint8Array) {
    if (right instanceof Uint8Array) return joinBytes(left, right)
    throw mismatch()
  }
  switch (left.kind) {
    case 'list':
      if (isKind(right, 'list')) return concatenate(left, right)
      throw mismatch()
    case 'uint':
      if (isKind(right, 'uint')) return checkedUint(left.value + right.value)
      throw mismatch()
    case 'duration':
      if (isKind(right, 'duration')) return duration(checkedInt(left.nanoseconds + right.nanoseconds))
      if (isKind(right, 'timestamp')) return later(right, left)
      throw mismatch()
    case 'timestamp':
      if (isKind(right, 'duration')) return later(left, right)
      throw mismatch()
    default:
      throw unsupported('_+_', left)
  }
}

function later(start: Timestamp, by: Duration): Timestamp {
  return checkedTimestamp(start.nanoseconds + by.nanoseconds, start.offset)
}

function joinBytes(left: Uint8Array, right: Uint8Array): Uint8Array {
  const joined = new Uint8Array(left.length + right.length)
  joined.set(left)
  joined.set(right, left.length)
  return joined
}
