import type { CelType } from './cel-type.ts'
import type { Literal } from './value.ts'

/** Bounds from `min` to `max`, both included; they stop growing at the greatest unsigned 64-bit integer. */
export interface Range {
  readonly min: number
  readonly max: number
}

/** What an estimator is told of a node of a checked expression. */
export interface PricedNode {
  readonly type: CelType
  /** Names and `@items`, `@keys`, `@values` that lead from a variable to what the node reads; empty for computed values. */
  readonly path: readonly string[]
  /** The value, where it is written in the source. */
  readonly literal: Literal | undefined
  /** Elements, entries, code points or bytes; undefined where nothing is known. */
  readonly size: Range | undefined
  /** What is known of the elements of a list; undefined where the node is none. */
  element(): PricedNode | undefined
}

export interface PricedCall {
  readonly overloadId: string
  readonly target: PricedNode | undefined
  readonly args: readonly PricedNode[]
}

export interface CallEstimate {
  readonly cost: Range
  /** The size of what is returned, where the type has one. */
  readonly resultSize?: Range
}
