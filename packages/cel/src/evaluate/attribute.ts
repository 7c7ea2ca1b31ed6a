import { EvaluationError, type OptionalValue, type Value } from '../value.ts'
import { isKind, runtimeTypeName } from '../values/value-kind.ts'
import type { Frame, Result, Step } from './frame.ts'
import type { AttributePlan, ConditionalRoot, Planned } from './planned.ts'
import type { Qualifier } from './qualifier.ts'

const none: OptionalValue = { kind: 'optional', value: undefined }

export function attributePlan(root: Step | ConditionalRoot): AttributePlan {
  return { kind: 'attribute', root, qualifiers: [], test: false }
}

/** The plan as an attribute; what is none becomes the operand of one. */
export function asAttribute(planned: Planned): AttributePlan {
  return planned.kind === 'attribute' ? planned : attributePlan(asStep(planned))
}

/** The attribute followed by a selection or index. */
export function qualified(attribute: AttributePlan, qualifier: Qualifier): AttributePlan {
  const { root } = attribute
  if (typeof root === 'function') return { ...attribute, qualifiers: [...attribute.qualifiers, qualifier] }
  const { condition, truthy, falsy } = root
  return { ...attribute, root: { condition, truthy: qualified(truthy, qualifier), falsy: qualified(falsy, qualifier) } }
}

/** The step that evaluates a plan and pays for it. */
export function asStep(planned: Planned): Step {
  if (planned.kind === 'step') return planned.run
  if (planned.kind === 'constant') {
    const { value } = planned
    return () => value
  }
  const resolve = resolveStep(planned)
  if (planned.test) return testStep(resolve, typeof planned.root !== 'function')
  // The ternary itself is free.
  if (typeof planned.root !== 'function') return resolve
  return (frame) => {
    const value = resolve(frame)
    frame.charge(1)
    return value
  }
}

/**
 * `has()` costs what its selections cost (PresenceTestHasCost(false)). Upstream takes back the unit of the variable also where a ternary
 * has not paid any.
 */
function testStep(resolve: Step, conditional: boolean): Step {
  return (frame) => {
    const value = resolve(frame)
    if (conditional) frame.charge(-1)
    return !(value instanceof EvaluationError) && isKind(value, 'optional') ? value.value !== undefined : value
  }
}

/** The step that finds an attribute's value and pays for its selections only, as branches of a ternary and indices are resolved. */
export function resolveStep({ root, qualifiers }: AttributePlan): Step {
  if (typeof root !== 'function') return conditionalStep(root)
  if (qualifiers.length === 0) return (frame) => reopened(root(frame))
  return (frame) => {
    const operand = root(frame)
    if (operand instanceof EvaluationError) return operand
    if (isKind(operand, 'optional'))
      return operand.value === undefined ? operand : followOptional(frame, native(operand.value), qualifiers, 0)
    return follow(frame, operand, qualifiers)
  }
}

function conditionalStep({ condition, truthy, falsy }: ConditionalRoot): Step {
  const whenTrue = resolveStep(truthy)
  const whenFalse = resolveStep(falsy)
  return (frame) => {
    const holds = condition(frame)
    if (holds === true) return whenTrue(frame)
    if (holds === false) return whenFalse(frame)
    return holds instanceof EvaluationError ? holds : new EvaluationError('no such overload')
  }
}

function follow(frame: Frame, operand: Value, qualifiers: readonly Qualifier[]): Result {
  let value: Result = operand
  for (let index = 0; index < qualifiers.length; index++) {
    const qualifier = qualifiers[index] as Qualifier
    if (qualifier.optional) return followOptional(frame, value, qualifiers, index)
    value = qualifier.select(frame, value)
    if (value instanceof EvaluationError) return value
  }
  return value
}

function followOptional(frame: Frame, operand: Value, qualifiers: readonly Qualifier[], from: number): Result {
  let value: Value = operand
  for (let index = from; index < qualifiers.length; index++) {
    const part = (qualifiers[index] as Qualifier).find(frame, value)
    if (part === undefined) return none
    if (part instanceof EvaluationError) return part
    value = part
  }
  return { kind: 'optional', value }
}

/** Upstream opens an optional that a variable holds and wraps it again, and what was inside forgets its schema. */
function reopened(result: Result): Result {
  if (typeof result !== 'object' || result === null || result instanceof EvaluationError || !isKind(result, 'optional')) return result
  return result.value === undefined ? result : { kind: 'optional', value: native(result.value) }
}

function native(value: Value): Value {
  // Of an optional within an optional one is lost, and a type becomes its name.
  if (isKind(value, 'optional')) return value.value === undefined ? null : native(value.value)
  if (isKind(value, 'type')) return runtimeTypeName(value.type)
  if (isKind(value, 'list') || isKind(value, 'map') || isKind(value, 'object')) return value.native?.() ?? value
  return value
}
