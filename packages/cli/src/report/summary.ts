import type { ObjectName } from './finding.ts'

/** What became of all documents of a run. */
export interface Summary {
  readonly documents: number
  readonly errors: number
  readonly warnings: number
  /** Documents that nothing was found to judge by. */
  readonly skipped: readonly Skipped[]
  /** Documents with CEL rules whose outcome is not known, by kind: the server may refuse them though nothing is found here. */
  readonly notEvaluated: readonly KindCount[]
}

export interface KindCount {
  readonly apiVersion: string
  readonly kind: string
  readonly documents: number
}

export interface Skipped {
  readonly reason: SkipReason
  /** Absent for what is no Kubernetes object. */
  readonly apiVersion?: string
  readonly kind?: string
  readonly documents: number
}

/**
 * - `no CRD`: none for the kind on the paths; built-in kinds are among them.
 * - `CRD refused`: there is one, and the server would not take it.
 * - `no Kubernetes object`: neither apiVersion nor kind, such as a package.json.
 */
export type SkipReason = 'no CRD' | 'CRD refused' | 'no Kubernetes object'

/** Adds up a {@link Summary} while documents come by. */
export class Tally {
  #documents = 0
  #errors = 0
  #warnings = 0
  readonly #skipped = new Map<string, { reason: SkipReason; apiVersion?: string; kind?: string; documents: number }>()
  readonly #notEvaluated = new Map<string, { apiVersion: string; kind: string; documents: number }>()

  document(): void {
    this.#documents += 1
  }

  finding(severity: 'error' | 'warning'): void {
    if (severity === 'error') this.#errors += 1
    else this.#warnings += 1
  }

  skipped(reason: SkipReason, { apiVersion, kind }: ObjectName): void {
    const key = JSON.stringify([reason, apiVersion, kind])
    const names = { ...(apiVersion !== undefined && { apiVersion }), ...(kind !== undefined && { kind }) }
    const entry = this.#skipped.get(key) ?? { reason, ...names, documents: 0 }
    entry.documents += 1
    this.#skipped.set(key, entry)
  }

  notEvaluated(apiVersion: string, kind: string): void {
    const key = JSON.stringify([apiVersion, kind])
    const entry = this.#notEvaluated.get(key) ?? { apiVersion, kind, documents: 0 }
    entry.documents += 1
    this.#notEvaluated.set(key, entry)
  }

  /** Kinds come with the most frequent first, then in alphabetical order. */
  get summary(): Summary {
    return {
      documents: this.#documents,
      errors: this.#errors,
      warnings: this.#warnings,
      skipped: [...this.#skipped.values()].toSorted(byFrequency),
      notEvaluated: [...this.#notEvaluated.values()].toSorted(byFrequency),
    }
  }
}

interface Counted {
  readonly apiVersion?: string
  readonly kind?: string
  readonly documents: number
}

function byFrequency(a: Counted, b: Counted): number {
  return b.documents - a.documents || compare(a.kind ?? '', b.kind ?? '') || compare(a.apiVersion ?? '', b.apiVersion ?? '')
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
