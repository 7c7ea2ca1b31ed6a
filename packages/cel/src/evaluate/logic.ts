import { EvaluationError } from '../value.ts'
import { isKind } from '../values/value-kind.ts'
import type { Result, Step } from './frame.ts'

/** `left && right`: false beats an error on either side. Free. */
export function andStep(left: Step, right: Step): Step {
  return (frame) => {
    const first = left(frame)
    if (first === false) return false
    const second = right(frame)
    if (second === false) return false
    return first === true && second === true ? true : failure(first, second)
  }
}

/** `left || right`: true beats an error on either side. Free. */
export function orStep(left: Step, right: Step): Step {
  return (frame) => {
    const first = left(frame)
    if (first === true) return true
    const second = right(frame)
    if (second === true) return true
    return first === false && second === false ? false : failure(first, second)
  }
}

function failure(first: Result, second: Result): EvaluationError {
  const culprit = typeof first === 'boolean' ? second : first
  return culprit instanceof EvaluationError ? culprit : new EvaluationError('no such overload')
}

/** What tells comprehensions to go on: anything but false, errors too. */
export function notStrictlyFalseStep(operand: Step): Step {
  return (frame) => {
    const value = operand(frame)
    frame.charge(1)
    return typeof value === 'boolean' ? value : true
  }
}

/** `optional.or(other)` and `optional.orValue(other)`: the other is only evaluated when it is needed. Free. */
export function orElseStep(optional: Step, other: Step, unwrap: boolean): Step {
  return (frame) => {
    const value = optional(frame)
    if (value instanceof EvaluationError || !isKind(value, 'optional')) return value
    if (value.value === undefined) return other(frame)
    return unwrap ? value.value : value
  }
}
