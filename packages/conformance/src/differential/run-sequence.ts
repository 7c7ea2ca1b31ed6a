import type { CustomResourceDefinition } from '@kindbox/crd'
import { eventually } from '../suite/install.ts'
import type { ServerAccess } from '../suite/server-access.ts'
import { firstDisagreement, Observed } from './observe.ts'
import { randomDefinition } from './random-definition.ts'
import { type Known, objectNames, randomStep, type Step } from './random-step.ts'
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

const definitions = '/apis/apiextensions.k8s.io/v1/customresourcedefinitions'

/**
 * Declares a random kind on both servers and takes random steps with its objects, until they disagree or the steps are done. The seed
 * decides on everything.
 */
export async function runSequence(seed: number, steps: number, servers: Servers, onStep: () => void = () => {}): Promise<SequenceResult> {
  const random = new Random(seed)
  const definition = randomDefinition(random, `sequence-${seed}.example.dev`)
  const install: Step = {
    method: 'POST',
    path: definitions,
    object: `${definitions}/${definition.metadata.name}`,
    body: JSON.stringify(definition),
    contentType: 'application/json',
  }
  const disagreement = (step: number, { method, path, body }: Step, difference: string, before?: unknown) => ({
    seed,
    steps: step,
    disagreement: { step, request: `${method} ${path} ${body ?? ''}`.trim(), difference, before, definition },
  })
  const accepted = await Promise.all([servers.embedded, servers.real].map((access) => declared(access, install)))
  if (accepted[0] !== accepted[1]) return disagreement(0, install, `definition\n  embedded: ${accepted[0]}\n  real:     ${accepted[1]}`)
  try {
    if (accepted[0] !== '201') return { seed, steps: 0 }
    const [embedded, real] = [new Observed(servers.embedded), new Observed(servers.real)]
    for (let step = 1; step <= steps; step++) {
      const next = randomStep(random, definition, knownTo(embedded, definition))
      const before = embedded.known(next.object)
      const [ours, theirs] = await Promise.all([embedded.observe(next), real.observe(next)])
      const difference = firstDisagreement(ours, theirs)
      if (difference !== undefined) return disagreement(step, next, difference, before)
      onStep()
    }
    return { seed, steps }
  } finally {
    for (const access of [servers.embedded, servers.real]) await access.send({ method: 'DELETE', path: install.object })
  }
}

/** Creates the definition and waits until its objects are served; or how it was refused. */
async function declared(access: ServerAccess, { method, path, body }: Step): Promise<string> {
  const { status, body: answer } = await access.send({ method, path, body: body! })
  if (status !== 201) {
    // Several causes come in the order of a Go map.
    const causes = (answer as { details?: { causes?: object[] } }).details?.causes ?? []
    return [status, ...causes.map((cause) => JSON.stringify(Object.entries(cause).toSorted())).toSorted()].join(' ')
  }
  const { group } = (answer as CustomResourceDefinition).spec
  await eventually(
    `${group} is served`,
    async () => (await access.send({ method: 'GET', path: `/apis/${group}/v1/things` })).status === 200,
  )
  return '201'
}

function knownTo(server: Observed, { spec }: CustomResourceDefinition): Known {
  const base = `/apis/${spec.group}/v1${spec.scope === 'Namespaced' ? '/namespaces/default' : ''}/things`
  return Object.fromEntries(objectNames.map((name) => [name, server.known(`${base}/${name}`)]))
}
