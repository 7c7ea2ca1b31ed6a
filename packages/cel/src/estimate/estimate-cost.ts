import type { CallExpr, ComprehensionExpr, Expr, ListExpr, MapExpr, SelectExpr } from '../ast.ts'
import type { CallEstimate, PricedCall, PricedNode, Range } from '../call-estimate.ts'
import type { CelType } from '../cel-type.ts'
import { dynType } from '../cel-type.ts'
import type { CheckedExpr } from '../checked-expr.ts'
import type { FunctionDeclaration } from '../function-declaration.ts'
import { FieldPath } from './field-path.ts'
import { sizeOfExpr, sizeOfType } from './intrinsic-size.ts'
import { overloadCost } from './overload-cost.ts'
import { add, exactly, multiply, NOTHING, union, UNKNOWN, UNLIMITED } from './range.ts'
import { type EntrySize, Scopes } from './scopes.ts'

export interface EstimateOptions {
  /**
   * The size of what a path leads to, from a variable over names, `@items`, `@keys`, `@values` and `@indices`; undefined where there is no bound.
   */
  readonly sizeOf: (path: readonly string[]) => Range | undefined
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
const ACCUMULATORS: ReadonlySet<string> = new Set(['__result__', '@result'])

/** One walk over an expression. The order of its steps counts: sizes are remembered as they are found, and {@link FieldPath}s change. */
class CostEstimator {
  private readonly checked: CheckedExpr
  private readonly sizeOf: EstimateOptions['sizeOf']
  private readonly estimates: ReadonlyMap<string, readonly NonNullable<FunctionDeclaration['estimateCost']>[]>
  private readonly paths = new Map<number, FieldPath>()
  private readonly sizes = new Map<number, Range>()
  private readonly entrySizes = new Map<number, EntrySize>()
  private readonly scopes = new Scopes()

  constructor(checked: CheckedExpr, sizeOf: EstimateOptions['sizeOf']) {
    this.checked = checked
    this.sizeOf = sizeOf
    this.estimates = estimatesOf(checked)
  }

  cost(expr: Expr): Range {
    switch (expr.kind) {
      case 'constant':
        return NOTHING
      case 'ident':
        this.paths.set(expr.id, this.scopes.find(expr.name)?.path ?? FieldPath.of(expr.name))
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
      value = union(value, this.computedSize(element) ?? UNKNOWN)
    }
    this.entrySizes.set(id, { container: 'list', key: exactly(1), value })
    return cost
  }

  private mapCost({ id, entries }: MapExpr): Range {
    let cost = MAP_COST
    let [key, value] = entries.length === 0 ? [NOTHING, NOTHING] : [NO_RANGE, NO_RANGE]
    for (const entry of entries) {
      cost = add(add(cost, this.cost(entry.key)), this.cost(entry.value))
      key = union(key, this.computedSize(entry.key) ?? UNKNOWN)
      value = union(value, this.computedSize(entry.value) ?? UNKNOWN)
    }
    this.entrySizes.set(id, { container: 'map', key, value })
    return cost
  }

  private selectCost({ id, operand, field, test }: SelectExpr): Range {
    const cost = this.cost(operand)
    if (test) return cost
    this.paths.set(id, this.pathOf(operand).append(field))
    const { kind } = this.typeOf(operand)
    return kind === 'map' || kind === 'object' || kind === 'parameter' ? add(cost, exactly(1)) : cost
  }

