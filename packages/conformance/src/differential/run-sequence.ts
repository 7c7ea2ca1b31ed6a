import type { CustomResourceDefinition } from '@kindbox/crd'
import type { ServerAccess } from '../suite/server-access.ts'
import { abandon, type Declared, declare, definitionDisagreement, redeclare, withdraw } from './install-definition.ts'
import { firstDisagreement, Observed } from './observe.ts'
import { changedDefinition } from './random-change.ts'
import { randomDefinition } from './random-definition.ts'
import { type Known, objectNames, randomStep } from './random-step.ts'
import { Random } from './random.ts'

/** The two servers that have to agree. */
export interface Servers {
  readonly embedded: ServerAccess
  readonly real: ServerAccess
}

/** How a sequence went: after how many steps it was over, and where the servers first disagreed. */
export interface SequenceResult {
  readonly seed: number
  readonly steps: number
  readonly disagreement?: Disagreement
}

export interface Disagreement {
  /** Counted from 1; 0 is the definition. */
  readonly step: number
  readonly request: string
  readonly difference: string
  /** The object before it. */
  readonly before: unknown
  /** What was declared of the kind. */
  readonly definition: CustomResourceDefinition
}

/** One in so many steps changes the definition. */
const STEPS_PER_CHANGE = 10

/**
 * Declares a random kind on both servers and takes random steps with its objects, until they disagree or the steps are done. The seed
 * decides on everything.
 */
export async function runSequence(seed: number, steps: number, servers: Servers, onStep: () => void = () => {}): Promise<SequenceResult> {
  const sequence = new Sequence(seed, servers)
  try {
    const disagreement = await sequence.begin()
    if (disagreement !== undefined) return { seed, steps: 0, disagreement }
    for (let step = 1; step <= steps; step++) {
      const outcome = await sequence.take(step)
      if (outcome === 'over') return { seed, steps: step }
      if (outcome !== 'agreed') return { seed, steps: step, disagreement: outcome }
      onStep()
    }
    return { seed, steps }
  } finally {
    await sequence.end()
  }
}

/** One kind on both servers, and what is known of its objects. */
class Sequence {
  readonly #random: Random
  readonly #servers: Servers
  readonly #embedded: Observed
  readonly #real: Observed
  #definition: CustomResourceDefinition
  #isServed = false
  #revision = 0

  constructor(seed: number, servers: Servers) {
    this.#random = new Random(seed)
    this.#servers = servers
    this.#embedded = new Observed(servers.embedded)
    this.#real = new Observed(servers.real)
    this.#definition = randomDefinition(this.#random, `sequence-${seed}.example.dev`)
  }

  begin(): Promise<Disagreement | undefined> {
    return this.#declared(0, this.#definition, (access) => declare(access, this.#definition))
  }

  async take(step: number): Promise<'agreed' | 'over' | Disagreement> {
    if (!this.#isServed) return 'over'
    if (this.#random.oneIn(STEPS_PER_CHANGE)) return (await this.#change(step)) ?? 'agreed'
    const definition = this.#definition
    const next = randomStep(this.#random, definition, this.#known())
    const before = this.#embedded.known(next.object.slice(next.object.lastIndexOf('/') + 1))
    const [ours, theirs] = await Promise.all([this.#embedded.observe(next), this.#real.observe(next)])
    // What the real server panics over has no right answer, and may be done or not.
    if (theirs.status === 0) return 'over'
    const difference = firstDisagreement(ours, theirs)
    if (difference === undefined) return 'agreed'
    const request = `${next.method} ${next.path} ${next.body ?? ''}`.trim()
    return { step, request, difference, before, definition }
  }

  async end(): Promise<void> {
    await Promise.all([this.#servers.embedded, this.#servers.real].map((access) => abandon(access, this.#definition, objectNames)))
  }

  /** Another spec, or the same kind once more: objects that are held back would keep it. */
  async #change(step: number): Promise<Disagreement | undefined> {
    const definition = this.#definition
    const isServed = definition.spec.versions.some(({ served }) => served)
    const isFree = isServed && Object.values(this.#known()).every((object) => object === undefined || !('finalizers' in object.metadata))
    if (isFree && this.#random.oneIn(15)) {
      this.#embedded.forget()
      this.#real.forget()
      return this.#declared(step, definition, async (access) => {
        await withdraw(access, definition)
        return declare(access, definition)
      })
    }
    const revision = ++this.#revision
    const changed = changedDefinition(this.#random, definition, revision)
    return this.#declared(step, changed, (access) => redeclare(access, changed, revision))
  }

  async #declared(
    step: number,
    definition: CustomResourceDefinition,
    send: (access: ServerAccess) => Promise<Declared>,
  ): Promise<Disagreement | undefined> {
    const [ours, theirs] = await Promise.all([this.#servers.embedded, this.#servers.real].map((access) => patiently(send, access)))
    const difference = definitionDisagreement(ours!, theirs!)
    if (difference !== undefined) return { step, request: JSON.stringify(definition), difference, before: this.#definition, definition }
    if ('refused' in ours!) return undefined
    this.#isServed = true
    this.#definition = definition
    return undefined
  }

  #known(): Known {
    return Object.fromEntries(objectNames.map((name) => [name, this.#embedded.known(name)]))
  }
}

/** What a server did not come to in time is said as a refusal of its own. */
async function patiently(send: (access: ServerAccess) => Promise<Declared>, access: ServerAccess): Promise<Declared> {
  try {
    return await send(access)
  } catch (error) {
    return { refused: String(error) }
  }
}
