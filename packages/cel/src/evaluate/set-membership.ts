import { EvaluationError, type ListValue, type Value } from '../value.ts'
import { isInt, isUint } from '../values/scalars.ts'
import { isKind } from '../values/value-kind.ts'
import type { Step } from './frame.ts'

/**
 * `element in [1, 2, 3]` with a list of constants becomes a look-up, which upstream forgets to charge for. Undefined for lists that hold
 * anything but bools, numbers and strings (cel-go's decorators.go, maybeOptimizeSetMembership).
 */
export function membershipStep(element: Step, list: ListValue): Step | undefined {
  const set = new ConstantSet()
  for (let index = 0; index < list.size; index++) if (!set.add(list.at(index))) return undefined
  return (frame) => {
    const value = element(frame)
    return value instanceof EvaluationError ? value : set.has(value)
  }
}

/** Numbers stand in it once for each type that can hold them. */
class ConstantSet {
  readonly #plain = new Set<Value>()
  readonly #uints = new Set<bigint>()

  add(value: Value): boolean {
    if (typeof value === 'bigint') this.#addInteger(value)
    else if (isKind(value, 'uint')) this.#addInteger(value.value)
    else if (typeof value === 'number') this.#addDouble(value)
    else if (typeof value === 'string' || typeof value === 'boolean') this.#plain.add(value)
    else return false
    return true
  }

  #addInteger(value: bigint): void {
    this.#plain.add(Number(value))
    if (isInt(value)) this.#plain.add(value)
    if (isUint(value)) this.#uints.add(value)
  }

  #addDouble(value: number): void {
    // NaN is in no set: it equals nothing.
    if (Number.isNaN(value)) return
    this.#plain.add(value)
    if (!Number.isInteger(value)) return
    const whole = BigInt(value)
    if (isInt(whole)) this.#plain.add(whole)
    if (isUint(whole)) this.#uints.add(whole)
  }

  has(value: Value): boolean {
    return isKind(value, 'uint') ? this.#uints.has(value.value) : this.#plain.has(value)
  }
}
