import type { CelType } from './cel-type.ts'
import type { Value } from './value.ts'

/** A type whose values expressions can make: `google.protobuf.Duration{seconds: 1}`. */
export interface MessageDeclaration {
  readonly name: string
  /** What the value is afterwards: a duration, not a message. */
  readonly type: CelType
  readonly fields: { readonly [name: string]: CelType }
  /**
   * Makes a value of the fields that were given.
   *
   * @throws EvaluationError
   */
  make(fields: ReadonlyMap<string, Value>): Value
}
