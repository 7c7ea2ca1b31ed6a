import type { Expr } from '../ast.ts'
import { MacroError, type ExprFactory, type Macro } from '../macro.ts'

/** The variable that comprehensions fold into. No source can name it. */
export const accumulator = '@result'
/** What it was called before; still refused as the name of a variable. */
const formerAccumulator = '__result__'

/**
 * The name that a macro's argument gives its variable.
 *
 * @throws MacroError where it is no plain name
 */
export function requireName(arg: Expr, refusal: string): string {
  if (arg.kind !== 'ident') throw new MacroError(refusal, arg)
  return arg.name
}

/** @throws MacroError where the name is that of the accumulator */
export function requireOther(name: string, arg: Expr): void {
  if (name === accumulator || name === formerAccumulator) {
    throw new MacroError('iteration variable overwrites accumulator variable', arg)
  }
}

function variableName(arg: Expr, refusal: string): string {
  const name = requireName(arg, refusal)
  requireOther(name, arg)
  return name
}

type Parts = Pick<Parameters<ExprFactory['comprehension']>[0], 'initial' | 'condition' | 'step' | 'result'>

/** How a fold over elements becomes one value; `predicate` sees the loop's variables. */
export type Fold = (make: ExprFactory, predicate: Expr) => Parts

const accumulated = (make: ExprFactory): Expr => make.ident(accumulator)

export const foldAll: Fold = (make, predicate) => ({
  initial: make.constant(true),
  condition: make.call('@not_strictly_false', accumulated(make)),
  step: make.call('_&&_', accumulated(make), predicate),
  result: accumulated(make),
})

export const foldExists: Fold = (make, predicate) => ({
  initial: make.constant(false),
  condition: make.call('@not_strictly_false', make.call('!_', accumulated(make))),
  step: make.call('_||_', accumulated(make), predicate),
  result: accumulated(make),
})

export const foldExistsOne: Fold = (make, predicate) => ({
  initial: make.constant(0n),
  condition: make.constant(true),
  step: make.call('_?_:_', predicate, make.call('_+_', accumulated(make), make.constant(1n)), accumulated(make)),
  result: make.call('_==_', accumulated(make), make.constant(1n)),
})

/** `step` for elements that pass the filter, and nothing for others. */
export function filtered(make: ExprFactory, filter: Expr | undefined, step: Expr): Expr {
  return filter === undefined ? step : make.call('_?_:_', filter, step, accumulated(make))
}

function quantifier(name: string, fold: Fold): Macro {
  return {
    name,
    member: true,
    argumentCount: 2,
    expand: (make, target, [variable, predicate]) => {
      const name = variableName(variable as Expr, 'argument must be a simple name')
      return loop(make, target as Expr, name, fold(make, predicate as Expr))
    },
  }
}

function loop(make: ExprFactory, range: Expr, variable: string, parts: Parts): Expr {
  return make.comprehension({ range, variable, variable2: undefined, accumulator, ...parts })
}

/** A list of what `element` makes of those that pass `filter`. */
export function collect(make: ExprFactory, range: Expr, variable: Expr, filter: Expr | undefined, element: Expr): Expr {
  const name = variableName(variable, 'argument is not an identifier')
  const step = make.call('_+_', accumulated(make), make.list(element))
  return loop(make, range, name, {
    initial: make.list(),
    condition: make.constant(true),
    step: filtered(make, filter, step),
    result: accumulated(make),
  })
}

const has: Macro = {
  name: 'has',
  member: false,
  argumentCount: 1,
  expand: (make, _target, [arg]) => {
    if (arg?.kind !== 'select') throw new MacroError('invalid argument to has() macro', arg as Expr)
    return make.select(arg.operand, arg.field, true)
  },
}

const mapTo: Macro = {
  name: 'map',
  member: true,
  argumentCount: 2,
  expand: (make, target, args) => collect(make, target as Expr, args[0] as Expr, undefined, args[1] as Expr),
}

const mapFiltered: Macro = {
  name: 'map',
  member: true,
  argumentCount: 3,
  expand: (make, target, args) => collect(make, target as Expr, args[0] as Expr, args[1], args[2] as Expr),
}

const filter: Macro = {
  name: 'filter',
  member: true,
  argumentCount: 2,
  expand: (make, target, args) => collect(make, target as Expr, args[0] as Expr, args[1], args[0] as Expr),
}

/** The macros of every CEL environment (cel-go, parser/macro.go). */
export const standardMacros: readonly Macro[] = [
  has,
  quantifier('all', foldAll),
  quantifier('exists', foldExists),
  quantifier('exists_one', foldExistsOne),
  mapTo,
  mapFiltered,
  filter,
]
