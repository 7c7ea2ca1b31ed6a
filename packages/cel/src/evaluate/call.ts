import type { Overload } from '../function-declaration.ts'
import { noSuchOverload } from '../standard/no-such-overload.ts'
import { EvaluationError, type Value } from '../value.ts'
import { equal } from '../values/equal.ts'
import { equalityCost, type CallPrice } from './call-cost.ts'
import { asEvaluationError, type Result, type Step } from './frame.ts'
import type { FunctionEntry } from './function-index.ts'
import { signatureTest } from './runtime-signature.ts'

export type Implementation = (...args: readonly Value[]) => Value

/** A function whose implementation is chosen. */
export interface PlannedCall {
  readonly args: readonly Step[]
  readonly evaluate: Implementation
  /** Undefined where calls cost one unit. */
  readonly price: CallPrice | undefined
  /**
   * Whether an argument that is an error ends the call before the arguments after it are evaluated; such a call is not paid for. So it is for
   * calls of three and more arguments, and those that upstream takes for such.
   */
  readonly endsEarly: boolean
}

/** The step of a call. Arguments that are errors become its result. */
export function callStep(call: PlannedCall): Step {
  const [first, second] = call.args
  if (call.endsEarly || call.args.length > 2) return manyStep(call)
  if (first === undefined) return manyStep(call)
  return second === undefined ? unaryStep(call, first) : binaryStep(call, first, second)
}

function unaryStep({ evaluate, price }: PlannedCall, operand: Step): Step {
  return (frame) => {
    const value = operand(frame)
    let result: Result
    if (value instanceof EvaluationError) result = value
    else {
      try {
        result = evaluate(value)
      } catch (error) {
        result = asEvaluationError(error)
      }
    }
    frame.charge(price === undefined ? 1 : price([value], result))
    return result
  }
}

function binaryStep({ evaluate, price }: PlannedCall, left: Step, right: Step): Step {
  return (frame) => {
    const first = left(frame)
    const second = right(frame)
    let result: Result
    if (first instanceof EvaluationError) result = first
    else if (second instanceof EvaluationError) result = second
    else {
      try {
        result = evaluate(first, second)
      } catch (error) {
        result = asEvaluationError(error)
      }
    }
    frame.charge(price === undefined ? 1 : price([first, second], result))
    return result
  }
}

function manyStep({ args, evaluate, price }: PlannedCall): Step {
  return (frame) => {
    const values: Value[] = []
    for (const arg of args) {
      const value = arg(frame)
      if (value instanceof EvaluationError) {
        // Upstream finds what a call costs by its last argument: without it, nothing.
        if (values.length === args.length - 1) frame.charge(price === undefined ? 1 : price([...values, value], value))
        return value
      }
      values.push(value)
    }
    let result: Result
    try {
      result = evaluate(...values)
    } catch (error) {
      result = asEvaluationError(error)
    }
    frame.charge(price === undefined ? 1 : price(values, result))
    return result
  }
}

/** `left == right`, or `left != right` where it is negated. */
export function equalityStep(left: Step, right: Step, negated: boolean, price: CallPrice): Step {
  return (frame) => {
    const first = left(frame)
    const second = right(frame)
    let result: Result
    if (first instanceof EvaluationError) result = first
    else if (second instanceof EvaluationError) result = second
    else {
      try {
        result = equal(first, second) !== negated
      } catch (error) {
        // Where values cannot be compared, upstream takes them for different, but says so only to `==`.
        result = negated ? asDifferent(error) : asEvaluationError(error)
      }
    }
    frame.charge(equalityCost(first, second, result, price))
    return result
  }
}

function asDifferent(error: unknown): true {
  asEvaluationError(error)
  return true
}

/** The implementation of a call whose overload is known, guarded against values that are of other types than was thought. */
export function guarded(name: string, overload: Overload): Implementation {
  const fits = signatureTest(overload)
  const { evaluate } = overload
  return (...args) => {
    if (evaluate === undefined || !fits(args)) throw noSuchOverload(name, args)
    return evaluate(...args)
  }
}

/** The implementation of a call whose overload depends on its values. */
export function dispatched({ name, overloads }: FunctionEntry): Implementation {
  const candidates = overloads.map((overload) => ({ fits: signatureTest(overload), evaluate: overload.evaluate }))
  return (...args) => {
    for (const { fits, evaluate } of candidates) if (evaluate !== undefined && fits(args)) return evaluate(...args)
    throw noSuchOverload(name, args)
  }
}
