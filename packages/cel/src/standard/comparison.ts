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
import type { FunctionDeclaration, Overload } from '../function-declaration.ts'
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

function relation(prefix: string): readonly Overload[] {
  return ordered.map(([suffix, left, right]) => overload(`${prefix}_${suffix}`, [left, right], boolType))
}

/** What compares: `==`, `!=`, `<`, `<=`, `>`, `>=`. */
export const comparison: readonly FunctionDeclaration[] = [
  { name: '_==_', overloads: [overload('equals', [A, A], boolType)] },
  { name: '_!=_', overloads: [overload('not_equals', [A, A], boolType)] },
  { name: '_<_', overloads: relation('less') },
  { name: '_<=_', overloads: relation('less_equals') },
  { name: '_>_', overloads: relation('greater') },
  { name: '_>=_', overloads: relation('greater_equals') },
]
