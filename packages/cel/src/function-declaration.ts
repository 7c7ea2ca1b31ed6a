import type { CelType } from './cel-type.ts'
import type { CallEstimate, PricedCall } from './call-estimate.ts'
import type { EvaluationError, Value } from './value.ts'

/** A function or method by its name, with all its overloads. */
export interface FunctionDeclaration {
  /** `startsWith`, `_+_`, `optional.of`. */
  readonly name: string
  readonly overloads: readonly Overload[]
  /**
   * One implementation for all overloads, where upstream binds one ("singleton"): it is given values of any types, and throws
   * `no such overload` itself. Then `Overload.evaluate` is not asked.
   *
   * @throws EvaluationError
   */
  readonly evaluate?: (...args: readonly Value[]) => Value
  /**
   * What a call did cost, in units of the server's budget. Default: 1. `args` starts with the target of a method; `overloadId` is empty
   * where only the values decided which overload it was. Libraries that share a name share its costs, as the server's table goes by name.
   */
  readonly actualCost?: (args: readonly Value[], result: Value | EvaluationError, overloadId: string) => number | undefined
  /** What a call can cost at most and at least, before any value is known. Default: 1. As {@link actualCost}, one for a name. */
  readonly estimateCost?: (call: PricedCall) => CallEstimate | undefined
}

export interface Overload {
  /** As upstream names it; it appears in no message, but decides about costs. */
  readonly id: string
  /** Called on a target, which is then the first of `args`. */
  readonly member: boolean
  readonly args: readonly CelType[]
  readonly result: CelType
  /**
   * Computes the result; it may take for granted that the values are of the declared types. Absent for what the evaluator does itself
   * (`_&&_`, `_||_`, `_?_:_`...) and for what only exists while compiling.
   *
   * @throws EvaluationError
   */
  readonly evaluate?: (...args: readonly Value[]) => Value
}
