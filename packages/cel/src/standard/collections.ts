import { boolType, bytesType, intType, listType, mapType, stringType, typeParameter } from '../cel-type.ts'
import type { FunctionDeclaration } from '../function-declaration.ts'
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
  },
]
