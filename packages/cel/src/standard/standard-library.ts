import {
  boolType,
  bytesType,
  doubleType,
  durationType,
  dynType,
  intType,
  listType,
  mapType,
  nullType,
  stringType,
  timestampType,
  typeType,
  uintType,
} from '../cel-type.ts'
import type { Library } from '../environment.ts'
import { arithmetic } from './arithmetic.ts'
import { collections } from './collections.ts'
import { comparison } from './comparison.ts'
import { conversions } from './conversions.ts'
import { logic } from './logic.ts'
import { strings } from './strings.ts'
import { time } from './time.ts'

/** What every CEL environment has, as cel-go's common/stdlib declares it; the macros are the parser's. */
export const standardLibrary: Library = {
  name: 'standard',
  functions: [...logic, ...comparison, ...arithmetic, ...collections, ...conversions, ...strings, ...time],
  types: {
    bool: boolType,
    bytes: bytesType,
    double: doubleType,
    'google.protobuf.Duration': durationType,
    int: intType,
    list: listType(dynType),
    map: mapType(dynType, dynType),
    null_type: nullType,
    string: stringType,
    'google.protobuf.Timestamp': timestampType,
    type: typeType(),
    uint: uintType,
  },
}
