import { utf8Length } from '@kindbox/core'
import type { Range } from '../call-estimate.ts'
import { add, exactly, multiply, scale, UNKNOWN } from '../estimate/range.ts'
import type { FunctionDeclaration } from '../function-declaration.ts'
import { EvaluationError } from '../value.ts'
import { actualSize } from '../values/actual-size.ts'
import { entryPart, keysOf, type Part, partAt } from '../values/parts.ts'

// Prices of library calls, as k8s.io/apiserver/pkg/cel/library/cost.go sets them: once by the values of a call, once by what is known before.

/** Both prices of a function. */
export type CallCost = Required<Pick<FunctionDeclaration, 'actualCost' | 'estimateCost'>>

/** Per code point or byte that is gone through (cel-go common/cost.go). */
export const TRAVERSAL = 0.1
/** Per code point of a regular expression (cel-go common/cost.go). */
export const REGEX_LENGTH = 0.25

/** A constant price; 1 for accessors. */
export function fixedCost(price: number): CallCost {
  const cost = exactly(price)
  return { actualCost: () => price, estimateCost: () => ({ cost }) }
}

/** Going through the first argument of a function, so many times over. */
export function argumentTraversal(times = 1): CallCost {
  return {
    actualCost: ([first = null]) => Math.ceil(actualSize(first) * times * TRAVERSAL),
    estimateCost: ({ args: [first] }) => (first === undefined ? undefined : { cost: scale(first.size ?? UNKNOWN, times * TRAVERSAL) }),
  }
}

/** Searching a target with a regular expression; one is added to the length, so that an empty target still pays for the expression. */
export const regexSearch: CallCost = {
  actualCost: ([target = null, pattern = null]) => regexCost(actualSize(target), actualSize(pattern)),
  estimateCost({ target, args: [pattern] }) {
    if (target === undefined || pattern === undefined) return undefined
    const size = target.size ?? UNKNOWN
    const passes = scale(pattern.size ?? UNKNOWN, REGEX_LENGTH)
    return { cost: multiply(scale(add(size, exactly(1)), TRAVERSAL), passes), resultSize: { min: 0, max: size.max } }
  },
}

export function regexCost(size: number, patternLength: number): number {
  return Math.ceil((1 + size) * TRAVERSAL) * Math.ceil(patternLength * REGEX_LENGTH)
}

/** Looking at every element of a list, or every character of a string: `isSorted`, `sum`, `min`, `max`, `indexOf`, `lastIndexOf`. */
export const targetTraversal: CallCost = {
  actualCost: ([target = null]) => traversalCost(target),
  estimateCost({ target }) {
    if (target === undefined) return undefined
    const size = target.size ?? UNKNOWN
    const element = target.element()
    if (element === undefined) return { cost: scale(size, TRAVERSAL) }
    const isText = element.type.kind === 'string' || element.type.kind === 'bytes'
    const each: Range = isText ? add(exactly(1), scale(element.size ?? UNKNOWN, TRAVERSAL)) : exactly(1)
    return { cost: multiply(size, each) }
  },
}

/**
 * Of all that a value holds. Strings count in bytes here and are rounded down, unlike everywhere else; what is not of its schema's type costs no
 * more than a number does.
 */
function traversalCost(value: Part): number {
  if (typeof value === 'string') return Math.floor(utf8Length(value) * TRAVERSAL)
  if (typeof value !== 'object' || value === null || value instanceof EvaluationError) return 1
  if (value instanceof Uint8Array) return Math.floor(value.length * TRAVERSAL)
  let cost = 0
  switch (value.kind) {
    case 'list':
      for (let i = 0; i < value.size; i++) cost += traversalCost(partAt(value, i))
      return cost
    case 'map':
    case 'object':
      for (const key of keysOf(value)) cost += traversalCost(key) + traversalCost(entryPart(value, key) ?? null)
      return cost
    default:
      return 1
  }
}
