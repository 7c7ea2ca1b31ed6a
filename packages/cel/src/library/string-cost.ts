import type { CallEstimate, PricedCall, Range } from '../call-estimate.ts'
import { add, multiply, NOTHING, scale, UNKNOWN, UNLIMITED } from '../estimate/range.ts'
import { TRAVERSAL } from './call-cost.ts'

// What calls that make strings can cost, and how long these can be (k8s.io/apiserver/pkg/cel/library/cost.go).

/** Going through the target and writing the result. */
const rewriting = 2 * TRAVERSAL

export function replaceEstimate({ target, args }: PricedCall): CallEstimate | undefined {
  if (target === undefined || args.length < 2) return undefined
  const size = target.size ?? UNKNOWN
  const replaced = args[0]?.size ?? UNKNOWN
  const by = args[1]?.size ?? UNKNOWN
  const longest = replacements(size.max, replaced.min, by.max <= replaced.min)
  const shortest = replacements(size.min, replaced.max, replaced.max <= by.min)
  const count = { min: shortest.count, max: longest.count }
  const retained = { min: shortest.retained, max: longest.retained }
  return { cost: scale(size, rewriting), resultSize: add(multiply(count, by), retained) }
}

/**
 * How often something of a length is replaced in a text of a size, and how much of the text is kept beside. An empty string is found around
 * every character.
 */
function replacements(size: number, length: number, keepsAll: boolean): { readonly count: number; readonly retained: number } {
  if (length === 0) return { count: Math.min(size + 1, UNLIMITED), retained: size }
  return keepsAll ? { count: 0, retained: size } : { count: Math.ceil(size / length), retained: 0 }
}

export function splitEstimate({ target, args: [, parts] }: PricedCall): CallEstimate | undefined {
  if (target === undefined) return undefined
  const size = target.size ?? UNKNOWN
  const limit = parts?.literal
  // The server takes a negative limit for a great unsigned one.
  const max = typeof limit === 'bigint' ? Number(BigInt.asUintN(64, limit)) : size.max
  return { cost: scale(size, rewriting), resultSize: { min: 0, max } }
}

export function joinEstimate({ target, args: [separator] }: PricedCall): CallEstimate | undefined {
  if (target === undefined) return undefined
  const count = target.size ?? UNKNOWN
  const element = target.element()
  const elements = element === undefined ? NOTHING : multiply(count, element.size ?? UNKNOWN)
  const size = separator === undefined ? elements : add(elements, multiply(separator.size ?? UNKNOWN, between(count)))
  return { cost: scale(size, TRAVERSAL), resultSize: size }
}

/** How many separators stand between so many elements. */
function between({ min, max }: Range): Range {
  return { min: Math.max(min - 1, 0), max: Math.max(max - 1, 0) }
}
