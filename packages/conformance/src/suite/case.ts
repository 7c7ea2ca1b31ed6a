import type { Session } from './session.ts'

/**
 * Something an API server does, written once and run on every server. A case sends requests and asserts nothing: its transcript, without what
 * must differ from run to run, has to be the one that the real server gave.
 */
export interface Case {
  /** Unique in its area. */
  readonly title: string
  /** Whether the case has the server forget versions; it is skipped where nobody can. */
  readonly needsCompaction?: boolean
  readonly run: (session: Session) => Promise<void>
}

/** Cases that belong together, and the definitions that all of them use. */
export interface Area {
  readonly name: string
  /** CustomResourceDefinitions that are installed before the first case and served when it starts. */
  readonly crds?: readonly object[]
  readonly cases: readonly Case[]
}
