import type { Value } from '../value.ts'
import { actualSize } from '../values/actual-size.ts'
import type { FunctionEntry } from './function-index.ts'
import type { Result } from './frame.ts'

/** What a call did cost. `args` may hold errors: a call with one is paid for too. */
export type CallPrice = (args: readonly Result[], result: Result) => number

const STRING_TRAVERSAL = 0.1
const REGEX_LENGTH = 0.25

const traversal = (size: number): number => Math.ceil(size * STRING_TRAVERSAL)
const sizeOf = (args: readonly Result[], index: number): number => actualSize(args[index] ?? null)

const firstTraversed: CallPrice = (args) => traversal(sizeOf(args, 0))
const shorterTraversed: CallPrice = (args) => traversal(Math.min(sizeOf(args, 0), sizeOf(args, 1)))
const bothTraversed: CallPrice = (args) => traversal(sizeOf(args, 0) + sizeOf(args, 1))

/** Overloads that cost more than one unit, unless their function says what it costs (cel-go's runtimecost.go, costCall). */
const prices: ReadonlyMap<string, CallPrice> = new Map<string, CallPrice>([
  ['starts_with_string', firstTraversed],
  ['ends_with_string', firstTraversed],
  ['string_to_bytes', firstTraversed],
  ['bytes_to_string', firstTraversed],
  ['strings_quote', firstTraversed],
  ['string_format', firstTraversed],
  ['in_list', (args) => sizeOf(args, 1)],
  ...['less', 'less_equals', 'greater', 'greater_equals'].flatMap((relation) => [
    [`${relation}_string`, shorterTraversed] as const,
    [`${relation}_bytes`, shorterTraversed] as const,
  ]),
  ['equals', shorterTraversed],
  ['not_equals', shorterTraversed],
  ['add_string', bothTraversed],
  ['add_bytes', bothTraversed],
  ['matches_string', (args) => traversal(1 + sizeOf(args, 0)) * Math.ceil(sizeOf(args, 1) * REGEX_LENGTH)],
  ['contains_string', (args) => traversal(sizeOf(args, 0)) * traversal(sizeOf(args, 1))],
])

/** The price of calls of an overload; undefined where they cost one unit. The id is empty where only values decide the overload. */
export function callPrice({ actualCost }: FunctionEntry, overloadId: string): CallPrice | undefined {
  const standard = prices.get(overloadId)
  if (actualCost === undefined) return standard
  return (args, result) =>
    // Upstream's functions see errors among their arguments too; an error has the size of a scalar.
    actualCost(args as readonly Value[], result, overloadId) ?? (standard === undefined ? 1 : standard(args, result))
}

/** The price of `==` and `!=`, unless the libraries say what these values cost. */
export function equalityCost(left: Result, right: Result, result: Result, price: CallPrice): number {
  if (typeof left === 'string' && typeof right === 'string') return shorterText(left, right)
  return isScalar(left) && isScalar(right) ? 1 : price([left, right], result)
}

function isScalar(result: Result): boolean {
  return typeof result !== 'object' && typeof result !== 'string'
}

function shorterText(left: string, right: string): number {
  const length = Math.min(left.length, right.length)
  // Up to ten units are one to ten code points, which cost the same; most texts are no longer.
  return length <= 10 ? Math.min(length, 1) : traversal(Math.min(actualSize(left), actualSize(right)))
}
