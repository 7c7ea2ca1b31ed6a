import { type CustomResourceDefinition, lint } from '@kindbox/crd'
import { Random } from '../differential/random.ts'
import { definitions, install } from '../suite/install.ts'
import type { Received, ServerAccess } from '../suite/server-access.ts'
import { copyOf, isObject, type Json, type JsonObject } from './json.ts'
import { mutateEnvelope } from './mutate-envelope.ts'
import type { MutateOptions } from './mutate-manifests.ts'
import { mutateSchema } from './mutate-schema.ts'
import { observed, ofLint, ofServer } from './observe-verdict.ts'
import { ruleKind } from './rule-kind.ts'
import { inParallel } from './stage.ts'
import { Tallier, type Tally } from './tally.ts'

/** Requests under way at once. */
const WIDTH = 8
/** Definitions that are installed, to be updated. */
const INSTALLED = 12
/** Characters: a definition of half a megabyte takes as long as a hundred of these, and is made of the same. */
const LARGEST = 60_000
/** The definition that is all rules is taken once in so many times. */
const RULES = 3

export interface MutateDefinitionsOptions extends MutateOptions {
  /** Told the mutations of definitions on which the server hung up twice; they are not judged. */
  readonly onUnanswered?: (mutations: readonly string[]) => void
}

/** Has a server and lint judge mutated definitions: creations, and updates of installed ones. */
export async function mutateDefinitions(
  access: ServerAccess,
  crds: readonly CustomResourceDefinition[],
  { seed, count, onJudged = () => {}, onUnanswered = () => {} }: MutateDefinitionsOptions,
): Promise<Tally> {
  const little = [ruleKind, ...crds.filter((crd) => JSON.stringify(crd).length <= LARGEST)]
  const random = new Random(seed)
  const old = await installSome(access, [ruleKind, ...Array.from({ length: INSTALLED }, () => random.pick(little))])
  const tallier = new Tallier()
  const unanswered: string[] = []
  await inParallel(WIDTH, Array.from({ length: count }), async (_, index) => {
    const own = new Random(seed * 1_000_003 + index)
    const at = own.oneIn(2) ? (own.oneIn(RULES) ? 0 : own.integer(0, old.length - 1)) : undefined
    const base = at === undefined ? renamed(own.oneIn(RULES) ? ruleKind : own.pick(little), `c${index}`) : old[at]!
    const { document, done } = mutated(own, base, at !== undefined)
    const path = at === undefined ? definitions : `${definitions}/${base.metadata.name}`
    const method = at === undefined ? 'POST' : 'PUT'
    const send = () => access.send({ method, path: `${path}?dryRun=All`, body: document })
    let received = await answered(send)
    // A handler that panics hangs up: then the server has no verdict.
    if (received === undefined) return void unanswered.push(done.join(', '))
    while (received.status === 409 && at !== undefined) {
      // The server's controllers wrote a condition after the definition was read.
      old[at] = await read(access, base.metadata.name)
      const metadata = document['metadata'] as JsonObject
      metadata['resourceVersion'] = old[at]!.metadata.resourceVersion!
      received = (await answered(send)) ?? received
    }
    const kindbox = observed(() => ofLint(lint(document, at === undefined ? {} : { old: old[at]! })))
    const title = () => `${index}: ${method} ${path} (${done.join(', ')}) ${JSON.stringify(document)}`
    const { code, reason, causes } = kindbox
    tallier.add(title, { code, reason, causes }, ofServer(received))
    onJudged(tallier.judged)
  })
  if (unanswered.length > 0) onUnanswered(unanswered)
  return tallier.result()
}

function mutated(random: Random, crd: CustomResourceDefinition, keepIdentity: boolean): { document: JsonObject; done: string[] } {
  const document = copyOf(crd) as JsonObject
  const done: string[] = []
  for (let times = random.pick([1, 1, 1, 2, 3]); times > 0; times--) {
    const schemas = openApiSchemas(document)
    done.push(
      schemas.length === 0 || random.oneIn(4)
        ? mutateEnvelope(random, document, { keepIdentity })
        : mutateSchema(random, random.pick(schemas)),
    )
  }
  return { document, done }
}

function openApiSchemas(crd: JsonObject): JsonObject[] {
  const versions: Json | undefined = isObject(crd['spec']) ? crd['spec']['versions'] : undefined
  if (!Array.isArray(versions)) return []
  return versions.flatMap((version) => {
    const schema = isObject(version) && isObject(version['schema']) ? version['schema']['openAPIV3Schema'] : undefined
    return isObject(schema) ? [schema] : []
  })
}

/** A connection that was idle may be closed as a request is sent on it, so that one more is tried. */
async function answered(send: () => Promise<Received>): Promise<Received | undefined> {
  return send().catch(() => send().catch(() => undefined))
}

/** In a group of its own, below the group that it had. */
function renamed(crd: CustomResourceDefinition, prefix: string): CustomResourceDefinition {
  const group = `${prefix}.${crd.spec.group}`
  return { ...crd, metadata: { ...crd.metadata, name: `${crd.spec.names.plural}.${group}` }, spec: { ...crd.spec, group } }
}

async function installSome(access: ServerAccess, crds: readonly CustomResourceDefinition[]): Promise<CustomResourceDefinition[]> {
  return inParallel(4, crds, async (crd, index) => {
    const own = renamed(crd, `u${index}`)
    await install(access, own)
    return read(access, own.metadata.name)
  })
}

/** A definition as the server has it now. */
async function read(access: ServerAccess, name: string): Promise<CustomResourceDefinition> {
  const { body } = await access.send({ method: 'GET', path: `${definitions}/${name}` })
  const crd = body as CustomResourceDefinition & { readonly metadata: { readonly managedFields?: unknown } }
  const { managedFields: _, ...metadata } = crd.metadata
  return { ...crd, metadata }
}
