import { compileReview, type CustomResourceDefinition, type Review } from '@kindbox/crd'
import type { ObjectName } from '../report/finding.ts'

/** What is known about the kind of a document. */
export type KnownKind =
  | { readonly is: 'served'; readonly review: Review; readonly crd: CustomResourceDefinition }
  /** The kind is known, and not in this version; `served` are those it has. */
  | { readonly is: 'in other versions'; readonly served: readonly string[] }
  /** Its definition has errors, so that a server would not have it. */
  | { readonly is: 'refused' }
  | { readonly is: 'unknown' }

interface Entry {
  /** Absent where the definition has errors. */
  readonly crd?: CustomResourceDefinition
  readonly source: string
  readonly reviews: Map<string, Review>
}

/** The kinds of all CustomResourceDefinitions of a run. Reviews are compiled when the first document asks for them. */
export class Kinds {
  readonly #entries = new Map<string, Entry>()

  /**
   * Takes a definition in, unless its kind is there already: the first one judges.
   *
   * @param source where it comes from, for messages
   * @returns the source of the definition that judges instead, where it says something else
   */
  add(crd: CustomResourceDefinition, source: string): string | undefined {
    const key = keyOf(crd.spec.group, crd.spec.names.kind)
    const first = this.#entries.get(key)
    if (first?.crd === undefined) {
      this.#entries.set(key, { crd, source, reviews: new Map() })
      return undefined
    }
    return sameSpec(first.crd, crd) ? undefined : first.source
  }

  /** Takes note of a kind whose definition has errors. */
  refuse(group: string, kind: string, source: string): void {
    const key = keyOf(group, kind)
    if (!this.#entries.has(key)) this.#entries.set(key, { source, reviews: new Map() })
  }

  find({ apiVersion, kind }: Required<Pick<ObjectName, 'apiVersion' | 'kind'>>): KnownKind {
    const slash = apiVersion.indexOf('/')
    const group = slash === -1 ? '' : apiVersion.slice(0, slash)
    const version = apiVersion.slice(slash + 1)
    // There is no definition of CustomResourceDefinition itself; documents of v1 never get here.
    if (group === 'apiextensions.k8s.io' && kind === 'CustomResourceDefinition') return { is: 'in other versions', served: ['v1'] }
    const entry = this.#entries.get(keyOf(group, kind))
    if (entry === undefined) return { is: 'unknown' }
    const { crd, reviews } = entry
    if (crd === undefined) return { is: 'refused' }
    const served = crd.spec.versions.filter((each) => each.served).map(({ name }) => name)
    if (!served.includes(version)) return { is: 'in other versions', served }
    let review = reviews.get(version)
    if (review === undefined) reviews.set(version, (review = compileReview(crd, version)))
    return { is: 'served', review, crd }
  }
}

function keyOf(group: string, kind: string): string {
  return `${kind}.${group}`
}

/** The order of keys does not count, as it does not in YAML; documents that differ in more are two opinions about one kind. */
function sameSpec(a: CustomResourceDefinition, b: CustomResourceDefinition): boolean {
  return canonical(a.spec) === canonical(b.spec)
}

function canonical(value: unknown): string {
  return JSON.stringify(value, (_, each: unknown) =>
    typeof each === 'object' && each !== null && !Array.isArray(each)
      ? Object.fromEntries(Object.entries(each).toSorted(([a], [b]) => (a < b ? -1 : 1)))
      : each,
  )
}
