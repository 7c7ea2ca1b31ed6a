import type { Client } from '@kindbox/client'
import { describeRef } from '@kindbox/core'
import {
  anyChange,
  Controller,
  describeFailure,
  dropManagedFields,
  EventRecorder,
  finalizersChanged,
  generationChanged,
  Informer,
  LeaderElection,
  Lease,
  RecordedEvent,
} from '@kindbox/runtime'
import { prometheusLeadership, prometheusObserver } from '@kindbox/runtime/prometheus'
import { ConfigMap } from '@kindbox/schemas/core/v1'
import { Registry } from 'prom-client'
import { serveEndpoints } from './endpoints.ts'
import { Foo } from './foo.ts'
import type { Log } from './log.ts'
import { reconcileFoo } from './reconcile-foo.ts'

export interface FooControllerOptions {
  readonly client: Client
  /** Where the instances meet to elect a leader. */
  readonly namespace: string
  readonly log: Log
  /** Ends it: what is under way is finished, the lease is released. */
  readonly signal: AbortSignal
  /** Of the probes and metrics. Default: a free one on the loopback interface. */
  readonly port?: number
  readonly host?: string
  /** Who this is. Default: the host's name. */
  readonly identity?: string
  /** Milliseconds; see `LeaderElection`. */
  readonly timing?: { readonly leaseDuration: number; readonly renewDeadline: number; readonly retryPeriod: number }
  /** Called once the probes are served. */
  readonly onListening?: (url: string) => void
}

/** Runs one instance of the controller until the signal is aborted, or it has lost the lease. */
export async function runFooController(options: FooControllerOptions): Promise<void> {
  const { client, namespace, log, signal, identity, timing, onListening } = options
  const registry = new Registry()

  // Every instance keeps its caches warm; the leader alone reconciles.
  await using foos = Informer.start(client.api(Foo), { transform: dropManagedFields })
  await using configMaps = Informer.start(client.api(ConfigMap), {
    labelSelector: 'app.kubernetes.io/managed-by=foo-controller',
    transform: dropManagedFields,
  })
  await using events = new EventRecorder({
    api: (namespace) => client.api(RecordedEvent, { namespace }),
    controller: 'controller.clux.dev/foo-controller',
    ...(identity !== undefined && { instance: identity }),
    onError: (error, { reason }) => log('warn', 'an event was not recorded', { reason, error }),
  })
  const controller = new Controller<Foo>({
    name: 'foo',
    source: foos,
    owns: [configMaps],
    where: anyChange(generationChanged, finalizersChanged),
    concurrency: 4,
    timeout: 60_000,
    observers: [prometheusObserver({ registry })],
    reconcile: reconcileFoo({
      foos: (namespace) => client.api(Foo, { namespace }),
      configMaps: (namespace) => client.api(ConfigMap, { namespace }),
      seen: configMaps.store,
      events,
    }),
    onError: (failure) => log('error', describeFailure(failure), { stage: failure.stage }),
    onInvalid: ({ ref, issues }) =>
      log('warn', `${describeRef(ref)} does not fit its schema`, { issues: issues.map(({ message }) => message) }),
  })
  const election = new LeaderElection({
    api: client.api(Lease, { namespace }),
    name: 'foo-controller',
    ...(identity !== undefined && { identity }),
    ...timing,
    onNewLeader: (leader) => log('info', leader === undefined ? 'nobody leads' : 'there is a new leader', { leader }),
    onError: (error) => log('warn', 'the lease could not be renewed', { error }),
  })
  prometheusLeadership({ 'foo-controller': election }, { registry })

  await using endpoints = await serveEndpoints({ health: () => healthOf(controller, election), registry, ...address(options) })
  log('info', 'serving probes and metrics', { url: endpoints.url })
  onListening?.(endpoints.url)
  await election.run(
    async (leading) => {
      log('info', 'leading')
      await controller.run({ signal: leading })
      log('info', 'no longer leading')
    },
    { signal },
  )
}

/** An instance that waits to lead listens to nothing yet, and is as healthy and ready as one can be. */
function healthOf(controller: Controller<Foo>, { isLeader }: LeaderElection) {
  const health = controller.health()
  return isLeader ? health : { ...health, ready: true, sources: [] }
}

function address({ port, host }: FooControllerOptions) {
  return { ...(port !== undefined && { port }), ...(host !== undefined && { host }) }
}
