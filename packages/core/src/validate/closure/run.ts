import type { Issue, Path } from '../../issue.ts'
import type { StructuralSchema } from '../../structural-schema.ts'
import type { Draft07 } from '../draft-07.ts'
import type { Fault } from '../expectation.ts'
import { noneRequired } from '../junctor-issues.ts'
import { MAX_ISSUES } from '../make-issue.ts'
import { mismatch, missing } from '../mismatch.ts'

/** The last part of a path; `undefined` for the root. */
export type Key = string | number | undefined

/** Looks at one value; what is wrong goes into the run. */
export type Check = (value: unknown, key: Key, run: Run) => void

/** One validation: where it is, and what it has found. */
export class Run {
  readonly issues: Issue[] = []
  /** Of the object or array whose parts are looked at. */
  readonly path: (string | number)[] = []
  /** Whether the value is about to be sent, so that null and the empty string stand for nothing. */
  readonly input: boolean
  readonly redact: boolean

  constructor(options: { readonly input: boolean; readonly redact: boolean }) {
    this.input = options.input
    this.redact = options.redact
  }

  get full(): boolean {
    return this.issues.length >= MAX_ISSUES
  }

  fail(fault: Fault, value: unknown, key: Key): void {
    if (!this.full) this.issues.push(mismatch(fault, { path: this.#at(key), value }, this))
  }

  failMissing(expected: string, key: Key): void {
    if (!this.full) this.issues.push(missing(this.#at(key), expected))
  }

  failAlternatives(branches: readonly StructuralSchema[], value: unknown, key: Key): void {
    if (!this.full) this.issues.push(noneRequired(branches as readonly Draft07[], { path: this.#at(key), value }, this.redact))
  }

  #at(key: Key): Path {
    return key === undefined ? [...this.path] : [...this.path, key]
  }
}
