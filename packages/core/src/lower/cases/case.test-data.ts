import type { IssueCode, Path } from '../../issue.ts'
import type { StructuralSchema } from '../../structural-schema.ts'

/** A schema that converts, with values to judge. */
export interface Conversion {
  readonly name: string
  readonly schema: object
  readonly lowered: StructuralSchema
  /** The issues that come with the result, as `code field`. Default: none. */
  readonly warnings?: readonly string[]
  /** Values that TypeBox and Kubernetes both accept. */
  readonly good: readonly unknown[]
  /** Values that TypeBox and Kubernetes both refuse. */
  readonly bad: readonly unknown[]
  /** Values on which they differ. Default: none. */
  readonly differences?: readonly Difference[]
}

export interface Difference {
  readonly value: unknown
  /** Undefined where TypeBox cannot judge: Value.Check throws for Type.Unsafe. */
  readonly typebox: boolean | undefined
  readonly kubernetes: boolean
  readonly reason: string
}

/** A schema that is refused with one error. */
export interface Refusal {
  readonly name: string
  readonly schema: object
  readonly code: IssueCode
  readonly path: Path
  /** A part of the message that says why. */
  readonly reason: string
  readonly fix: string
}