  private callCost(call: CallExpr): Range {
    const [first] = call.args
    if (call.function === 'dyn' && first !== undefined) {
      const cost = this.cost(first)
      this.copySizes(call, first)
      return add(exactly(1), cost)
    }
    const argCosts: Range[] = []
    const args = call.args.map((arg) => {
      argCosts.push(this.cost(arg))
      return this.pricedNode(arg)
    })
    const overloadIds = this.checked.references.get(call.id)?.overloadIds ?? []
    if (overloadIds.length === 0) return NOTHING
    const targetCost = call.target === undefined ? NOTHING : this.cost(call.target)
    const target = call.target === undefined ? undefined : this.pricedNode(call.target)

    let cost = NO_RANGE
    let size: Range | undefined
    for (const overloadId of overloadIds) {
      const estimate = this.overloadEstimate(call, { overloadId, target, args }, argCosts)
      cost = union(cost, estimate.cost)
      if (estimate.resultSize !== undefined) size = size === undefined ? estimate.resultSize : union(size, estimate.resultSize)
      if (first !== undefined && (overloadId === 'index_list' || overloadId === 'index_map')) {
        size = this.entrySizeOf(first)?.value
        this.paths.set(call.id, this.pathOf(first).append(overloadId === 'index_list' ? '@items' : '@values'))
      }
      size ??= this.computedSize(call)
    }
    if (size !== undefined) this.sizes.set(call.id, size)
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
    if (overloadId.startsWith('add_') && left !== undefined && right !== undefined) this.joinEntrySizes(call, left, right)
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
    this.joinEntrySizes(call, left, right)
    return { cost: add(condition, union(ifTrue, ifFalse)), resultSize: union(args[1]?.size ?? UNKNOWN, args[2]?.size ?? UNKNOWN) }
  }

  private comprehensionCost(expr: ComprehensionExpr): Range {
    const { range, variable, variable2, accumulator, initial } = expr
    const before = add(this.cost(range), this.cost(initial))
    this.pushLocal(accumulator, initial)
    if (variable2 === undefined) this.pushSingle(variable, range)
    else {
      this.pushKey(variable, range)
      this.pushValue(variable2, range)
    }
    const loop = add(this.cost(expr.condition), this.cost(expr.step))
    this.scopes.pop(variable)
    if (variable2 !== undefined) this.scopes.pop(variable2)
    const result = this.cost(expr.result)
    this.scopes.pop(accumulator)

    const times = this.computedSize(range) ?? UNKNOWN
    if (initial.kind === 'constant') this.setSize(expr, this.computedSize(initial))
    else if (initial.kind === 'list' || initial.kind === 'map') {
      this.setSize(expr, times)
      this.setEntrySize(expr, this.entrySizeOf(expr.step))
    }
    return add(add(before, result), multiply(times, loop))
  }

  /** A variable that stands for an expression: what `optMap` becomes. */
  private bindingCost({ id, range, accumulator, initial, result }: ComprehensionExpr): Range {
    const before = add(this.cost(range), this.cost(initial))
    this.pushLocal(accumulator, initial)
    const cost = add(before, this.cost(result))
    this.scopes.pop(accumulator)
    this.copySizes({ id }, result)
    return cost
  }

  private pushLocal(name: string, value: Expr): void {
    this.scopes.push(name, { path: this.pathOf(value), size: this.computedSize(value), entrySize: this.entrySizeOf(value) })
  }

  /** The items of a list, or the keys of a map. */
  private pushSingle(name: string, range: Expr): void {
    const entry = this.entrySizeOf(range)
    const isList = (entry?.container ?? this.typeOf(range).kind) === 'list'
    const path = this.pathOf(range).append(isList ? '@items' : '@keys')
    this.scopes.push(name, { path, size: isList ? entry?.value : entry?.key, entrySize: undefined })
  }

  private pushKey(name: string, range: Expr): void {
    const entry = this.entrySizeOf(range)
    const isList = (entry?.container ?? this.typeOf(range).kind) === 'list'
    const path = this.pathOf(range).append(isList ? '@indices' : '@keys')
    this.scopes.push(name, { path, size: entry?.key, entrySize: undefined })
  }

  private pushValue(name: string, range: Expr): void {
    const entry = this.entrySizeOf(range)
    const isList = (entry?.container ?? this.typeOf(range).kind) === 'list'
    const path = this.pathOf(range).append(isList ? '@items' : '@values')
    this.scopes.push(name, { path, size: entry?.value, entrySize: undefined })
  }

