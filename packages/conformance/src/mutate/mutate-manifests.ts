import { encodeUtf8 } from '@kindbox/core'
import { compileReview, decodeDocument, type Review, type ReviewOptions, type Verdict } from '@kindbox/crd'
import { Random } from '../differential/random.ts'
import type { Received, ServerAccess } from '../suite/server-access.ts'
import { copyOf, isObject, type JsonObject } from './json.ts'
import { mutateMetadata } from './mutate-metadata.ts'
import { mutateObject } from './mutate-object.ts'
import { observed, ofReview, ofServer } from './observe-verdict.ts'
import { type Rendered, renderText } from './render-text.ts'
import { inParallel, type Sample, stage, type StagedKind } from './stage.ts'
import { Tallier, type Tally } from './tally.ts'

export interface MutateOptions {
  readonly seed: number
  /** How many writes are judged. */
  readonly count: number
  /** Told how many are done. */
  readonly onJudged?: (done: number) => void
}

/** Requests under way at once. */
const WIDTH = 24
/** Characters of a document; the server takes no more than 3 MiB, and long ones are no more interesting. */
const LONGEST = 300_000
/** The kind that is all rules gets one in so many writes. */
const RULES = 4

/** Has a server and a review judge mutated manifests: creations, and updates of what is stored. Nothing but the stage itself is stored. */
export async function mutateManifests(access: ServerAccess, samples: readonly Sample[], options: MutateOptions): Promise<Tally> {
  const { seed, count, onJudged = () => {} } = options
  const chosen = chooseKinds(samples, count, new Random(seed))
  const kinds = await stage(access, chosen, seed)
  const reviews = new Map<StagedKind, Review>()
  const tallier = new Tallier()
  await inParallel(WIDTH, Array.from({ length: count }), async (_, index) => {
    const random = new Random(seed * 1_000_003 + index)
    const kind = random.oneIn(RULES) ? kinds[0]! : random.pick(kinds)
    let write = makeWrite(random, kind)
    while (write.sent.text.length > LONGEST) write = makeWrite(random, kind)
    const received = await access.send({
      method: write.method,
      path: write.path,
      body: encodeUtf8(write.sent.text),
      headers: { 'content-type': write.sent.contentType },
    })
    const review = reviews.get(kind) ?? compileReview(kind.crd, kind.version)
    reviews.set(kind, review)
    const kindbox = observed(() => ofReview(judge(review, write, received)))
    tallier.add(() => `${index}: ${write.method} ${write.path} (${write.done.join(', ')}) ${write.sent.text}`, kindbox, ofServer(received))
    onJudged(tallier.judged)
  })
  return tallier.result()
}

/** A short run leaves most kinds out: installing them takes longer than judging. The first one is all rules, and always there. */
function chooseKinds(samples: readonly Sample[], count: number, random: Random): Sample[] {
  const [rules, ...others] = samples
  const wanted = Math.min(others.length, Math.max(6, Math.ceil(count / 40)))
  while (others.length > wanted) others.splice(random.integer(0, others.length - 1), 1)
  return [rules!, ...others]
}

interface Write {
  readonly method: 'POST' | 'PUT'
  readonly path: string
  readonly sent: Rendered
  readonly old: JsonObject | undefined
  readonly options: Pick<ReviewOptions, 'fieldValidation'> & { readonly subresource?: 'status' }
  /** Names of the mutations. */
  readonly done: readonly string[]
}

function makeWrite(random: Random, kind: StagedKind): Write {
  const old = kind.stored.length > 0 && random.oneIn(2) ? random.pick(kind.stored) : undefined
  const object = copyOf(old ?? random.pick(kind.manifests)) as JsonObject
  if (old !== undefined && isObject(object['metadata'])) delete object['metadata']['managedFields']
  const done: string[] = []
  for (let times = random.pick([1, 1, 1, 2, 3]); times > 0; times--) {
    const metadata = random.oneIn(7)
    done.push(metadata ? mutateMetadata(random, object, { keepIdentity: old !== undefined }) : mutateObject(random, object, kind.shape))
  }
  const fieldValidation = random.pick(['Strict', 'Warn', 'Ignore'] as const)
  const query = `?dryRun=All&fieldValidation=${fieldValidation}`
  const sent = old === undefined ? renderText(random, object) : renderSame(random, object, old)
  if (old === undefined) return { method: 'POST', path: kind.path + query, sent, old, options: { fieldValidation }, done }
  const toStatus = kind.hasStatus && random.oneIn(6)
  const { name } = old['metadata'] as { name: string }
  return {
    method: 'PUT',
    path: `${kind.path}/${name}${toStatus ? '/status' : ''}${query}`,
    sent,
    old,
    options: { fieldValidation, ...(toStatus && { subresource: 'status' }) },
    done,
  }
}

/** Spelt in a way that leaves it the same object: which one is meant is compared with the URL before anybody reviews it. */
function renderSame(random: Random, object: JsonObject, old: JsonObject): Rendered {
  for (;;) {
    const sent = renderText(random, object)
    const document = decodeDocument(sent.text)
    if (!document.readable) return sent
    const metadata = (document.value as JsonObject | null)?.['metadata'] as JsonObject | null | undefined
    const stored = old['metadata'] as JsonObject
    if (['name', 'namespace', 'uid', 'resourceVersion'].every((field) => metadata?.[field] === stored[field])) return sent
  }
}

/** Generated names are the server's to choose. */
function judge(review: Review, { sent: { text }, old, options }: Write, { body }: Received): Verdict {
  const generateSuffix = () => generatedName(body).slice(-5)
  const document = decodeDocument(text)
  if (old === undefined || !document.readable) return review.createFromText(text, { ...options, namespace: 'default', generateSuffix })
  return review.update(document.value, old, { ...options, namespace: 'default', problems: document.problems, body: text })
}

function generatedName(body: unknown): string {
  const { metadata, details } = body as { metadata?: { name?: string }; details?: { name?: string } }
  return metadata?.name ?? details?.name ?? 'xxxxx'
}
