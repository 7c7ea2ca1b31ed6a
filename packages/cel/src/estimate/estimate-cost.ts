import type { CallExpr, ComprehensionExpr, Expr, ListExpr, MapExpr, SelectExpr } from '../ast.ts'
import type { CallEstimate, PricedCall, PricedNode, Range } from '../call-estimate.ts'
import type { CheckedExpr } from '../checked-expr.ts'
import type { Library } from '../environment.ts'
import type { FunctionDeclaration } from '../function-declaration.ts'
import { NodeSizes, type SizeOf } from './node-sizes.ts'
import { overloadCost } from './overload-cost.ts'
import { add, exactly, multiply, NOTHING, union, UNKNOWN, UNLIMITED } from './range.ts'

export interface EstimateOptions {
  /**
   * The size of what a path leads to, from a variable over names, `@items`, `@keys`, `@values` and `@indices`; undefined where there is no bound.
   */
  readonly sizeOf: SizeOf
}

/**
 * What evaluating an expression can cost at least and at most, in the units of the server's limits; from 2^64 on it is not counted
 * (cel-go checker/cost.go, as the server asks for it: `has` is free).
 */
export function estimateCost(checked: CheckedExpr, { sizeOf }: EstimateOptions): Range {
  return new CostEstimator(checked, sizeOf).cost(checked.expr)
}

const LIST_COST = exactly(10)
const MAP_COST = exactly(30)
const STRUCT_COST = exactly(40)
/** What a union starts from. */
const NO_RANGE: Range = { min: UNLIMITED, max: 0 }

/** One walk over an expression. The order of its steps counts: sizes are remembered as they are found, and paths may change. */
class CostEstimator {
  private readonly checked: CheckedExpr
  private readonly estimates: Estimates
  private readonly nodes: NodeSizes

  constructor(checked: CheckedExpr, sizeOf: SizeOf) {
    this.checked = checked
    this.nodes = new NodeSizes(checked.types, sizeOf)
    this.estimates = estimatesOf(checked.environment.libraries)
  }

  cost(expr: Expr): Range {
    switch (expr.kind) {
      case 'constant':
        return NOTHING
      case 'ident':
        this.nodes.visitIdent(expr)
        return exactly(1)
      case 'select':
        return this.selectCost(expr)
      case 'call':
        return this.callCost(expr)
      case 'list':
        return this.listCost(expr)
      case 'map':
        return this.mapCost(expr)
      case 'struct':
        return expr.fields.map(({ value }) => this.cost(value)).reduce(add, STRUCT_COST)
      case 'comprehension':
        return isBinding(expr) ? this.bindingCost(expr) : this.comprehensionCost(expr)
    }
  }

  private listCost({ id, elements }: ListExpr): Range {
    let cost = LIST_COST
    let value = elements.length === 0 ? NOTHING : NO_RANGE
    for (const element of elements) {
      cost = add(cost, this.cost(element))
      value = union(value, this.nodes.computedSize(element) ?? UNKNOWN)
    }
    this.nodes.setEntrySize({ id }, { container: 'list', key: exactly(1), value })
    return cost
  }

  private mapCost({ id, entries }: MapExpr): Range {
    let cost = MAP_COST
    let [key, value] = entries.length === 0 ? [NOTHING, NOTHING] : [NO_RANGE, NO_RANGE]
    for (const entry of entries) {
      cost = add(add(cost, this.cost(entry.key)), this.cost(entry.value))
      key = union(key, this.nodes.computedSize(entry.key) ?? UNKNOWN)
      value = union(value, this.nodes.computedSize(entry.value) ?? UNKNOWN)
    }
    this.nodes.setEntrySize({ id }, { container: 'map', key, value })
    return cost
  }

  private selectCost({ id, operand, field, test }: SelectExpr): Range {
    const cost = this.cost(operand)
    if (test) return cost
    this.nodes.visitPart({ id }, operand, field)
    const { kind } = this.nodes.typeOf(operand)
    return kind === 'map' || kind === 'object' || kind === 'parameter' ? add(cost, exactly(1)) : cost
  }

  private callCost(call: CallExpr): Range {
    const [first] = call.args
    if (call.function === 'dyn' && first !== undefined) {
      const cost = this.cost(first)
      this.nodes.copySizes(call, first)
      return add(exactly(1), cost)
    }
    const argCosts: Range[] = []
    const args = call.args.map((arg) => {
      argCosts.push(this.cost(arg))
      return this.nodes.pricedNode(arg)
    })
    const overloadIds = this.checked.references.get(call.id)?.overloadIds ?? []
    if (overloadIds.length === 0) return NOTHING
    const targetCost = call.target === undefined ? NOTHING : this.cost(call.target)
    const target = call.target === undefined ? undefined : this.nodes.pricedNode(call.target)

    let cost = NO_RANGE
    let size: Range | undefined
    for (const overloadId of overloadIds) {
      const estimate = this.overloadEstimate(call, { overloadId, target, args }, argCosts)
      cost = union(cost, estimate.cost)
      if (estimate.resultSize !== undefined) size = size === undefined ? estimate.resultSize : union(size, estimate.resultSize)
      if (first !== undefined && (overloadId === 'index_list' || overloadId === 'index_map')) {
        size = this.nodes.entrySizeOf(first)?.value
        this.nodes.visitPart(call, first, overloadId === 'index_list' ? '@items' : '@values')
      }
      size ??= this.nodes.computedSize(call)
    }
    this.nodes.setSize(call, size)
    return add(targetCost, cost)
  }

