import type { Expr } from '../ast.ts'
import {
  boolType,
  bytesType,
  doubleType,
  durationType,
  dynType,
  intType,
  listType,
  stringType,
  timestampType,
  typeParameter,
  uintType,
  type CelType,
} from '../cel-type.ts'
import type { Library } from '../environment.ts'
import { exactly, UNKNOWN, UNLIMITED } from '../estimate/range.ts'
import { MacroError, type Macro } from '../macro.ts'
import { collect } from '../parse/standard-macros.ts'
import { method, overload } from '../standard/overload.ts'
import { EvaluationError, EvaluationPanic, type ListValue, type Value } from '../value.ts'
import { actualSize } from '../values/actual-size.ts'
import { ArrayList, emptyList } from '../values/list.ts'
import { type Part, partsOf } from '../values/parts.ts'
import { isKind, runtimeTypeName, typeNameOf } from '../values/value-kind.ts'
import { distinct } from './distinct.ts'
import {
  allocationCost,
  allocationEstimate,
  literalSize,
  selfComparisonCost,
  selfComparisonEstimate,
  wrappedDifference,
} from './list-cost.ts'
import { sortByKeys } from './sort-by-keys.ts'

const T = typeParameter('T')
const list = listType(T)
const comparable: readonly CelType[] = [intType, uintType, doubleType, boolType, durationType, timestampType, stringType, bytesType]
/** Overloads whose elements cost by their length when they are compared. */
const ofText = /^list_(?:string|bytes)_/u

/** Lists cut, flattened, sorted, counted, reversed, without duplicates: version 3 of cel-go's ext/lists.go. */
export const listsLibrary: Library = {
  name: 'lists',
  since: '1.34',
  macros: [sortBy()],
  functions: [
    {
      name: 'slice',
      overloads: [method('list_slice', [list, intType, intType], list, slice)],
      actualCost: (_args, result, overloadId) => (overloadId === '' ? undefined : allocationCost(actualSize(result))),
      estimateCost: ({ target, args: [start, end] }) =>
        allocationEstimate(exactly(wrappedDifference(literalSize(end, target?.size?.max ?? UNLIMITED), literalSize(start, 0)))),
    },
    // Upstream does not hold the values of these three against the declared types.
    {
      name: 'flatten',
      overloads: [
        method('list_flatten', [listType(list)], list),
        method('list_flatten_int', [listType(dynType), intType], listType(dynType)),
      ],
      evaluate: flatten,
      actualCost: ([values = null, depth = 1n], _result, overloadId) => (overloadId === '' ? undefined : flatteningCost(values, depth)),
      estimateCost: ({ target, args }) =>
        allocationEstimate(target?.size ?? UNKNOWN, args.length === 0 ? 1 : literalSize(args[0], UNLIMITED)),
    },
    {
      name: 'sort',
      overloads: comparable.map((type) => method(`list_${runtimeTypeName(type)}_sort`, [listType(type)], listType(type))),
      evaluate: (values) => sortByKeys(values, values),
      actualCost: ([values = null], _result, overloadId) => selfComparison(values, overloadId),
      estimateCost: ({ overloadId, target }) => selfComparisonEstimate(target, ofText.test(overloadId)),
    },
    {
      name: '@sortByAssociatedKeys',
      overloads: comparable.map((type) => method(`list_${runtimeTypeName(type)}_sortByAssociatedKeys`, [list, listType(type)], list)),
      evaluate: sortByKeys,
      actualCost: ([, keys = null], _result, overloadId) => selfComparison(keys, overloadId),
      estimateCost: ({ overloadId, args: [keys] }) => selfComparisonEstimate(keys, ofText.test(overloadId)),
    },
    {
      name: 'lists.range',
      overloads: [overload('lists_range', [intType], listType(intType), (count) => range(count as bigint))],
      actualCost: (_args, result, overloadId) => (overloadId === '' ? undefined : allocationCost(actualSize(result))),
      estimateCost: ({ args: [count] }) => allocationEstimate(exactly(literalSize(count, UNLIMITED))),
    },
    {
      name: 'reverse',
      overloads: [method('list_reverse', [list], list, (values) => new ArrayList(partsOf(values as ListValue).toReversed()))],
      actualCost: (_args, result, overloadId) => (overloadId === '' ? undefined : allocationCost(actualSize(result))),
      estimateCost: ({ target }) => allocationEstimate(target?.size ?? UNKNOWN),
    },
    {
      name: 'distinct',
      overloads: [method('list_distinct', [list], list, (values) => new ArrayList(distinct(partsOf(values as ListValue))))],
      actualCost: ([values = null], _result, overloadId) => selfComparison(values, overloadId),
      estimateCost: ({ target }) => selfComparisonEstimate(target, false),
    },
  ],
}

