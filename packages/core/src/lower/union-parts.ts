import type { Draft, Lowering, OpenDraft, Place } from './lowering.ts'

/** The junctors of a union. */
export type Junctor = 'anyOf' | 'oneOf'

/** The members of a union on their way apart. */
export interface UnionParts {
  readonly members: readonly UnionMember[]
  /** What holds for every member, and the types and names that may not stand in a branch. */
  readonly outside: OpenDraft
  readonly junctor: Junctor
  readonly place: Place
  readonly lowering: Lowering
}

export interface UnionMember {
  readonly draft: Draft
  /** What the member says beyond {@link UnionParts.outside}, in keywords that a junctor may hold. */
  readonly branch: OpenDraft
}
