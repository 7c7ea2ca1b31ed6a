import type { CheckedExpr } from '../checked-expr.ts'
import { EvaluationError, EvaluationPanic, type Value } from '../value.ts'
import { CostLimitExceeded, Frame, type Result } from './frame.ts'
import { Planner } from './planner.ts'
import { SlotTable } from './scope.ts'

/** An expression that is ready to be evaluated, many times. */
export interface Program {
  /**
   * Evaluates the expression with the values of the environment's variables. Never throws for what the expression or the values do; an error is
   * a result, because what was spent until then counts.
   */
  evaluate(variables: Variables, options?: EvaluateOptions): Evaluation
}

/** Values by the names of variables. A variable that is missing, or an error itself, is one only where it is read. */
export interface Variables {
  readonly [name: string]: Value | EvaluationError | undefined
}

export interface EvaluateOptions {
  /** Units that may be spent; the server allows a rule 1,000,000. Default: no limit. */
  readonly costLimit?: number
}

export interface Evaluation {
  readonly value: Value | EvaluationError
  /** What was spent, in units of the server's budget. */
  readonly cost: number
}

/** The message of an evaluation that reached its limit. */
export const COST_LIMIT_EXCEEDED = 'operation cancelled: actual cost limit exceeded'

/**
 * Prepares a checked expression: names are resolved, functions chosen and constants computed once. No code is generated.
 *
 * @throws EvaluationError where a constant cannot be converted or a constant pattern is none; the server then refuses the expression
 */
export function plan(checked: CheckedExpr): Program {
  const slots = new SlotTable()
  const step = new Planner(checked, slots).step(checked.expr)
  const variables = [...slots.variables]
  return {
    evaluate(values, { costLimit = Infinity } = {}) {
      const filled: (Result | undefined)[] = Array.from({ length: slots.size })
      for (const [name, slot] of variables) if (Object.hasOwn(values, name)) filled[slot] = values[name]
      const frame = new Frame(filled, costLimit)
      try {
        return { value: step(frame), cost: frame.cost }
      } catch (error) {
        if (error instanceof EvaluationPanic) return { value: new EvaluationError(error.message), cost: frame.cost }
        if (!(error instanceof CostLimitExceeded)) throw error
        return { value: new EvaluationError(COST_LIMIT_EXCEEDED), cost: error.cost }
      }
    },
  }
}
