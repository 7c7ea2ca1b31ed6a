import { bytesType, doubleType, durationType, intType, listType, stringType, timestampType, typeParameter, uintType } from '../cel-type.ts'
import type { FunctionDeclaration } from '../function-declaration.ts'
import { add } from './add.ts'
import { divide, modulo, multiply, negate } from './multiply.ts'
import { overload } from './overload.ts'
import { subtract } from './subtract.ts'

const list = listType(typeParameter('A'))

/** What calculates: `+`, `-`, `*`, `/`, `%`. */
export const arithmetic: readonly FunctionDeclaration[] = [
  {
    name: '_+_',
    overloads: [
      overload('add_bytes', [bytesType, bytesType], bytesType),
      overload('add_double', [doubleType, doubleType], doubleType),
      overload('add_duration_duration', [durationType, durationType], durationType),
      overload('add_duration_timestamp', [durationType, timestampType], timestampType),
      overload('add_timestamp_duration', [timestampType, durationType], timestampType),
      overload('add_int64', [intType, intType], intType),
      overload('add_list', [list, list], list),
      overload('add_string', [stringType, stringType], stringType),
      overload('add_uint64', [uintType, uintType], uintType),
    ],
    evaluate: add,
  },
  {
    name: '_/_',
    overloads: [
      overload('divide_double', [doubleType, doubleType], doubleType),
      overload('divide_int64', [intType, intType], intType),
      overload('divide_uint64', [uintType, uintType], uintType),
    ],
    evaluate: divide,
  },
  {
    name: '_%_',
    overloads: [overload('modulo_int64', [intType, intType], intType), overload('modulo_uint64', [uintType, uintType], uintType)],
    evaluate: modulo,
  },
  {
    name: '_*_',
    overloads: [
      overload('multiply_double', [doubleType, doubleType], doubleType),
      overload('multiply_int64', [intType, intType], intType),
      overload('multiply_uint64', [uintType, uintType], uintType),
    ],
    evaluate: multiply,
  },
  {
    name: '-_',
    overloads: [overload('negate_double', [doubleType], doubleType), overload('negate_int64', [intType], intType)],
    evaluate: negate,
  },
  {
    name: '_-_',
    overloads: [
      overload('subtract_double', [doubleType, doubleType], doubleType),
      overload('subtract_duration_duration', [durationType, durationType], durationType),
      overload('subtract_int64', [intType, intType], intType),
      overload('subtract_timestamp_duration', [timestampType, durationType], timestampType),
      overload('subtract_timestamp_timestamp', [timestampType, timestampType], durationType),
      overload('subtract_uint64', [uintType, uintType], uintType),
    ],
    evaluate: subtract,
  },
]
