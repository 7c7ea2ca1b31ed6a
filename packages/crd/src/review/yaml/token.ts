import type { Mark } from './yaml-error.ts'

/** What a YAML text consists of, before its structure. */
export type Token = Punctuation | ScalarToken | NameToken | TagToken | VersionDirective | TagDirective

export interface Punctuation {
  readonly type: PunctuationType
  readonly start: Mark
  readonly end: Mark
}

export type PunctuationType =
  | 'stream-end'
  | 'document-start'
  | 'document-end'
  | 'block-sequence-start'
  | 'block-mapping-start'
  | 'block-end'
  | 'flow-sequence-start'
  | 'flow-sequence-end'
  | 'flow-mapping-start'
  | 'flow-mapping-end'
  | 'block-entry'
  | 'flow-entry'
  | 'key'
  | 'value'

export interface ScalarToken {
  readonly type: 'scalar'
  readonly start: Mark
  readonly end: Mark
  readonly value: string
  readonly plain: boolean
}

export interface NameToken {
  readonly type: 'anchor' | 'alias'
  readonly start: Mark
  readonly end: Mark
  readonly value: string
}

/** `!handle!suffix`; without a handle the suffix is the whole tag. */
export interface TagToken {
  readonly type: 'tag'
  readonly start: Mark
  readonly end: Mark
  readonly handle: string
  readonly suffix: string
}

export interface VersionDirective {
  readonly type: 'version-directive'
  readonly start: Mark
  readonly end: Mark
  readonly major: number
  readonly minor: number
}

export interface TagDirective {
  readonly type: 'tag-directive'
  readonly start: Mark
  readonly end: Mark
  readonly handle: string
  readonly prefix: string
}
