import { EvaluationError, type Value } from '../value.ts'

/** What a step comes to. Errors are values here, as in cel-go: what stands beside an error is still evaluated, and costs. */
export type Result = Value | EvaluationError

/** A node of the plan. */
export type Step = (frame: Frame) => Result

/** What an evaluation that costs too much ends with. Nothing absorbs it. */
export class CostLimitExceeded {
  readonly cost: number

  constructor(cost: number) {
    this.cost = cost
  }
}

/**
 * Some iterations are free (`list.filter(x, false)`) and lists double for one unit, so the cost alone does not bound the time. The server
 * gives up when its request times out; this many take seconds.
 */
const MOST_ITERATIONS = 20_000_000

/** The state of one evaluation. */
export class Frame {
  /** Variables and what comprehensions hold; undefined what has no value yet. */
  readonly slots: (Result | undefined)[]
  cost = 0
  #iterations = 0
  readonly #limit: number

  constructor(slots: (Result | undefined)[], limit: number) {
    this.slots = slots
    this.#limit = limit
  }

  /** @throws CostLimitExceeded */
  charge(cost: number): void {
    this.cost += cost
    // Upstream's cost is unsigned, so that one below zero exceeds every limit.
    if (this.cost > this.#limit || this.cost < 0) throw new CostLimitExceeded(this.cost)
  }

  /** @throws CostLimitExceeded */
  countIteration(): void {
    if (++this.#iterations > MOST_ITERATIONS) throw new CostLimitExceeded(this.cost)
  }
}

/** Calls what may throw an EvaluationError: values and functions of others. */
export function attempt<T>(action: () => T): T | EvaluationError {
  try {
    return action()
  } catch (error) {
    return asEvaluationError(error)
  }
}

/** The error, if it is one of the evaluation's own; others are thrown on. */
export function asEvaluationError(error: unknown): EvaluationError {
  if (error instanceof EvaluationError) return error
  throw error
}
