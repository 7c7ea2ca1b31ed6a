import type { CallExpr, Expr, ListExpr } from '../../ast.ts'
import type { Validator } from '../../environment.ts'
import { runtimeTypeName } from '../../values/value-kind.ts'
import { walk } from '../../walk.ts'
import { accepts, clauseProblem } from './clause-problem.ts'
import { FormatError, readFormat, type Clause } from './read-format.ts'

type TypeOf = Parameters<Validator>[1]

/** An argument that its clause does not take. */
class Misfit {
  readonly node: Expr

  constructor(node: Expr) {
    this.node = node
  }
}

/** Holds format strings that are written in the source against the list of their arguments (cel-go, ext/formatting.go). */
export const validateFormat: Validator = (expr, typeOf, report) => {
  walk(expr, (node) => {
    if (node.kind !== 'call' || node.function !== 'format' || node.args.length !== 1) return
    const [list] = node.args
    if (node.target?.kind !== 'constant' || typeof node.target.value !== 'string' || list?.kind !== 'list') return
    validateCall(node, node.target.value, list, typeOf, report)
  })
}

function validateCall(call: CallExpr, format: string, list: ListExpr, typeOf: TypeOf, report: Parameters<Validator>[2]): void {
  const { elements } = list
  let used = 0
  let verb: Clause['verb'] = 's'
  const write = (index: number, clause: Clause): string => {
    used++
    verb = clause.verb
    const element = elements[index] as Expr
    const misfit = verb === 's' ? misfitIn(element, typeOf) : takes(verb, element, typeOf) ? undefined : element
    if (misfit !== undefined) throw new Misfit(misfit)
    return ''
  }
  try {
    readFormat(format, { size: elements.length, checkFirst: false, write })
  } catch (error) {
    if (error instanceof Misfit) report(error.node, clauseProblem(verb, runtimeTypeName(typeOf(error.node))))
    else if (error instanceof FormatError) report(call, error.message)
    else throw error
    return
  }
  if (elements.length > used) {
    report(call, `too many arguments supplied to string.format (expected ${used}, got ${elements.length})`)
  }
}

function takes(verb: Clause['verb'], node: Expr, typeOf: TypeOf): boolean {
  const type = typeOf(node)
  return type.kind === 'dyn' || accepts(verb, runtimeTypeName(type))
}

/** The first part of an argument, itself included, that `%s` does not take. */
function misfitIn(node: Expr, typeOf: TypeOf): Expr | undefined {
  if (!takes('s', node, typeOf)) return node
  const parts = node.kind === 'list' ? node.elements : node.kind === 'map' ? node.entries.flatMap(({ key, value }) => [key, value]) : []
  for (const part of parts) {
    const misfit = misfitIn(part, typeOf)
    if (misfit !== undefined) return misfit
  }
  return undefined
}
