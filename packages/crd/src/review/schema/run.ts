import type { Path } from '@kindbox/core'
import { type Correlated, correlate, isUnchanged } from './correlation.ts'

/**
 * What one compiled keyword does with one value. It reports faults to the run and returns its match count: how much of the
 * schema the value met, by which the server chooses the alternative of an `anyOf` whose faults it shows
 * (kube-openapi pkg/validation/validate, `Result.MatchCount`).
 */
export type Check = (value: unknown, run: Run) => number

/** A fault before it is known whether it will be shown. */
export interface Fault {
  /** The server's path of the value: `spec.a[0]`, or `spec.a.b` for an entry `b` of a map. The root is the empty string. */
  readonly name: string
  /** The message that the server compares to drop repetitions. */
  readonly text: string
  readonly kind: FaultKind
  readonly path: Path
}

/**
 * How a fault becomes a cause. `printed` is the value at fault as the message shows it; `nameless` is one of the server's
 * general errors, which lose the field.
 */
export type FaultKind =
  | { readonly is: 'required' }
  | { readonly is: 'unsupported'; readonly value: unknown; readonly supported: readonly string[] }
  | { readonly is: 'tooLong'; readonly maximum: number }
  | { readonly is: 'tooMany'; readonly actual: number; readonly maximum: number }
  | { readonly is: 'typed'; readonly printed: string }
  | { readonly is: 'plain'; readonly printed: string }
  | { readonly is: 'nameless' }

/**
 * One validation of one value. It is quiet first: faults are only counted, and no path or message is made, which is all that a
 * valid document or a failed alternative needs. When something is wrong it runs again, loud.
 */
export class Run {
  failures = 0
  name = ''
  faults: Fault[] | undefined
  /** The old value of the value at hand, in an update. */
  correlated: Correlated | undefined
  private readonly path: (string | number)[] = []

  /** Whether a keyword may check values below without {@link inside}, which only keeps what nobody will ask for. */
  get direct(): boolean {
    return this.faults === undefined && this.correlated === undefined
  }

  /** Reports a fault of the value at hand. The message is made only when somebody will read it. */
  fail(kind: () => FaultKind, text: (name: string) => string): void {
    this.failAt(this.name, undefined, kind, text)
  }

  /** Reports the lack of a property. */
  failMissing(property: string): void {
    this.failAt(
      `${this.name}.${property}`,
      property,
      () => ({ is: 'required' }),
      (name) => `${name} in body is required`,
    )
  }

  /** Checks a value below the one at hand, `parent`; `name` is the server's path of it. */
  inside(parent: unknown, segment: string | number, name: string, check: Check, value: unknown): number {
    const outer = { name: this.name, correlated: this.correlated, failures: this.failures, faults: this.faults?.length ?? 0 }
    // The server forgives neither apiVersion nor kind, which are the same in old and new whatever was sent.
    const typeMeta = outer.name === '' && (segment === 'apiVersion' || segment === 'kind')
    this.correlated = outer.correlated === undefined || typeMeta ? undefined : correlate(outer.correlated, parent, segment)
    this.name = name
    this.path.push(segment)
    const count = check(value, this)
    if (this.failures > outer.failures && this.correlated !== undefined && isUnchanged(this.correlated, value)) {
      this.failures = outer.failures
      if (this.faults !== undefined) this.faults.length = outer.faults
    }
    this.path.pop()
    this.name = outer.name
    this.correlated = outer.correlated
    return count
  }

  /** Checks the value at hand as if it were new: in the alternatives of a schema nothing is forgiven. */
  unforgiving(check: () => number): number {
    const { correlated } = this
    this.correlated = undefined
    const count = check()
    this.correlated = correlated
    return count
  }

  /** Checks the value at hand without showing its faults. */
  quietly(check: Check, value: unknown): { readonly count: number; readonly valid: boolean } {
    const { faults, failures } = this
    this.faults = undefined
    const count = check(value, this)
    const valid = this.failures === failures
    this.faults = faults
    this.failures = failures
    return { count, valid }
  }

  private failAt(name: string, property: string | undefined, kind: () => FaultKind, text: (name: string) => string): void {
    this.failures++
    if (this.faults === undefined) return
    const path = property === undefined ? [...this.path] : [...this.path, property]
    this.faults.push({ name, text: text(name), kind: kind(), path })
  }
}
