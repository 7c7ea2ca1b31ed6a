import type { Expr } from './ast.ts'
import type { CelType } from './cel-type.ts'
import type { Environment } from './environment.ts'
import type { Literal } from './value.ts'

/** An expression whose types are in order: what the checker makes, and what the evaluator and the estimator take. */
export interface CheckedExpr {
  readonly source: string
  /** As parsed, but that a qualified name (`optional.of`) has become an identifier, or the function of a call without a target. */
  readonly expr: Expr
  /** The type of every node by its id; what no type was inferred for is `dyn`. */
  readonly types: ReadonlyMap<number, CelType>
  /** What identifiers and calls mean, by the id of their node. */
  readonly references: ReadonlyMap<number, Reference>
  readonly outputType: CelType
  /** What it was checked against. */
  readonly environment: Environment
}

export interface Reference {
  /** Of the variable or type; undefined for calls. */
  readonly name?: string
  /** Of a name that stands for a value. */
  readonly value?: Literal
  /** The overloads that a call may come to at run time, at least one; none for identifiers. */
  readonly overloadIds: readonly string[]
}
