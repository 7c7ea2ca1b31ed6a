import { EvaluationError, type ListValue, type Value } from '../value.ts'
import { goText } from '../values/go-text.ts'
import { isInt } from '../values/scalars.ts'
import { isKind, typeNameOf } from '../values/value-kind.ts'
import { asEvaluationError, type Frame, type Result, type Step } from './frame.ts'
import { goTypeName } from './go-type-name.ts'

/** A selection or index that is applied to a value. Costs one unit (cel-go's attributes.go and runtimecost.go). */
export interface Qualifier {
  /** Once one of a chain is optional, all that follow are. */
  readonly optional: boolean
  /** The part; an error where there is none. */
  select(frame: Frame, operand: Value): Result
  /** The part; undefined where there is none. */
  find(frame: Frame, operand: Value): Result | undefined
}

/** `.field`, `['key']`, `[0]`. */
export function constantQualifier(key: Value, optional: boolean): Qualifier {
  if (!isKey(key)) throw invalidKey(key)
  return {
    optional,
    select(frame, operand) {
      const part = select(operand, key)
      frame.charge(1)
      return part
    },
    find(frame, operand) {
      const part = find(operand, key)
      if (part !== undefined && !(part instanceof EvaluationError)) frame.charge(1)
      return part
    },
  }
}

/** The last of what `has()` asks for. */
export function testQualifier(key: string): Qualifier {
  const qualifier = constantQualifier(key, false)
  return {
    ...qualifier,
    select(frame, operand) {
      const part = find(operand, key)
      frame.charge(1)
      return part instanceof EvaluationError ? part : part !== undefined
    },
  }
}

/** `[expression]`. */
export function computedQualifier(keyStep: Step, optional: boolean): Qualifier {
  return {
    optional,
    select(frame, operand) {
      const key = keyOf(keyStep(frame))
      const part = key instanceof EvaluationError ? key : select(operand, key)
      frame.charge(1)
      return part
    },
    find(frame, operand) {
      const key = keyOf(keyStep(frame))
      if (key instanceof EvaluationError) return key
      const part = find(operand, key)
      if (part !== undefined && !(part instanceof EvaluationError)) frame.charge(1)
      return part
    },
  }
}

function keyOf(result: Result): Result {
  return result instanceof EvaluationError || isKey(result) ? result : invalidKey(result)
}

function isKey(value: Value): boolean {
  return typeof value !== 'object' || isKind(value, 'uint')
}

function invalidKey(value: Value): EvaluationError {
  return new EvaluationError(`invalid qualifier type: ${goTypeName(value)}`)
}

function select(operand: Value, key: Value): Result {
  const part = find(operand, key)
  if (part !== undefined) return part
  return new EvaluationError(`${isKind(operand, 'list') ? 'index out of bounds' : 'no such key'}: ${goText(key)}`)
}

function find(operand: Value, key: Value): Result | undefined {
  if (typeof operand !== 'object' || operand === null || operand instanceof Uint8Array) return undefined
  try {
    switch (operand.kind) {
      case 'object':
        return typeof key === 'string' ? operand.field(key) : new EvaluationError('no such overload')
      case 'map':
        return operand.find(key)
      case 'list':
        return element(operand, key)
      default:
        return undefined
    }
  } catch (error) {
    return asEvaluationError(error)
  }
}

function element(list: ListValue, key: Value): Result | undefined {
  const index = typeof key === 'bigint' ? Number(key) : indexOf(key)
  if (typeof index !== 'number') return index
  return index >= 0 && index < list.size ? list.at(index) : undefined
}

function indexOf(key: Value): number | EvaluationError {
  const whole = isKind(key, 'uint') ? key.value : typeof key === 'number' && Number.isInteger(key) ? BigInt(key) : undefined
  if (whole !== undefined && isInt(whole)) return Number(whole)
  if (typeof key === 'number' || isKind(key, 'uint')) return new EvaluationError(`unsupported index value ${goText(key)} in list`)
  return new EvaluationError(`unsupported index type '${typeNameOf(key)}' in list`)
}
