import type { CallEstimate, Range } from '../call-estimate.ts'
import { add, exactly, multiply, NOTHING, scale, UNKNOWN, UNLIMITED } from './range.ts'

/** A call whose target and arguments have been priced. */
export interface SizedCall {
  readonly overloadId: string
  /** Undefined for a function that is called on nothing. */
  readonly target: Range | undefined
  readonly args: readonly Range[]
  readonly argCosts: readonly Range[]
}

/** Per character of a string that is gone through. */
const TRAVERSAL = 0.1
/** Per character of a regular expression, by which a string is gone through that often. */
const REGEX_LENGTH = 0.25

/**
 * What the language's own overloads cost, their arguments included (cel-go checker/cost.go, `functionCost`); 1 beside the arguments for all that
 * are not named here.
 */
export function overloadCost({ overloadId, target, args, argCosts }: SizedCall): CallEstimate {
  const [first = UNKNOWN, second = UNKNOWN] = args
  const argCost = argCosts.reduce(add, NOTHING)
  const beside = (cost: Range, resultSize?: Range): CallEstimate => ({
    cost: add(cost, argCost),
    ...(resultSize === undefined ? {} : { resultSize }),
  })
  switch (overloadId) {
    case 'string_format':
      return target === undefined ? beside(exactly(1)) : beside(scale(target, TRAVERSAL))
    case 'string_to_bytes':
      return beside(scale(first, TRAVERSAL), { min: first.min, max: Math.min(first.max * 4, UNLIMITED) })
    case 'bytes_to_string':
      return beside(scale(first, TRAVERSAL), { min: Math.floor(first.min / 4), max: first.max })
    case 'strings_quote':
      return beside(scale(first, TRAVERSAL), { min: first.min + 2, max: quotedSize(first.max) })
    case 'starts_with_string':
    case 'ends_with_string':
      return beside(scale(first, TRAVERSAL))
    case 'in_list':
      return beside(second)
    case 'matches_string':
      if (target === undefined) return beside(exactly(1))
      return beside(multiply(scale(add(target, exactly(1)), TRAVERSAL), scale(first, REGEX_LENGTH)))
    case 'contains_string':
      if (target === undefined) return beside(exactly(1))
      return beside(multiply(scale(target, TRAVERSAL), scale(first, TRAVERSAL)))
    case 'logical_or':
    case 'logical_and':
      // The right side may never be looked at.
      return { cost: { min: argCosts[0]?.min ?? 0, max: argCost.max } }
    case 'add_list':
      return beside(exactly(1), add(first, second))
    case 'add_string':
    case 'add_bytes': {
      const size = add(first, second)
      return beside(scale(size, TRAVERSAL), size)
    }
    default:
      return beside(COMPARISONS.has(overloadId) ? comparison(first, second) : exactly(1))
  }
}

const COMPARISONS: ReadonlySet<string> = new Set([
  ...['less_string', 'greater_string', 'less_equals_string', 'greater_equals_string'],
  ...['less_bytes', 'greater_bytes', 'less_equals_bytes', 'greater_equals_bytes'],
  ...['equals', 'not_equals'],
])

/** Two values are compared as far as the shorter goes. */
function comparison(a: Range, b: Range): Range {
  const max = Math.min(a.max, b.max)
  return scale({ min: max > 0 ? 1 : 0, max }, TRAVERSAL)
}

/** Every character may need an escape. The server's arithmetic overflows here: twice the greatest integer and 2 is nothing. */
function quotedSize(size: number): number {
  return size === UNLIMITED ? 0 : Math.min(size * 2 + 2, UNLIMITED)
}
