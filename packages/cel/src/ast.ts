import type { Literal } from './value.ts'

/** An expression after parsing: macros are expanded, operators are calls of functions named `_+_`, `!_`, `_?_:_`, `_[_]`, `@in`... */
export type Expr = ConstantExpr | IdentExpr | SelectExpr | CallExpr | ListExpr | MapExpr | StructExpr | ComprehensionExpr

interface Node {
  /** Unique within an expression, from 1. */
  readonly id: number
  /** Where it starts, in code points of the source; what macros add stands where the macro does. */
  readonly offset: number
}

export interface ConstantExpr extends Node {
  readonly kind: 'constant'
  readonly value: Literal
}

export interface IdentExpr extends Node {
  readonly kind: 'ident'
  readonly name: string
}

/** `operand.field`, or with `test` what `has(operand.field)` becomes. `operand.?field` is a call of `_?._`. */
export interface SelectExpr extends Node {
  readonly kind: 'select'
  readonly operand: Expr
  readonly field: string
  readonly test: boolean
}

export interface CallExpr extends Node {
  readonly kind: 'call'
  readonly function: string
  readonly target: Expr | undefined
  readonly args: readonly Expr[]
}

export interface ListExpr extends Node {
  readonly kind: 'list'
  readonly elements: readonly Expr[]
  /** Indices of the elements written `?element`. */
  readonly optional: readonly number[]
}

export interface MapExpr extends Node {
  readonly kind: 'map'
  readonly entries: readonly MapEntry[]
}

export interface MapEntry extends Node {
  readonly key: Expr
  readonly value: Expr
  readonly optional: boolean
}

export interface StructExpr extends Node {
  readonly kind: 'struct'
  readonly type: string
  readonly fields: readonly StructField[]
}

export interface StructField extends Node {
  readonly name: string
  readonly value: Expr
  readonly optional: boolean
}

/** What `all`, `exists`, `map`, `filter`... become: a fold of `range` into `accumulator`. */
export interface ComprehensionExpr extends Node {
  readonly kind: 'comprehension'
  readonly range: Expr
  readonly variable: string
  /** The second variable of two-variable comprehensions: value beside index or key. */
  readonly variable2: string | undefined
  readonly accumulator: string
  readonly initial: Expr
  readonly condition: Expr
  readonly step: Expr
  readonly result: Expr
}
