import type { Path } from '@kindbox/core'

/** What a text has that only a strict decoding refuses: a key that occurs twice in one object. */
export interface DecodeProblem {
  readonly message: string
  readonly path: Path
  /** The decoder that found it: the server reports the problems of a YAML text in one piece. */
  readonly from: 'yaml' | 'json'
}
