import { EvaluationError, EvaluationPanic, type Value } from '../value.ts'
import { Frame, type Result, type Step } from './frame.ts'
import type { Qualifier } from './qualifier.ts'

/** What the planner makes of a node. Upstream prices and joins the three kinds differently. */
export type Planned = ConstantPlan | AttributePlan | StepPlan

/** Costs nothing. */
export interface ConstantPlan {
  readonly kind: 'constant'
  readonly value: Value
}

/** A variable or an operand with the selections and indices that follow it, which are resolved in one go. */
export interface AttributePlan {
  readonly kind: 'attribute'
  readonly root: Step | ConditionalRoot
  readonly qualifiers: readonly Qualifier[]
  /** `has(...)` */
  readonly test: boolean
}

/** `condition ? truthy : falsy`; what follows it follows both branches. */
export interface ConditionalRoot {
  readonly condition: Step
  readonly truthy: AttributePlan
  readonly falsy: AttributePlan
}

export interface StepPlan {
  readonly kind: 'step'
  readonly run: Step
}

export const constantPlan = (value: Value): ConstantPlan => ({ kind: 'constant', value })
export const stepPlan = (run: Step): StepPlan => ({ kind: 'step', run })

/**
 * What a step that depends on nothing comes to, computed once and then free, as OptOptimize does.
 *
 * @throws EvaluationError
 */
export function folded(step: Step): ConstantPlan {
  const result = withoutPanic(() => step(new Frame([], Infinity)))
  if (result instanceof EvaluationError) throw result
  return constantPlan(result)
}

/** A rule that cannot even be prepared is refused; the server's request dies of it. */
function withoutPanic(evaluate: () => Result): Result {
  try {
    return evaluate()
  } catch (error) {
    if (error instanceof EvaluationPanic) return new EvaluationError(error.message)
    throw error
  }
}
