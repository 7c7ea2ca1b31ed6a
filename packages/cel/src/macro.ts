import type { ComprehensionExpr, Expr } from './ast.ts'
import type { Literal } from './value.ts'

/** Rewrites a call while it is parsed. */
export interface Macro {
  readonly name: string
  /** Called on a target: `list.all(x, ...)`. */
  readonly member: boolean
  readonly argumentCount: number
  /**
   * The expansion; undefined leaves the call as it is.
   *
   * @throws MacroError for arguments that cannot be expanded
   */
  expand(factory: ExprFactory, target: Expr | undefined, args: readonly Expr[]): Expr | undefined
}

/** Makes the nodes of an expansion; they stand where the macro's call stands. */
export interface ExprFactory {
  constant(value: Literal): Expr
  ident(name: string): Expr
  select(operand: Expr, field: string, test?: boolean): Expr
  call(name: string, ...args: readonly Expr[]): Expr
  memberCall(name: string, target: Expr, ...args: readonly Expr[]): Expr
  list(...elements: readonly Expr[]): Expr
  map(...entries: readonly (readonly [key: Expr, value: Expr])[]): Expr
  comprehension(parts: Omit<ComprehensionExpr, 'kind' | 'id' | 'offset'>): Expr
  /** A copy with ids of its own, for expansions that use an argument twice. */
  copy(expr: Expr): Expr
}

/** Says why a macro's arguments cannot be expanded, and at which of them. */
export class MacroError {
  readonly message: string
  readonly at: Expr

  constructor(message: string, at: Expr) {
    this.message = message
    this.at = at
  }
}
