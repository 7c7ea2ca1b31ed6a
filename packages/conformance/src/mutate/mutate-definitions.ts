import type { Issue } from '@kindbox/core'
import { type CustomResourceDefinition, lint, lintRules } from '@kindbox/crd'
import { Random } from '../differential/random.ts'
import { definitions, install } from '../suite/install.ts'
import type { Received, ServerAccess } from '../suite/server-access.ts'
import { isObject, type JsonObject } from './json.ts'
import { mutateDefinition } from './mutate-definition.ts'
import type { MutateOptions } from './mutate-manifests.ts'
import { NO_ANSWER, observed, ofLint, ofServer, withoutGeneratedName } from './observe-verdict.ts'
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

export interface DefinitionsTally extends Tally {
  /** In how many definitions each rule of lint found something. */
  readonly found: ReadonlyMap<string, number>
}

/** Has a server and lint judge mutated definitions: creations, and updates of installed ones. */
export async function mutateDefinitions(
  access: ServerAccess,
  crds: readonly CustomResourceDefinition[],
  { seed, count, onJudged = () => {} }: MutateOptions,
): Promise<DefinitionsTally> {
  const little = [ruleKind, ...crds.filter((crd) => JSON.stringify(crd).length <= LARGEST)]
  const random = new Random(seed)
  const old = await installSome(access, [ruleKind, ...Array.from({ length: INSTALLED }, () => random.pick(little))])
  const tallier = new Tallier()
  const found = new Map(lintRules.map(({ name }) => [name, 0]))
  await inParallel(WIDTH, Array.from({ length: count }), async (_, index) => {
    const own = new Random(seed * 1_000_003 + index)
    const at = own.oneIn(2) ? (own.oneIn(RULES) ? 0 : own.integer(0, old.length - 1)) : undefined
    const base = at === undefined ? renamed(own.oneIn(RULES) ? ruleKind : own.pick(little), `c${index}`) : old[at]!
    const { document, done } = mutateDefinition(own, base, { keepIdentity: at !== undefined })
    const path = at === undefined ? definitions : `${definitions}/${base.metadata.name}`
    const method = at === undefined ? 'POST' : 'PUT'
    const send = () => access.send({ method, path: `${path}?dryRun=All`, body: document })
    let received = await answered(send)
    while (received?.status === 409 && at !== undefined) {
      // The server's controllers wrote a condition after the definition was read.
      old[at] = await read(access, base.metadata.name)
      const metadata = document['metadata'] as JsonObject
      metadata['resourceVersion'] = old[at]!.metadata.resourceVersion!
      received = await answered(send)
    }
    const kindbox = observed(() => {
      const issues = lint(document, at === undefined ? {} : { old: old[at]! })
      for (const name of new Set(issues.flatMap(foundBy))) found.set(name, (found.get(name) ?? 0) + 1)
      return ofLint(issues)
    })
    const server = received === undefined ? NO_ANSWER : ofServer(received)
    const title = () => `${index}: ${method} ${path} (${done.join(', ')}) ${JSON.stringify(document)}`
    tallier.add(title, kindbox, hasGeneratedName(document) ? withoutGeneratedName(server) : server)
    onJudged(tallier.judged)
  })
  return { ...tallier.result(), found }
}

/** What was asked: a rule, or else the decoder, which has a code for each of its findings; a panic counts for itself, too. */
function foundBy({ rule, code }: Issue): string[] {
  return rule === undefined ? [code] : code === 'Unanswered' ? [rule, code] : [rule]
}

function hasGeneratedName({ metadata }: JsonObject): boolean {
  return isObject(metadata) && (metadata['name'] ?? '') === '' && (metadata['generateName'] ?? '') !== ''
}

/** Undefined where the server hangs up, as it does when a handler panics. A connection that was idle may be closed, too, so that it is tried twice. */
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
