import type { CallExpr, ComprehensionExpr, Expr, IdentExpr, ListExpr, MapExpr, SelectExpr, StructExpr } from '../ast.ts'
import type { CheckedExpr } from '../checked-expr.ts'
import { EvaluationError } from '../value.ts'
import { asAttribute, asStep, attributePlan, qualified, resolveStep } from './attribute.ts'
import { callPrice } from './call-cost.ts'
import { equalityStep } from './call.ts'
import { accumulatorStep, comprehensionStep } from './comprehension.ts'
import { listStep, mapStep, structStep } from './construct.ts'
import type { Step } from './frame.ts'
import { functionIndex, type FunctionEntry } from './function-index.ts'
import { andStep, notStrictlyFalseStep, orElseStep, orStep } from './logic.ts'
import { planFunctionCall } from './plan-function-call.ts'
import { constantPlan, folded, stepPlan, type Planned } from './planned.ts'
import { computedQualifier, constantQualifier, testQualifier } from './qualifier.ts'
import { extendScope, outermost, type Scope, type SlotTable } from './scope.ts'

/**
 * Turns the nodes of an expression into steps, as cel-go's planner.go with its optimizer and its cost tracker does: which nodes are joined
 * into one, and which are computed beforehand, decides what they cost.
 */
export class Planner {
  readonly #checked: CheckedExpr
  readonly #functions: ReadonlyMap<string, FunctionEntry>
  readonly #slots: SlotTable

  constructor(checked: CheckedExpr, slots: SlotTable) {
    this.#checked = checked
    this.#functions = functionIndex(checked.environment.libraries)
    this.#slots = slots
  }

  /**
   * The step that evaluates an expression.
   *
   * @throws EvaluationError for constants that cannot be converted, patterns that are none, functions that do not exist
   */
  step(expr: Expr, scope: Scope = outermost): Step {
    return asStep(this.#plan(expr, scope))
  }

  #plan(expr: Expr, scope: Scope): Planned {
    switch (expr.kind) {
      case 'constant':
        return constantPlan(expr.value)
      case 'ident':
        return this.#ident(expr, scope)
      case 'select':
        return this.#select(expr, scope)
      case 'call':
        return this.#call(expr, scope)
      case 'list':
        return this.#list(expr, scope)
      case 'map':
        return this.#map(expr, scope)
      case 'struct':
        return this.#struct(expr, scope)
      case 'comprehension':
        return this.#comprehension(expr, scope)
    }
  }

  #ident({ id, name: written }: IdentExpr, scope: Scope): Planned {
    const { name = written, value: constant } = this.#checked.references.get(id) ?? {}
    if (constant !== undefined) return constantPlan(constant)
    if (this.#checked.types.get(id)?.kind === 'type') return this.#type(name)
    const load = scope.find(name)
    if (load !== undefined) return attributePlan(load)
    const slot = this.#slots.variable(name)
    return attributePlan((frame) => {
      const value = frame.slots[slot]
      return value === undefined ? new EvaluationError(`no such attribute(s): ${name}`) : value
    })
  }