/** Upstream takes what it prices for a list, and panics where the list could not be computed. */
function selfComparison(values: Value | EvaluationError, overloadId: string): number | undefined {
  if (overloadId === '') return undefined
  if (values instanceof EvaluationError) {
    throw new EvaluationPanic('interface conversion: *types.Err is not traits.Lister: missing method Add')
  }
  return isKind(values, 'list') ? selfComparisonCost(values) : undefined
}

function flatteningCost(values: Value, depth: Value | EvaluationError): number {
  if (depth instanceof EvaluationError) throw new EvaluationPanic('interface conversion: ref.Val is *types.Err, not types.Int')
  return allocationCost(actualSize(values), Number(depth))
}

function slice(values: Value, start: Value, end: Value): Value {
  const from = start as bigint
  const to = end as bigint
  const refuse = (reason: string): EvaluationError => new EvaluationError(`cannot slice(${from}, ${to}), ${reason}`)
  if (from < 0n || to < 0n) throw refuse('negative indexes not supported')
  if (from > to) throw refuse('start index must be less than or equal to end index')
  const { size } = values as ListValue
  if (to > size) throw refuse(`list is length ${size}`)
  return new ArrayList(partsOf(values as ListValue).slice(Number(from), Number(to)))
}

function flatten(values: Value, depth: Value = 1n): Value {
  if (!isKind(values, 'list') || typeof depth !== 'bigint') {
    throw new EvaluationError(`no such overload: ${typeNameOf(values)}.flatten(${depth === 1n ? '' : typeNameOf(depth)})`)
  }
  if (depth < 0n) throw new EvaluationError('level must be non-negative')
  const result: Part[] = []
  const append = (value: Part, left: bigint): void => {
    if (!isKind(value, 'list') || left < 0n) result.push(value)
    else for (const part of partsOf(value)) append(part, left - 1n)
  }
  append(values, depth)
  return new ArrayList(result)
}

/** Counts without making the numbers, of which there may be more than fit into memory; the budget ends what goes through them. */
function range(count: bigint): Value {
  return count <= 0n ? emptyList : { kind: 'list', size: Number(count), at: BigInt }
}

/** `list.sortBy(x, key)`: binds the list to a name, maps it to its keys, and sorts by these. */
function sortBy(): Macro {
  const name = '@__sortBy_input__'
  const sortable = new Set(['list', 'select', 'ident', 'comprehension', 'call'])
  return {
    name: 'sortBy',
    member: true,
    argumentCount: 2,
    expand(make, target, args) {
      const [variable, key] = args as [Expr, Expr]
      if (target === undefined || !sortable.has(target.kind)) {
        const accepted = 'a list, identifier, comprehension, call or select expression'
        throw new MacroError(`sortBy can only be applied to ${accepted}`, target as Expr)
      }
      const keys = collect(make, make.ident(name), variable, undefined, key)
      return make.comprehension({
        range: make.list(),
        variable: '#unused',
        variable2: undefined,
        accumulator: name,
        initial: target,
        condition: make.constant(false),
        step: make.ident(name),
        result: make.memberCall('@sortByAssociatedKeys', make.ident(name), keys),
      })
    },
  }
}
