import type { Expr } from './ast.ts'
import type { CelType } from './cel-type.ts'

/** An expression that has been checked: every node has a type, every name and call leads somewhere. */
export interface CheckedExpr {
  /** The expression; qualified names have become identifiers, namespaced functions (`optional.of`) calls without a target. */
  readonly expr: Expr
  /** The type of each node, by its id. Map entries and fields have none. */
  readonly types: ReadonlyMap<number, CelType>
  /** What identifiers, calls and struct literals refer to, by the node's id. */
  readonly references: ReadonlyMap<number, Reference>
  /** The type of the whole. */
  readonly type: CelType
}

/**
 * What a name stands for: a variable, a type (then `type` is `type(T)`), or the overloads that a call can resolve to. More than one
 * overload remains where arguments are `dyn`; the evaluator picks by the values.
 */
export type Reference =
  | { readonly kind: 'variable'; readonly name: string }
  | { readonly kind: 'type'; readonly name: string; readonly type: CelType }
  | { readonly kind: 'overloads'; readonly ids: readonly string[] }