  #struct({ type, fields }: StructExpr, scope: Scope): Planned {
    const messages = this.#checked.environment.libraries.flatMap((library) => library.messages ?? [])
    const planned = fields.map(({ name, value, optional }) => ({ name, value: this.step(value, scope), optional }))
    return stepPlan(
      structStep(
        type,
        messages.find(({ name }) => name === type),
        planned,
      ),
    )
  }

  #type(name: string): Planned {
    const types = this.#checked.environment.libraries.map((library) => library.types)
    const type = types.find((known) => known !== undefined && Object.hasOwn(known, name))?.[name]
    if (type === undefined) throw new EvaluationError(`reference to undefined type: ${name}`)
    return constantPlan({ kind: 'type', type })
  }

  #select({ operand, field, test }: SelectExpr, scope: Scope): Planned {
    const attribute = asAttribute(this.#plan(operand, scope))
    if (!test) return qualified(attribute, constantQualifier(field, false))
    return { ...qualified(attribute, testQualifier(field)), test: true }
  }

  #call(expr: CallExpr, scope: Scope): Planned {
    const operands = expr.target === undefined ? expr.args : [expr.target, ...expr.args]
    const plans = operands.map((operand) => this.#plan(operand, scope))
    const [first, second, third] = plans
    if (first !== undefined && second !== undefined) {
      const special = third === undefined ? this.#binaryForm(expr, first, second) : ternaryForm(expr, first, second, third)
      if (special !== undefined) return special
    }
    if (first !== undefined && expr.function === '@not_strictly_false') return stepPlan(notStrictlyFalseStep(asStep(first)))
    return planFunctionCall(this.#function(expr.function), this.#overloadId(expr), plans)
  }

  /** What upstream does not treat as calls of functions. */
  #binaryForm(expr: CallExpr, first: Planned, second: Planned): Planned | undefined {
    switch (expr.function) {
      case '_&&_':
        return stepPlan(andStep(asStep(first), asStep(second)))
      case '_||_':
        return stepPlan(orStep(asStep(first), asStep(second)))
      case '_==_':
      case '_!=_':
        return this.#equality(expr.function, first, second)
      case '_[_]':
        return indexed(first, second, false)
      case '_?._':
      case '_[?_]':
        return indexed(first, second, true)
      case 'or':
      case 'orValue':
        return this.#overloadId(expr).startsWith('optional_or')
          ? stepPlan(orElseStep(asStep(first), asStep(second), expr.function === 'orValue'))
          : undefined
      default:
        return undefined
    }
  }

  #equality(name: '_==_' | '_!=_', first: Planned, second: Planned): Planned {
    const negated = name === '_!=_'
    const price = callPrice(this.#function(name), negated ? 'not_equals' : 'equals') ?? (() => 1)
    return stepPlan(equalityStep(asStep(first), asStep(second), negated, price))
  }

  #function(name: string): FunctionEntry {
    const entry = this.#functions.get(name)
    if (entry === undefined) throw new EvaluationError(`no such overload: ${name}`)
    return entry
  }

  /** The overload that the checker found; empty where the values decide. */
  #overloadId({ id }: CallExpr): string {
    const ids = this.#checked.references.get(id)?.overloadIds ?? []
    return ids.length === 1 ? (ids[0] ?? '') : ''
  }

  #list({ elements, optional }: ListExpr, scope: Scope): Planned {
    const plans = elements.map((element) => this.#plan(element, scope))
    const step = listStep(plans.map(asStep), new Set(optional))
    return plans.every((plan) => plan.kind === 'constant') ? folded(step) : stepPlan(step)
  }

  #map({ entries }: MapExpr, scope: Scope): Planned {
    const plans = entries.map(({ key, value, optional }) => ({ key: this.#plan(key, scope), value: this.#plan(value, scope), optional }))
    const step = mapStep(plans.map(({ key, value, optional }) => ({ key: asStep(key), value: asStep(value), optional })))
    const constant = plans.every(({ key, value }) => key.kind === 'constant' && value.kind === 'constant')
    return constant ? folded(step) : stepPlan(step)
  }

  #comprehension(expr: ComprehensionExpr, scope: Scope): Planned {
    const accumulator = this.#slots.allocate()
    const variable = this.#slots.allocate()
    const variable2 = expr.variable2 === undefined ? undefined : this.#slots.allocate()
    const accumulating = new Map([[expr.accumulator, accumulatorStep(accumulator, this.step(expr.initial, scope))]])
    const variables = new Map([[expr.variable, slotStep(variable)]])
    if (expr.variable2 !== undefined && variable2 !== undefined) variables.set(expr.variable2, slotStep(variable2))
    // The accumulator hides a variable of its name.
    const inner = extendScope(extendScope(scope, variables), accumulating)
    const condition = this.#plan(expr.condition, inner)
    return stepPlan(
      comprehensionStep({
        range: this.step(expr.range, scope),
        variable,
        variable2,
        accumulator,
        condition: condition.kind === 'constant' && condition.value === true ? undefined : asStep(condition),
        step: this.step(expr.step, inner),
        result: this.step(expr.result, extendScope(scope, accumulating)),
      }),
    )
  }
}

function slotStep(slot: number): Step {
  return (frame) => frame.slots[slot] ?? null
}

function ternaryForm(expr: CallExpr, condition: Planned, truthy: Planned, falsy: Planned): Planned | undefined {
  if (expr.function !== '_?_:_') return undefined
  return attributePlan({ condition: asStep(condition), truthy: asAttribute(truthy), falsy: asAttribute(falsy) })
}

function indexed(operand: Planned, key: Planned, optional: boolean): Planned {
  const attribute = asAttribute(operand)
  if (key.kind === 'constant') return qualified(attribute, constantQualifier(key.value, optional))
  // An attribute as index pays for its selections, but not for its variable.
  return qualified(attribute, computedQualifier(key.kind === 'attribute' ? resolveStep(key) : key.run, optional))
}
