import { EvaluationError, type ListValue, type Value } from '../value.ts'
import { isEqual } from './equal.ts'
import { type Part, partAt } from './parts.ts'

/** A list of values at hand. */
export class ArrayList implements ListValue {
  readonly kind = 'list'
  readonly size: number
  readonly #elements: readonly Part[]

  constructor(elements: readonly Part[]) {
    this.size = elements.length
    this.#elements = elements
  }

  at(index: number): Value {
    const element = this.#elements[index]
    if (element instanceof EvaluationError) throw element
    // Nobody asks beyond `size`; null satisfies the compiler.
    return element ?? null
  }
}

export const emptyList: ListValue = new ArrayList([])

/** Two lists seen as one. Nothing is copied: adding costs one unit however long the lists are, so it must not take longer either. */
class ConcatenatedList implements ListValue {
  readonly kind = 'list'
  readonly size: number
  readonly #left: ListValue
  readonly #right: ListValue

  constructor(left: ListValue, right: ListValue) {
    this.size = left.size + right.size
    this.#left = left
    this.#right = right
  }

  at(index: number): Value {
    const { size } = this.#left
    return index < size ? this.#left.at(index) : this.#right.at(index - size)
  }

  contains(element: Part): boolean | EvaluationError {
    const left = holds(this.#left, element)
    if (left === true) return true
    const right = holds(this.#right, element)
    return right !== true && left !== false ? left : right
  }
}

/**
 * What a comprehension builds: adding to it changes it, so that `map` and `filter` take linear time. Only the accumulator of a running
 * comprehension ever holds one; its result is {@link settled}.
 */
export class GrowingList implements ListValue {
  readonly kind = 'list'
  #elements: Value[] = []

  get size(): number {
    return this.#elements.length
  }

  at(index: number): Value {
    return this.#elements[index] ?? null
  }

  concat(other: ListValue): ListValue {
    // The size is read once: a list that is added to itself ends.
    const { size } = other
    for (let index = 0; index < size; index++) this.#elements.push(other.at(index))
    return this
  }

  /** The list as it is now, which never changes. */
  settled(): ListValue {
    return new ArrayList(this.#elements)
  }
}

/** More elements than any document has; a list that doubles a few dozen times has more than can ever be looked at. */
const LONGEST_LIST = 10_000_000

/**
 * `left + right`.
 *
 * @throws EvaluationError for lists of more than ten million elements, which only an attack makes
 */
export function concatenate(left: ListValue, right: ListValue): ListValue {
  if (left.size + right.size > LONGEST_LIST) throw new EvaluationError(`list of more than ${LONGEST_LIST} elements`)
  if (left.concat !== undefined) return left.concat(right)
  if (left.size === 0) return right
  if (right.size === 0) return left
  return new ConcatenatedList(left, right)
}

/** `element in list`, by the list's own ideas where it has any (cel-go's traits.Container). */
export function holds(list: ListValue, element: Part): boolean | EvaluationError {
  if (list.contains !== undefined) return list.contains(element)
  for (let index = 0; index < list.size; index++) if (isEqual(element, partAt(list, index))) return true
  return false
}
