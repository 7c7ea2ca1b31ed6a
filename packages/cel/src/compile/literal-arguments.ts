import { re2Problem } from '@kindbox/core'
import type { CallExpr } from '../ast.ts'
import type { CheckedExpr } from '../checked-expr.ts'
import type { Expr } from '../ast.ts'
import { EvaluationError, type Literal } from '../value.ts'
import { walk } from '../walk.ts'

type Accepts = (checked: CheckedExpr, call: CallExpr, value: Literal) => boolean

/** Whether the call can be computed. */
const evaluates: Accepts = ({ environment, references }, call, value) => {
  const ids = new Set(references.get(call.id)?.overloadIds)
  const declared = environment.libraries.flatMap(({ functions }) => functions).filter(({ name }) => name === call.function)
  const overload = declared.flatMap(({ overloads }) => overloads).find(({ id }) => ids.has(id))
  const evaluate = overload?.evaluate ?? declared.find((declaration) => declaration.evaluate !== undefined)?.evaluate
  try {
    evaluate?.(value)
    return true
  } catch (error) {
    if (error instanceof EvaluationError) return false
    throw error
  }
}

/** The functions whose first argument must be sound where it is written as a literal (cel-go, cel/validator.go). */
const conditions: readonly (readonly [name: string, accepts: Accepts])[] = [
  ['duration', evaluates],
  ['timestamp', evaluates],
  ['matches', (_checked, _call, value) => typeof value !== 'string' || re2Problem(value) === undefined],
]

/** Reports durations, timestamps and patterns that can never be right. */
export function validateLiteralArguments(checked: CheckedExpr, report: (node: Expr, message: string) => void): void {
  for (const [name, accepts] of conditions) {
    walk(checked.expr, (node) => {
      if (node.kind !== 'call' || node.function !== name) return
      const [argument] = node.args
      if (argument?.kind === 'constant' && !accepts(checked, node, argument.value)) report(argument, `invalid ${name} argument`)
    })
  }
}
