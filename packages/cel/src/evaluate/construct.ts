import type { MessageDeclaration } from '../message-declaration.ts'
import { EvaluationError, type Value } from '../value.ts'
import { goText } from '../values/go-text.ts'
import { ArrayList } from '../values/list.ts'
import { EntriesMap } from '../values/map.ts'
import { isKind } from '../values/value-kind.ts'
import type { Frame, Result, Step } from './frame.ts'

const LIST_COST = 10
const MAP_COST = 30
const STRUCT_COST = 40

export interface PlannedEntry {
  readonly key: Step
  readonly value: Step
  /** `?key: value`: left out where the optional has no value. */
  readonly optional: boolean
}

/** `[a, ?b]`. */
export function listStep(elements: readonly Step[], optional: ReadonlySet<number>): Step {
  return charged(LIST_COST, (frame) => {
    const values: Value[] = []
    for (const [index, element] of elements.entries()) {
      const value = element(frame)
      if (value instanceof EvaluationError) return value
      if (!optional.has(index)) values.push(value)
      else if (!isKind(value, 'optional')) return notOptional('list element', value)
      else if (value.value !== undefined) values.push(value.value)
    }
    return new ArrayList(values)
  })
}

/** `{key: a, ?key: b}`; of entries with the same key the last one stays. */
export function mapStep(entries: readonly PlannedEntry[]): Step {
  return charged(MAP_COST, (frame) => {
    const map = new EntriesMap()
    for (const { key, value, optional } of entries) {
      const name = key(frame)
      if (name instanceof EvaluationError) return name
      const held = value(frame)
      if (held instanceof EvaluationError) return held
      if (!optional) map.set(name, held)
      else if (!isKind(held, 'optional')) return notOptional(`entry '${goText(name)}'`, held)
      else if (held.value === undefined) map.delete(name)
      else map.set(name, held.value)
    }
    return map
  })
}

export interface PlannedField {
  readonly name: string
  readonly value: Step
  /** `?name: value`: left out where the optional has no value. */
  readonly optional: boolean
}

/**
 * `Type{field: a}`.
 *
 * @param message undefined for the types of schemas, which cannot be made in an expression
 */
export function structStep(typeName: string, message: MessageDeclaration | undefined, fields: readonly PlannedField[]): Step {
  return charged(STRUCT_COST, (frame) => {
    const given = new Map<string, Value>()
    for (const field of fields) {
      const value = field.value(frame)
      if (value instanceof EvaluationError) return value
      if (!field.optional) given.set(field.name, value)
      else if (!isKind(value, 'optional')) return notOptional(`field '${field.name}'`, value)
      else if (value.value === undefined) given.delete(field.name)
      else given.set(field.name, value.value)
    }
    if (message === undefined) return new EvaluationError(`unknown type '${typeName}'`)
    return attempted(() => message.make(given))
  })
}

function attempted(make: () => Value): Result {
  try {
    return make()
  } catch (error) {
    if (error instanceof EvaluationError) return error
    throw error
  }
}

function charged(cost: number, make: (frame: Frame) => Result): Step {
  return (frame) => {
    const result = make(frame)
    frame.charge(cost)
    return result
  }
}

function notOptional(what: string, value: Value): EvaluationError {
  return new EvaluationError(`cannot initialize optional ${what} from non-optional value ${goText(value)}`)
}
