import type { CallEstimate, PricedNode, Range } from '../call-estimate.ts'
import { add, exactly, multiply, scale, UNKNOWN, UNLIMITED } from '../estimate/range.ts'
import type { ListValue } from '../value.ts'
import { partAt, partTypeName } from '../values/parts.ts'
import { TRAVERSAL } from './call-cost.ts'

// Prices of calls that make lists, as cel-go's ext/lists.go sets them.

/** A call, and a list to hold what it gives. */
const allocation = 1 + 10
/** Elements are compared with each other, both ways. */
const comparisons = 2

/** What making a list of so many elements did cost. */
export function allocationCost(size: number, factor = 1): number {
  return Math.floor(size * factor) + allocation
}

export function allocationEstimate(size: Range, factor = 1): CallEstimate {
  return { cost: add(scale(size, factor), exactly(allocation)), resultSize: size }
}

/** What holding all elements of a list against each other did cost. */
export function selfComparisonCost(list: ListValue): number {
  const first = list.size === 0 ? null : partTypeName(partAt(list, 0))
  const factor = first === 'string' || first === 'bytes' ? comparisons + TRAVERSAL : comparisons
  return allocationCost(list.size * list.size, factor)
}

export function selfComparisonEstimate(list: PricedNode | undefined, ofText: boolean): CallEstimate {
  const size = list?.size ?? UNKNOWN
  return allocationEstimate(multiply(size, size), ofText ? comparisons + TRAVERSAL : comparisons)
}

/** An argument's value where it is written in the source, 0 for less than that. */
export function literalSize(node: PricedNode | undefined, otherwise: number): number {
  const value = node?.literal
  if (typeof value !== 'bigint') return otherwise
  return value < 0n ? 0 : Number(value)
}

/** The difference as the server counts it: below 0 it begins again at the greatest integer. */
export function wrappedDifference(end: number, start: number): number {
  return end < start ? UNLIMITED - (start - end) : end - start
}
