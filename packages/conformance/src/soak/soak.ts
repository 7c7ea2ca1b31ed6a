import type { TestServer } from '@kindbox/apiserver/testing'
import { Client, mergePatch } from '@kindbox/client'
import { isApiError } from '@kindbox/core'
import { crd, CustomResourceDefinition } from '@kindbox/crd'
import { Controller } from '@kindbox/runtime'
import { setTimeout as sleep } from 'node:timers/promises'
import { Random } from '../differential/random.ts'
import { FaultProxy } from '../faults/fault-proxy.ts'
import { Disturbances } from './disturbances.ts'
import { liveHeap } from './heap.ts'
import { JumpingClock } from './jumping-clock.ts'
import { Observer } from './observer.ts'
import { quietPoint } from './quiet-point.ts'
import { LooseSoaked, Soaked } from './soaked.ts'
import { Writers } from './writers.ts'

export interface SoakOptions {
  /** What all that happens comes from; when exactly it happens is the machine's affair. */
  readonly seed: number
  readonly changes: number
  readonly objects: number
  readonly onProgress?: (progress: SoakProgress) => void
}

export interface SoakProgress {
  readonly changes: number
  readonly disturbances: number
  readonly quietPoints: number
}

export interface SoakResult extends SoakProgress {
  /** What went wrong, in words; none where all is well. */
  readonly faults: readonly string[]
  /** What was done, and how often. */
  readonly done: ReadonlyMap<string, number>
  /** What the informers were told of failures, and how often. */
  readonly errors: ReadonlyMap<string, number>
  /** Events that consumers took; those that stood for several changes; those of objects that did not fit. */
  readonly events: number
  readonly merged: number
  readonly invalid: number
  readonly reconciliations: number
  /** Requests and connections that reached the proxy. */
  readonly requests: number
  readonly connections: number
  /** Live MB of heap at each quiet point. */
  readonly heap: readonly number[]
}

/** Changes that are made in one step, between two of which something else is disturbed. */
const changesPerStep = 100
const stepsPerQuietPoint = 5
/** Seconds from the last fault and the last change until all agree; a connection that stalled for ever is given up after 6 of them. */
const deadline = 30
/** MB by which the heap may be larger at the end: what is compiled and pooled, and the objects' own sizes. */
const heapAllowance = 8

/** Makes changes on a server of its own, disturbs it and the way to it, and has informers and a controller follow. */
export async function soak(server: TestServer, options: SoakOptions): Promise<SoakResult> {
  const { seed, changes, objects, onProgress = () => {} } = options
  const random = new Random(seed)
  const clock = new JumpingClock()
  const identity = 'token' in server.admin ? { token: server.admin.token } : undefined
  const tls = 'token' in server.admin ? {} : { cert: server.admin.certificate, key: server.admin.key }
  await using direct = new Client({ server: server.url, tls: { ca: server.ca, ...tls }, ...identity })
  await install(direct)
  await using proxy = await FaultProxy.before({ url: server.url, ca: server.ca, ...server.admin })
  await using client = new Client({ server: proxy.url, tls: { ca: proxy.ca } })
  const soaked = client.api(Soaked, { namespace: 'default' })
  const following = { clock, watchSeconds: 4, silenceSeconds: 6, pageSize: Math.ceil(objects / 8) }
  await using paged = new Observer('pages', soaked, following)
  await using streamed = new Observer('stream', soaked, { ...following, initial: 'stream', bufferSize: 20 })
  const observers = [paged, streamed]

  let reconciliations = 0
  const controller = new Controller<Soaked>({
    name: 'soak',
    source: paged.informer,
    concurrency: 8,
    timeout: 5_000,
    clock,
    // It is tried again, and has to have succeeded at the next quiet point.
    onError: () => {},
    onInvalid: () => {},
    async reconcile(object, { signal }) {
      reconciliations++
      if (object === undefined || object.status?.observed === object.spec.value) return
      const patch = mergePatch({ metadata: { uid: object.metadata.uid }, status: { observed: object.spec.value } })
      await soaked.patchStatus(object.metadata.name, patch, { signal }).catch((error: unknown) => {
        if (!isApiError(error, 'NotFound')) throw error
      })
    },
  })
  const stop = new AbortController()
  const controlling = controller.run({ signal: stop.signal })

  const writers = new Writers({
    api: direct.api(LooseSoaked, { namespace: 'default' }),
    random,
    objects,
    writers: 8,
  })
  const disturbances = new Disturbances({ proxy, server, clock, random })
  const faults: string[] = []
  const heap: number[] = []
  let steps = 0
  while (writers.changes < changes && faults.length === 0) {
    // Without a memory of events, the server refuses every version that was seen before its end.
    const disturb = steps % 20 === stepsPerQuietPoint ? disturbances.restart() : disturbances.some()
    await Promise.all([disturb, writers.change(changesPerStep / 2)])
    await writers.change(Math.min(changesPerStep / 2, changes - writers.changes))
    steps++
    if (steps % stepsPerQuietPoint === 0 || writers.changes >= changes) {
      const wrong = await quietPoint({ direct: direct.api(Soaked, { namespace: 'default' }), observers, deadline })
      faults.push(...wrong, ...observers.flatMap(({ ledgers }) => ledgers.flatMap((ledger) => ledger.faults)))
      heap.push(liveHeap() / 2 ** 20)
    }
    onProgress({ changes: writers.changes, disturbances: steps, quietPoints: heap.length })
  }
  const grown = heap.at(-1)! - Math.max(...heap.slice(0, Math.ceil(heap.length / 4)))
  if (grown > heapAllowance) faults.push(`the heap grew by ${grown.toFixed(1)} MB`)
  stop.abort()
  await Promise.race([controlling, sleep(10_000, undefined, { ref: false }).then(() => faults.push('the controller did not end'))])

  const ledgers = observers.flatMap((observer) => observer.ledgers)
  const sum = (count: (ledger: (typeof ledgers)[number]) => number) => ledgers.reduce((total, ledger) => total + count(ledger), 0)
  const errors = new Map<string, number>()
  for (const {
    ledgers: [swift],
  } of observers)
    for (const [said, times] of swift.errors) errors.set(said, (errors.get(said) ?? 0) + times)
  return {
    changes: writers.changes,
    disturbances: steps,
    quietPoints: heap.length,
    faults,
    done: disturbances.counts,
    errors,
    events: sum((ledger) => ledger.events),
    merged: sum((ledger) => ledger.merged),
    invalid: sum((ledger) => ledger.invalid),
    reconciliations,
    requests: proxy.requests,
    connections: proxy.connections,
    heap,
  }
}

async function install(client: Client): Promise<void> {
  await client.api(CustomResourceDefinition).create(crd(LooseSoaked))
  const isServed = () =>
    client
      .api(LooseSoaked)
      .list()
      .then(
        () => true,
        () => false,
      )
  while (!(await isServed())) await sleep(50)
}
