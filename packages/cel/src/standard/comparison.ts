import {
  boolType,
  bytesType,
  doubleType,
  durationType,
  intType,
  stringType,
  timestampType,
  typeParameter,
  uintType,
  type CelType,
} from '../cel-type.ts'
import type { FunctionDeclaration } from '../function-declaration.ts'
import type { Value } from '../value.ts'
import { compare } from '../values/compare.ts'
import { equal } from '../values/equal.ts'
import type { Order } from '../values/numbers.ts'
import { isKind } from '../values/value-kind.ts'
import { mismatch, unsupported } from './no-such-overload.ts'
import { overload } from './overload.ts'

const A = typeParameter('A')

/** The types that have an order, in upstream's order, and what upstream's ids call them. Numbers compare across their types. */
const ordered: readonly (readonly [suffix: string, left: CelType, right: CelType])[] = [
  ['bool', boolType, boolType],
  ['int64', intType, intType],
  ['int64_double', intType, doubleType],
  ['int64_uint64', intType, uintType],
  ['uint64', uintType, uintType],
  ['uint64_double', uintType, doubleType],
  ['uint64_int64', uintType, intType],
  ['double', doubleType, doubleType],
  ['double_int64', doubleType, intType],
  ['double_uint64', doubleType, uintType],
  ['string', stringType, stringType],
  ['bytes', bytesType, bytesType],
  ['timestamp', timestampType, timestampType],
  ['duration', durationType, durationType],
]

function relation(name: string, prefix: string, holds: (order: Order) => boolean): FunctionDeclaration {
  return {
    name,
    overloads: ordered.map(([suffix, left, right]) => overload(`${prefix}_${suffix}`, [left, right], boolType)),
    evaluate(left, right) {
      const order = compare(left, right)
      if (order === undefined) throw hasOrder(left) ? mismatch() : unsupported(name, left)
      return holds(order)
    },
  }
}

function hasOrder(value: Value): boolean {
  if (typeof value !== 'object') return true
  return value instanceof Uint8Array || isKind(value, 'uint') || isKind(value, 'timestamp') || isKind(value, 'duration')
}

/** What compares: `==`, `!=`, `<`, `<=`, `>`, `>=`. */
export const comparison: readonly FunctionDeclaration[] = [
  { name: '_==_', overloads: [overload('equals', [A, A], boolType)], evaluate: equal },
  { name: '_!=_', overloads: [overload('not_equals', [A, A], boolType)], evaluate: (left, right) => !equal(left, right) },
  relation('_<_', 'less', (order) => order < 0),
  relation('_<=_', 'less_equals', (order) => order <= 0),
  relation('_>_', 'greater', (order) => order > 0),
  relation('_>=_', 'greater_equals', (order) => order >= 0),
]
