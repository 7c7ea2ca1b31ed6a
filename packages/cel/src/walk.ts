import type { Expr } from './ast.ts'

/** The expressions that an expression is made of. */
export function childrenOf(expr: Expr): readonly Expr[] {
  switch (expr.kind) {
    case 'constant':
    case 'ident':
      return []
    case 'select':
      return [expr.operand]
    case 'call':
      return expr.target === undefined ? expr.args : [expr.target, ...expr.args]
    case 'list':
      return expr.elements
    case 'map':
      return expr.entries.flatMap(({ key, value }) => [key, value])
    case 'struct':
      return expr.fields.map(({ value }) => value)
    case 'comprehension':
      return [expr.range, expr.initial, expr.condition, expr.step, expr.result]
  }
}

/** Visits an expression and all in it, from the outside in; what `visit` refuses to enter is left out. */
export function walk(expr: Expr, visit: (node: Expr) => boolean | void): void {
  if (visit(expr) === false) return
  for (const child of childrenOf(expr)) walk(child, visit)
}
