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
  /** Documents whose CEL rules the server does not look at before their other errors are corrected, by kind. */
  readonly rulesLeftOut: readonly KindCount[]
  /** Documents of built-in kinds, by kind: judged by the server's data, and not by the code that it has for each of them. */
  readonly structureOnly: readonly KindCount[]
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
 * - `no CRD`: none for the kind on the paths, and it is not built in.
 * - `CRD refused`: there is one, and the server would not take it.
 * - `no Kubernetes object`: neither apiVersion nor kind, such as a package.json.
 * - `no definition`: something else, where definitions are judged and nothing more.
 */
export type SkipReason = 'no CRD' | 'CRD refused' | 'no Kubernetes object' | 'no definition'

/** Adds up a {@link Summary} while documents come by. */
export class Tally {
  #documents = 0
  #errors = 0
  #warnings = 0
  readonly #skipped = new Map<string, { reason: SkipReason; apiVersion?: string; kind?: string; documents: number }>()
  readonly #notEvaluated = new KindCounts()
  readonly #rulesLeftOut = new KindCounts()
  readonly #structureOnly = new KindCounts()

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
    this.#notEvaluated.add(apiVersion, kind)
  }

  rulesLeftOut(apiVersion: string, kind: string): void {
    this.#rulesLeftOut.add(apiVersion, kind)
  }

  structureOnly(apiVersion: string, kind: string): void {
    this.#structureOnly.add(apiVersion, kind)
  }

  /** Kinds come with the most frequent first, then in alphabetical order. */
  get summary(): Summary {
    return {
      documents: this.#documents,
      errors: this.#errors,
      warnings: this.#warnings,
      skipped: [...this.#skipped.values()].toSorted(byFrequency),
      notEvaluated: this.#notEvaluated.sorted,
      rulesLeftOut: this.#rulesLeftOut.sorted,
      structureOnly: this.#structureOnly.sorted,
    }
  }
}

class KindCounts {
  readonly #counts = new Map<string, { apiVersion: string; kind: string; documents: number }>()

  add(apiVersion: string, kind: string): void {
    const key = JSON.stringify([apiVersion, kind])
    const entry = this.#counts.get(key) ?? { apiVersion, kind, documents: 0 }
    entry.documents += 1
    this.#counts.set(key, entry)
  }

  get sorted(): readonly KindCount[] {
    return [...this.#counts.values()].toSorted(byFrequency)
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
