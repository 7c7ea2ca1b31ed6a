import type { Expr } from '../ast.ts'
import { Checker } from '../check/checker.ts'
import type { CelType } from '../cel-type.ts'
import type { CheckedExpr } from '../checked-expr.ts'
import type { Environment } from '../environment.ts'
import { parse } from '../parse/parse.ts'
import { ProblemList, type Problem } from '../problem.ts'
import { createSource } from '../source.ts'
import { homogeneousLiterals } from './homogeneous-literals.ts'
import { validateLiteralArguments } from './literal-arguments.ts'

/** An expression that can be evaluated, or what is wrong with it. */
export type Compilation =
  | { readonly expr: CheckedExpr }
  | {
      readonly problems: readonly Problem[]
      /** All problems as the server prints them after `compilation failed: `. */
      readonly text: string
    }

/** Parses, checks and validates an expression as kube-apiserver 1.36 does before it stores one. Never throws. */
export function compile(environment: Environment, text: string): Compilation {
  const source = createSource(text)
  const problems = new ProblemList(source)
  const macros = environment.libraries.flatMap((library) => library.macros ?? [])
  const parsed = parse(source, macros, problems)
  const expr = parsed && new Checker(environment, problems).check(text, parsed)
  if (expr !== undefined && problems.count === 0) validate(expr, problems)
  return expr === undefined || problems.count > 0 ? { problems: problems.sorted(), text: problems.render() } : { expr }
}

function validate(checked: CheckedExpr, problems: ProblemList): void {
  const { libraries } = checked.environment
  const typeOf = (node: Expr): CelType => checked.types.get(node.id) as CelType
  const report = (node: Expr, message: string): void => problems.report(node.offset, message)
  validateLiteralArguments(checked, report)
  const mixingFunctions = new Set(libraries.flatMap((library) => library.mixingFunctions ?? []))
  homogeneousLiterals(mixingFunctions)(checked.expr, typeOf, report)
  for (const validator of libraries.flatMap((library) => library.validators ?? [])) validator(checked.expr, typeOf, report)
}
