import { EvaluationError, type ListValue, type MapValue, type ObjectValue, type Value } from '../value.ts'
import { entryPart, keysOf, partAt } from '../values/parts.ts'
import { GrowingList } from '../values/list.ts'
import { GrowingMap } from '../values/map.ts'
import { isKind } from '../values/value-kind.ts'
import { type Frame, type Result, type Step } from './frame.ts'
import { goTypeName } from './go-type-name.ts'

/** A comprehension whose parts are planned and whose variables have slots. */
export interface PlannedComprehension {
  readonly range: Step
  /** The element or key; with a second variable, the index or key. */
  readonly variable: number
  /** The slot of the second variable: the element, or the value of a map's entry. */
  readonly variable2: number | undefined
  readonly accumulator: number
  /** Undefined where it is always true. */
  readonly condition: Step | undefined
  readonly step: Step
  readonly result: Step
}

/** The step that folds a range. What it does costs, itself it is free (cel-go's interpretable.go, evalFold). */
export function comprehensionStep(plan: PlannedComprehension): Step {
  const { range, accumulator, result } = plan
  return (frame) => {
    const values = range(frame)
    if (values instanceof EvaluationError) return values
    frame.slots[accumulator] = undefined
    if (isKind(values, 'list')) foldList(plan, frame, values)
    else if (isKind(values, 'map') || isKind(values, 'object')) foldMap(plan, frame, values)
    else return new EvaluationError(notARange(values, plan.variable2 !== undefined))
    const folded = result(frame)
    // Nobody else may see it grow.
    return folded === frame.slots[accumulator] ? settled(folded) : folded
  }
}

function foldList(plan: PlannedComprehension, frame: Frame, list: ListValue): void {
  const { variable, variable2 } = plan
  const { size } = list
  for (let index = 0; index < size; index++) {
    if (variable2 === undefined) frame.slots[variable] = partAt(list, index)
    else {
      frame.slots[variable] = BigInt(index)
      frame.slots[variable2] = partAt(list, index)
    }
    if (!advance(plan, frame)) return
  }
}

function foldMap(plan: PlannedComprehension, frame: Frame, map: MapValue | ObjectValue): void {
  const { variable, variable2 } = plan
  for (const key of keysOf(map)) {
    frame.slots[variable] = key
    if (variable2 !== undefined) frame.slots[variable2] = entryPart(map, key) ?? null
    if (!advance(plan, frame)) return
  }
}

/** Takes one step; false where the condition ends the fold. An error as condition does not end it. */
function advance({ condition, step, accumulator }: PlannedComprehension, frame: Frame): boolean {
  frame.countIteration()
  if (condition !== undefined && condition(frame) === false) return false
  frame.slots[accumulator] = step(frame)
  return true
}

/**
 * The step that reads an accumulator. Its initial value is computed when it is first asked for. One that starts as an empty list or map grows
 * in place, so that `map` and `filter` take linear time.
 */
export function accumulatorStep(slot: number, initial: Step): Step {
  return (frame) => {
    const current = frame.slots[slot]
    if (current !== undefined) return current
    const start = growing(initial(frame))
    frame.slots[slot] = start
    return start
  }
}

function growing(start: Result): Result {
  if (start instanceof EvaluationError) return start
  if (isKind(start, 'list') && start.size === 0) return new GrowingList()
  if (isKind(start, 'map') && start.size === 0) return new GrowingMap()
  return start
}

function settled(result: Result): Result {
  return result instanceof GrowingList || result instanceof GrowingMap ? result.settled() : result
}

function notARange(value: Value, withTwoVariables: boolean): string {
  const type = goTypeName(value)
  return withTwoVariables ? `unsupported comprehension range type: ${type}` : `got '${type}', expected iterable type`
}
