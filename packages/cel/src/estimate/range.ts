import type { Range } from '../call-estimate.ts'

// Costs and sizes are unsigned 64-bit integers to the server and stay at the greatest of them. From 2^53 on a JavaScript number is not exact;
// by then every limit is exceeded a hundred million times.

/** Where sums and products stop growing. */
export const UNLIMITED = 2 ** 64

export const NOTHING: Range = { min: 0, max: 0 }
export const UNKNOWN: Range = { min: 0, max: UNLIMITED }

export function exactly(count: number): Range {
  return { min: count, max: count }
}

export function add(a: Range, b: Range): Range {
  return { min: Math.min(a.min + b.min, UNLIMITED), max: Math.min(a.max + b.max, UNLIMITED) }
}

export function multiply(a: Range, b: Range): Range {
  return { min: Math.min(a.min * b.min, UNLIMITED), max: Math.min(a.max * b.max, UNLIMITED) }
}

/** By a factor that need not be whole, rounded up. */
export function scale({ min, max }: Range, factor: number): Range {
  return { min: Math.min(Math.ceil(min * factor), UNLIMITED), max: Math.min(Math.ceil(max * factor), UNLIMITED) }
}

/** The least range that both are part of. */
export function union(a: Range, b: Range): Range {
  return { min: Math.min(a.min, b.min), max: Math.max(a.max, b.max) }
}
