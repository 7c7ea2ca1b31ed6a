import { boolType, bytesType, intType, listType, mapType, stringType, typeParameter } from '../cel-type.ts'
import type { FunctionDeclaration } from '../function-declaration.ts'
import { EvaluationError, type Value } from '../value.ts'
import { actualSize } from '../values/actual-size.ts'
import { holds } from '../values/list.ts'
import { isKind } from '../values/value-kind.ts'
import { mismatch, unsupported } from './no-such-overload.ts'
import { method, overload } from './overload.ts'

const A = typeParameter('A')
const list = listType(A)
const map = mapType(A, typeParameter('B'))

/** What looks into lists and maps: `[]`, `in`, `size`. */
export const collections: readonly FunctionDeclaration[] = [
  {
    name: '_[_]',
    overloads: [overload('index_list', [list, intType], A), overload('index_map', [map, A], typeParameter('B'))],
  },
  {
    name: '@in',
    overloads: [overload('in_list', [A, list], boolType), overload('in_map', [A, map], boolType)],
    evaluate: contains,
  },
  {
    name: 'size',
    overloads: [
      overload('size_bytes', [bytesType], intType),
      method('bytes_size', [bytesType], intType),
      overload('size_list', [list], intType),
      method('list_size', [list], intType),
      overload('size_map', [map], intType),
      method('map_size', [map], intType),
      overload('size_string', [stringType], intType),
      method('string_size', [stringType], intType),
    ],
    evaluate: size,
  },
]

/** `element in collection`. */
function contains(element: Value, collection: Value): boolean {
  if (isKind(collection, 'list')) {
    const held = holds(collection, element)
    if (held instanceof EvaluationError) throw held
    return held
  }
  if (isKind(collection, 'map')) return collection.find(element) !== undefined
  if (isKind(collection, 'object') && typeof element === 'string') return collection.field(element) !== undefined
  throw mismatch()
}

function size(value: Value): bigint {
  const sized =
    typeof value === 'string' || value instanceof Uint8Array || isKind(value, 'list') || isKind(value, 'map') || isKind(value, 'object')
  if (!sized) throw unsupported('size', value)
  return BigInt(actualSize(value))
}
