import { compileReview, type CustomResourceDefinition, decodeDocument, type Review, type Verdict } from '@kindbox/crd'
import { isDeepStrictEqual } from 'node:util'
import type { Corpus, RecordedVerdict } from './corpus.ts'

/** How often kindbox's verdict on a manifest is the recorded one. */
export interface Parity {
  /** Whether the manifest is taken at all. */
  readonly accepted: Agreement
  /** The HTTP code. */
  readonly status: Agreement
  /** Reason, field and message of every cause, in any order. */
  readonly causes: Agreement
  /** What would be stored, without metadata, of the manifests that the server took. */
  readonly stored: Agreement
  /** Verdicts that leave open what CEL rules say. */
  readonly notEvaluated: number
  /** Manifests of kinds and versions that no definition of the corpus has; they count as disagreements. */
  readonly unknown: readonly string[]
}

export interface Agreement {
  readonly agreed: number
  readonly of: number
  readonly differences: readonly Difference[]
}

/** Both sides of a disagreement, as one line each. */
export interface Difference {
  readonly id: string
  readonly kindbox: string
  readonly server: string
}

/** What the servers that recorded verdicts put after `generateName`, by the corpus' convention. */
const GENERATED_SUFFIX = 'abcde'

/** Judges every manifest of a corpus and compares the verdicts. `onManifest` is told how many are done. */
export function measureParity(corpus: Corpus, onManifest: (done: number) => void = () => {}): Parity {
  const reviews = new Reviews(corpus.crds)
  const tallies = { accepted: new Tally(), status: new Tally(), causes: new Tally(), stored: new Tally() }
  const unknown: string[] = []
  let notEvaluated = 0
  for (const [i, recorded] of corpus.verdicts.entries()) {
    const review = reviews.find(recorded)
    const text = corpus.manifest(recorded.id)
    const verdict = review === undefined ? undefined : judge(review, text)
    if (verdict === undefined) unknown.push(`${recorded.id}: ${recorded.apiVersion} ${recorded.kind}`)
    else if (verdict.notEvaluated > 0) notEvaluated++
    compare(tallies, recorded, verdict, text)
    onManifest(i + 1)
  }
  return {
    accepted: tallies.accepted.result(),
    status: tallies.status.result(),
    causes: tallies.causes.result(),
    stored: tallies.stored.result(),
    notEvaluated,
    unknown,
  }
}

/** Reviews are compiled when the first manifest of their kind comes. */
class Reviews {
  private readonly definitions = new Map<string, CustomResourceDefinition>()
  private readonly compiled = new Map<string, Review>()

  constructor(crds: readonly CustomResourceDefinition[]) {
    for (const crd of crds)
      for (const { name } of crd.spec.versions) this.definitions.set(`${crd.spec.group}/${name} ${crd.spec.names.kind}`, crd)
  }

  find({ apiVersion, kind }: RecordedVerdict): Review | undefined {
    const name = `${apiVersion} ${kind}`
    const known = this.compiled.get(name)
    if (known !== undefined) return known
    const definition = this.definitions.get(name)
    if (definition === undefined) return undefined
    const review = compileReview(definition, apiVersion.slice(apiVersion.indexOf('/') + 1))
    this.compiled.set(name, review)
    return review
  }
}

/** As the verdicts were recorded: a manifest without any name was sent with a `generateName`. */
function judge(review: Review, text: string): Verdict {
  const options = { generateSuffix: () => GENERATED_SUFFIX }
  const document = decodeDocument(text)
  if (!document.readable || !isObject(document.value)) return review.createFromText(text, options)
  const metadata = document.value['metadata'] ?? {}
  if (!isObject(metadata) || isName(metadata['name']) || isName(metadata['generateName'])) return review.createFromText(text, options)
  return review.create({ ...document.value, metadata: { ...metadata, generateName: 'x-' } }, options)
}

interface Tallies {
  readonly accepted: Tally
  readonly status: Tally
  readonly causes: Tally
  readonly stored: Tally
}

function compare(tallies: Tallies, recorded: RecordedVerdict, verdict: Verdict | undefined, text: string): void {
  const { id, status } = recorded
  const code = verdict === undefined ? undefined : verdict.accepted ? 201 : verdict.status.code
  tallies.accepted.add(id, (code === 201) === (status === 201) && code !== undefined, describe(verdict), describeRecorded(recorded))
  tallies.status.add(id, code === status, String(code ?? 'no definition'), String(status))
  const causes = verdict === undefined || verdict.accepted ? [] : (verdict.status.details?.causes ?? [])
  const mine = multiset(causes)
  const theirs = multiset(recorded.causes ?? [])
  tallies.causes.add(id, verdict !== undefined && isDeepStrictEqual(mine, theirs), mine.join('\n'), theirs.join('\n'))
  if (status !== 201) return
  const stored = verdict?.accepted === true ? withoutMetadata(verdict.stored) : undefined
  const expected = withoutMetadata(recorded.stored ?? sent(text))
  tallies.stored.add(id, stored !== undefined && isDeepStrictEqual(plain(stored), plain(expected)), show(stored), show(expected))
}

/** What was sent is what was stored, where nothing else is recorded. */
function sent(text: string): unknown {
  const document = decodeDocument(text)
  return document.readable ? document.value : undefined
}

function withoutMetadata(value: unknown): unknown {
  if (!isObject(value)) return value
  const { metadata: _, ...rest } = value
  return rest
}

/** Recorded values have been through JSON, where -0 is 0, and a bigint is the nearest number. */
function plain(value: unknown): unknown {
  return value === undefined
    ? undefined
    : JSON.parse(JSON.stringify(value, (_, part: unknown) => (typeof part === 'bigint' ? Number(part) : part)))
}

function multiset(causes: readonly { readonly reason?: string; readonly field?: string; readonly message?: string }[]): string[] {
  return causes.map(({ reason, field, message }) => `${reason} ${field}: ${message}`).toSorted()
}

function describe(verdict: Verdict | undefined): string {
  if (verdict === undefined) return 'no definition'
  const left = verdict.notEvaluated === 0 ? '' : ` (${verdict.notEvaluated} CEL rules not evaluated)`
  return (verdict.accepted ? 'accepted' : (verdict.status.message ?? '')) + left
}

function describeRecorded({ status, message }: RecordedVerdict): string {
  return status === 201 ? 'accepted' : `${status} ${message ?? ''}`
}

function show(value: unknown): string {
  return JSON.stringify(plain(value)) ?? 'nothing'
}

function isObject(value: unknown): value is { readonly [field: string]: unknown } {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function isName(value: unknown): boolean {
  return typeof value === 'string' && value !== ''
}

class Tally {
  private agreed = 0
  private of = 0
  private readonly differences: Difference[] = []

  add(id: string, agrees: boolean, kindbox: string, server: string): void {
    this.of++
    if (agrees) this.agreed++
    else this.differences.push({ id, kindbox, server })
  }

  result(): Agreement {
    return { agreed: this.agreed, of: this.of, differences: this.differences }
  }
}