  /** The arguments' costs included, the target's not. */
  private overloadEstimate(call: CallExpr, priced: PricedCall, argCosts: readonly Range[]): CallEstimate {
    for (const estimate of this.estimates.get(call.function) ?? []) {
      const found = estimate(priced)
      if (found !== undefined) return { ...found, cost: argCosts.reduce(add, found.cost) }
    }
    const { overloadId, target, args } = priced
    const [left, right, other] = call.args
    if (overloadId === 'conditional' && left !== undefined && right !== undefined && other !== undefined) {
      return this.conditional(call, [right, other], args, argCosts)
    }
    if (overloadId.startsWith('add_') && left !== undefined && right !== undefined) this.nodes.joinEntrySizes(call, left, right)
    const sizes = { target: target && (target.size ?? UNKNOWN), args: args.map(({ size }) => size ?? UNKNOWN) }
    return overloadCost({ overloadId, ...sizes, argCosts })
  }

  /** Only one of the branches is evaluated. */
  private conditional(
    call: CallExpr,
    [left, right]: readonly [Expr, Expr],
    args: readonly PricedNode[],
    argCosts: readonly Range[],
  ): CallEstimate {
    const [condition = NOTHING, ifTrue = NOTHING, ifFalse = NOTHING] = argCosts
    this.nodes.joinEntrySizes(call, left, right)
    return { cost: add(condition, union(ifTrue, ifFalse)), resultSize: union(args[1]?.size ?? UNKNOWN, args[2]?.size ?? UNKNOWN) }
  }

  private comprehensionCost(expr: ComprehensionExpr): Range {
    const { range, variable, variable2, accumulator, initial } = expr
    const before = add(this.cost(range), this.cost(initial))
    this.nodes.pushLocal(accumulator, initial)
    if (variable2 === undefined) this.nodes.pushSingle(variable, range)
    else {
      this.nodes.pushKey(variable, range)
      this.nodes.pushValue(variable2, range)
    }
    const loop = add(this.cost(expr.condition), this.cost(expr.step))
    this.nodes.pop(variable)
    if (variable2 !== undefined) this.nodes.pop(variable2)
    const result = this.cost(expr.result)
    this.nodes.pop(accumulator)

    const times = this.nodes.computedSize(range) ?? UNKNOWN
    if (initial.kind === 'constant') this.nodes.setSize(expr, this.nodes.computedSize(initial))
    else if (initial.kind === 'list' || initial.kind === 'map') {
      this.nodes.setSize(expr, times)
      this.nodes.setEntrySize(expr, this.nodes.entrySizeOf(expr.step))
    }
    return add(add(before, result), multiply(times, loop))
  }

  /** A variable that stands for an expression: what `optMap` becomes. */
  private bindingCost({ id, range, accumulator, initial, result }: ComprehensionExpr): Range {
    const before = add(this.cost(range), this.cost(initial))
    this.nodes.pushLocal(accumulator, initial)
    const cost = add(before, this.cost(result))
    this.nodes.pop(accumulator)
    this.nodes.copySizes({ id }, result)
    return cost
  }
}

/** `cel.bind` and `optMap`, whose loop never runs; the variable is the accumulator. */
function isBinding({ range, condition, accumulator }: ComprehensionExpr): boolean {
  const never = condition.kind === 'constant' && condition.value === false
  return never && range.kind === 'list' && range.elements.length === 0 && accumulator !== '__result__'
}

type Estimates = ReadonlyMap<string, readonly NonNullable<FunctionDeclaration['estimateCost']>[]>

/** Environments are extended for each schema, but share their libraries. */
const indices = new WeakMap<readonly Library[], Estimates>()

function estimatesOf(libraries: readonly Library[]): Estimates {
  const known = indices.get(libraries)
  if (known !== undefined) return known
  const found = new Map<string, NonNullable<FunctionDeclaration['estimateCost']>[]>()
  for (const { name, estimateCost: estimate } of libraries.flatMap(({ functions }) => functions)) {
    if (estimate !== undefined) found.set(name, [...(found.get(name) ?? []), estimate])
  }
  indices.set(libraries, found)
  return found
}
