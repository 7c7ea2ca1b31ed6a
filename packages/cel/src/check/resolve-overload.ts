import type { CallExpr, Expr } from '../ast.ts'
import { boolType, dynType, type CelType } from '../cel-type.ts'
import type { ProblemList } from '../problem.ts'
import { formatApplication, formatType } from './format-type.ts'
import type { DeclaredOverload } from './function-table.ts'
import type { Substitution } from './substitution.ts'
import { isSameType } from './type-parts.ts'
import type { TypeVariables } from './type-variables.ts'

interface Options {
  readonly name: string
  readonly overloads: readonly DeclaredOverload[]
  /** With target and arguments checked. */
  readonly call: CallExpr
  readonly typeOf: (expr: Expr) => CelType
  readonly substitution: Substitution
  readonly variables: TypeVariables
  readonly problems: ProblemList
}

interface Resolution {
  readonly overloadIds: readonly string[]
  readonly type: CelType
}

/**
 * All overloads that a call can come to, and the type that they give: `dyn` where they differ. Undefined where there is none, which is
 * reported.
 */
export function resolveOverload(options: Options): Resolution | undefined {
  const { name, overloads, call, substitution, variables } = options
  const given = [...(call.target === undefined ? [] : [call.target]), ...call.args].map((node) => options.typeOf(node))
  if (name === '_&&_' || name === '_||_') return resolveLogic(options)
  const overloadIds: string[] = []
  let result: CelType | undefined
  for (const overload of overloads) {
    if (overload.member !== (call.target !== undefined)) continue
    const [declaredResult, ...declared] = variables.instantiate(overload.parameters, [overload.result, ...overload.args])
    if (!substitution.fits(given, declared)) continue
    overloadIds.push(overload.id)
    const type = substitution.apply(declaredResult as CelType, false)
    if (result === undefined) result = type
    else if (result.kind !== 'dyn' && !isSameType(type, result)) result = dynType
  }
  if (result !== undefined) return { overloadIds, type: result }
  const types = given.map((type) => substitution.apply(type, true))
  const application = call.target === undefined ? formatApplication(undefined, types) : formatApplication(types[0], types.slice(1))
  options.problems.report(call.offset, `found no matching overload for '${name}' applied to '${application}'`)
  return undefined
}

/** `&&` and `||` say of each operand that it is no bool, instead of that there is no overload. */
function resolveLogic({ overloads, call, typeOf, substitution, problems }: Options): Resolution | undefined {
  const misfits = call.args.filter((arg) => !substitution.fits([typeOf(arg)], [boolType]))
  for (const arg of misfits) problems.report(arg.offset, `expected type 'bool' but found '${formatType(typeOf(arg))}'`)
  return misfits.length > 0 ? undefined : { overloadIds: overloads.map(({ id }) => id), type: boolType }
}
