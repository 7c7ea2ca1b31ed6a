import type { CelType } from './cel-type.ts'

/**
 * What CEL computes with. Numbers of JavaScript are doubles; ints are bigints within 64 bits. Strings count in code points, whatever
 * JavaScript counts in.
 */
export type Value =
  | null
  | boolean
  | bigint
  | number
  | string
  | Uint8Array
  | Uint
  | Timestamp
  | Duration
  | ListValue
  | MapValue
  | ObjectValue
  | OptionalValue
  | TypeValue
  | OpaqueValue

/** What can stand in a source as it is. */
export type Literal = null | boolean | bigint | number | string | Uint8Array | Uint

/** An unsigned 64-bit integer. */
export interface Uint {
  readonly kind: 'uint'
  readonly value: bigint
}

/** An instant between the years 1 and 9999. */
export interface Timestamp {
  readonly kind: 'timestamp'
  /** Nanoseconds since 1970 in UTC. */
  readonly nanoseconds: bigint
  /** Minutes east of UTC that it was written with; `string()` writes it so again. Default: 0. */
  readonly offset?: number
}

export interface Duration {
  readonly kind: 'duration'
  readonly nanoseconds: bigint
}

/** A list, perhaps one that converts its elements when they are asked for. */
export interface ListValue {
  readonly kind: 'list'
  readonly size: number
  /** The element at an index from 0 to `size - 1`. */
  at(index: number): Value
  /** Equality with another list, where it is not element by element: lists that the server takes for sets or maps. */
  equals?(other: ListValue): boolean
  /** Whether it holds an element, where it does not ask the element: an error where none is it and some cannot be compared. */
  contains?(element: Value | EvaluationError): boolean | EvaluationError
  /** `this + other`, where it does not append: lists that the server takes for sets or maps. */
  concat?(other: ListValue): ListValue
  /** The same data as if no schema described it: an optional that is held by a variable forgets the schema (cel-go's attributes.go). */
  native?(): Value
}

export interface MapValue {
  readonly kind: 'map'
  readonly size: number
  find(key: Value): Value | undefined
  keys(): Iterable<Value>
  /** Equality with another map, where it is not entry by entry. */
  equals?(other: MapValue | ObjectValue): boolean
  /** As that of a list. */
  native?(): Value
}

/** A value of a type with fields. */
export interface ObjectValue {
  readonly kind: 'object'
  readonly typeName: string
  /** How many properties the document has, also those that the type does not know: comparing objects costs by it. */
  readonly size: number
  /** The field's value; undefined where the type has the field and the value has not. Unknown fields are invisible. */
  field(name: string): Value | undefined
  /** Names of the fields that are set. */
  fieldNames(): Iterable<string>
  /** Equality with another object, where it is not field by field: properties that the type does not know count too. */
  equals?(other: MapValue | ObjectValue): boolean
  /** As that of a list. */
  native?(): Value
}

export interface OptionalValue {
  readonly kind: 'optional'
  readonly value: Value | undefined
}

export interface TypeValue {
  readonly kind: 'type'
  readonly type: CelType
}

/** A value of a library's own type: URL, quantity, IP address... */
export interface OpaqueValue {
  readonly kind: 'opaque'
  readonly typeName: string
  /** What costs count, where the server's type has a size: bytes of an IP address. */
  readonly size?: number
  /** @throws EvaluationError `no such overload` where the server's type refuses the comparison, as most do with values of other types */
  equals(other: Value): boolean
}

/** What upstream panics at: unlike an error, nothing absorbs it, and nothing more is paid for. */
export class EvaluationPanic {
  readonly message: string

  constructor(problem: string) {
    this.message = `internal error: ${problem}`
  }
}

/**
 * An evaluation that went wrong. Thrown; `&&`, `||` and `?:` and comprehensions built on them can absorb it. No subclass of Error:
 * taking a stack costs more than most evaluations.
 */
export class EvaluationError {
  readonly message: string

  constructor(message: string) {
    this.message = message
  }
}
