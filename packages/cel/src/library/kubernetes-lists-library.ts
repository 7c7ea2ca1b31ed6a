import {
  boolType,
  bytesType,
  type CelType,
  doubleType,
  durationType,
  intType,
  listType,
  stringType,
  timestampType,
  typeParameter,
  uintType,
} from '../cel-type.ts'
import type { Library } from '../environment.ts'
import type { Overload } from '../function-declaration.ts'
import { add } from '../standard/add.ts'
import { method } from '../standard/overload.ts'
import { EvaluationError, type ListValue, type Value } from '../value.ts'
import { compare } from '../values/compare.ts'
import { isEqual } from '../values/equal.ts'
import { partAt } from '../values/parts.ts'
import { duration, uint } from '../values/scalars.ts'
import { targetTraversal } from './call-cost.ts'

const ZEROS: ReadonlyMap<string, readonly [type: CelType, zero: Value]> = new Map<string, readonly [CelType, Value]>([
  ['int', [intType, 0n]],
  ['uint', [uintType, uint(0n)]],
  ['double', [doubleType, 0]],
  ['duration', [durationType, duration(0n)]],
])

const COMPARABLE: Readonly<Record<string, CelType>> = {
  int: intType,
  uint: uintType,
  double: doubleType,
  bool: boolType,
  duration: durationType,
  timestamp: timestampType,
  string: stringType,
  bytes: bytesType,
}

const A = typeParameter('A')

/** `list.isSorted()`, `sum()`, `min()`, `max()`, `indexOf()`, `lastIndexOf()` (k8s.io/apiserver/pkg/cel/library/lists.go). */
export const kubernetesListsLibrary: Library = {
  name: 'kubernetes.lists',
  functions: [
    { name: 'isSorted', overloads: comparableOverloads((name) => `list_${name}_is_sorted_bool`, isSorted, boolType), ...targetTraversal },
    {
      name: 'sum',
      overloads: [...ZEROS].map(([name, [type, zero]]) =>
        method(`list_${name}_sum_${name}`, [listType(type)], type, (list) => sum(list, zero)),
      ),
      ...targetTraversal,
    },
    {
      name: 'max',
      overloads: comparableOverloads(
        (name) => `list_${name}_max_${name}`,
        (list) => extreme(list, 'max', -1),
      ),
      ...targetTraversal,
    },
    {
      name: 'min',
      overloads: comparableOverloads(
        (name) => `list_${name}_min_${name}`,
        (list) => extreme(list, 'min', 1),
      ),
      ...targetTraversal,
    },
    { name: 'indexOf', overloads: [method('list_a_index_of_int', [listType(A), A], intType, indexOf)], ...targetTraversal },
    { name: 'lastIndexOf', overloads: [method('list_a_last_index_of_int', [listType(A), A], intType, lastIndexOf)], ...targetTraversal },
  ],
}

function comparableOverloads(id: (name: string) => string, evaluate: (list: Value) => Value, result?: CelType): Overload[] {
  return Object.entries(COMPARABLE).map(([name, type]) => method(id(name), [listType(type)], result ?? type, evaluate))
}

function isSorted(list: Value): boolean {
  const { size, at } = reader(list)
  for (let i = 1; i < size; i++) if (ordered(at(i - 1), at(i)) > 0) return false
  return true
}

function sum(list: Value, zero: Value): Value {
  const { size, at } = reader(list)
  let total = zero
  for (let i = 0; i < size; i++) total = add(total, at(i))
  return total
}

/** The first of the elements that no other one surpasses. */
function extreme(list: Value, name: string, surpassed: -1 | 1): Value {
  const { size, at } = reader(list)
  if (size === 0) throw new EvaluationError(`${name} called on empty list`)
  let best = at(0)
  for (let i = 1; i < size; i++) if (ordered(best, at(i)) === surpassed) best = at(i)
  return best
}

function indexOf(list: Value, item: Value): bigint {
  const { size } = list as ListValue
  for (let i = 0; i < size; i++) if (isEqual(partAt(list as ListValue, i), item)) return BigInt(i)
  return -1n
}

function lastIndexOf(list: Value, item: Value): bigint {
  const { size } = list as ListValue
  for (let i = size - 1; i >= 0; i--) if (isEqual(partAt(list as ListValue, i), item)) return BigInt(i)
  return -1n
}

function ordered(a: Value, b: Value): number {
  const order = compare(a, b)
  if (order === undefined) throw new EvaluationError('no such overload')
  return order
}

function reader(value: Value): { readonly size: number; at(index: number): Value } {
  const list = value as ListValue
  return { size: list.size, at: (index) => list.at(index) }
}