  private pathOf(expr: Expr): FieldPath {
    const local = expr.kind === 'ident' ? this.scopes.find(expr.name) : undefined
    return local?.path ?? this.paths.get(expr.id) ?? FieldPath.none
  }

  private pricedNode(expr: Expr): PricedNode {
    const path = this.pathOf(expr)
    const type = this.typeOf(expr)
    const literal = expr.kind === 'constant' ? expr.value : undefined
    const size = this.computedSize(expr)
    const { sizeOf } = this
    return {
      type,
      // Read when it is asked for: by then another path may have changed it.
      get path() {
        const names = path.toArray()
        return ACCUMULATORS.has(names[0] ?? '') ? [] : names
      },
      literal,
      size,
      element() {
        return elementOf(type, this.path, sizeOf)
      },
    }
  }

  /** What is known of a size, from the expression, the schema, the type or the variable, in this order. */
  private computedSize(expr: Expr): Range | undefined {
    const known = this.sizes.get(expr.id) ?? sizeOfExpr(expr)
    if (known !== undefined) return known
    const path = this.pathOf(expr)
    const declared = path.length === 0 ? undefined : this.sizeOf(path.toArray())
    if (declared !== undefined) this.sizes.set(expr.id, declared)
    return declared ?? sizeOfType(this.typeOf(expr)) ?? (expr.kind === 'ident' ? this.scopes.find(expr.name)?.size : undefined)
  }

  private entrySizeOf(expr: Expr): EntrySize | undefined {
    return this.entrySizes.get(expr.id) ?? (expr.kind === 'ident' ? this.scopes.find(expr.name)?.entrySize : undefined)
  }

  private joinEntrySizes(expr: Expr, left: Expr, right: Expr): void {
    const [a, b] = [this.entrySizeOf(left), this.entrySizeOf(right)]
    if (a === undefined || b === undefined) return
    this.entrySizes.set(expr.id, { container: a.container, key: union(a.key, b.key), value: union(a.value, b.value) })
  }

  private copySizes(to: { readonly id: number }, from: Expr): void {
    this.setSize(to, this.computedSize(from))
    this.setEntrySize(to, this.entrySizeOf(from))
  }

  private setSize({ id }: { readonly id: number }, size: Range | undefined): void {
    if (size !== undefined) this.sizes.set(id, size)
  }

  private setEntrySize({ id }: { readonly id: number }, size: EntrySize | undefined): void {
    if (size !== undefined) this.entrySizes.set(id, size)
  }

  private typeOf({ id }: Expr): CelType {
    return this.checked.types.get(id) ?? dynType
  }
}

/** Something inside a list; of a map the server takes the keys for it, of an optional value what it holds. */
function elementOf(type: CelType, path: readonly string[], sizeOf: EstimateOptions['sizeOf']): PricedNode | undefined {
  const inner =
    type.kind === 'list' ? type.element : type.kind === 'map' ? type.key : type.kind === 'opaque' ? type.parameters[0] : undefined
  if (inner === undefined) return undefined
  const below = path.length === 0 ? [] : [...path, '@items']
  const size = below.length === 0 ? undefined : sizeOf(below)
  return { type: inner, path: below, literal: undefined, size, element: () => elementOf(inner, below, sizeOf) }
}

/** `cel.bind` and `optMap`, whose loop never runs; the variable is the accumulator. */
function isBinding({ range, condition, accumulator }: ComprehensionExpr): boolean {
  const never = condition.kind === 'constant' && condition.value === false
  return never && range.kind === 'list' && range.elements.length === 0 && accumulator !== '__result__'
}

function estimatesOf({ environment }: CheckedExpr): ReadonlyMap<string, readonly NonNullable<FunctionDeclaration['estimateCost']>[]> {
  const found = new Map<string, NonNullable<FunctionDeclaration['estimateCost']>[]>()
  for (const { functions } of environment.libraries) {
    for (const { name, estimateCost: estimate } of functions) {
      if (estimate !== undefined) found.set(name, [...(found.get(name) ?? []), estimate])
    }
  }
  return found
}
