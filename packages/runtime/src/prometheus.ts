import { Counter, Gauge, Histogram, register, type Registry } from 'prom-client'
import type { ControllerObserver, ObservedController } from './controller/controller-observer.ts'

export interface PrometheusOptions {
  /** Default: the one of prom-client. */
  readonly registry?: Registry | undefined
}

/** controller-runtime pkg/internal/controller/metrics: from 5 ms to a minute. */
const RECONCILE_BUCKETS = [
  0.005, 0.01, 0.025, 0.05, 0.1, 0.15, 0.2, 0.25, 0.3, 0.35, 0.4, 0.45, 0.5, 0.6, 0.7, 0.8, 0.9, 1, 1.25, 1.5, 1.75, 2, 2.5, 3, 3.5, 4, 4.5,
  5, 6, 7, 8, 9, 10, 15, 20, 25, 30, 40, 50, 60,
]

const QUEUE_BUCKETS = [1e-6, 1e-5, 1e-4, 1e-3, 1e-2, 0.1, 1, 10, 100, 1000]

/**
 * Metrics of controllers, under the names that controller-runtime and client-go give them, so that dashboards and alerts made for those fit.
 * One observer serves all controllers of a registry. Needs the package `prom-client`.
 */
export function prometheusObserver({ registry = register }: PrometheusOptions = {}): ControllerObserver {
  const controllers = new Set<ObservedController>()
  const registers = [registry]
  const counter = <Label extends string>(name: string, help: string, labelNames: readonly Label[]) =>
    new Counter({ name, help, labelNames, registers })
  const histogram = (name: string, help: string, label: string, buckets: number[]) =>
    new Histogram({ name, help, labelNames: [label], buckets, registers })
  const gauge = (name: string, help: string, label: string, value: (controller: ObservedController) => number) =>
    new Gauge({
      name,
      help,
      labelNames: [label],
      registers,
      collect() {
        for (const controller of controllers) this.set({ [label]: controller.name }, value(controller))
      },
    })

  const total = counter('controller_runtime_reconcile_total', 'Reconciliations by their result.', ['controller', 'result'])
  const errors = counter('controller_runtime_reconcile_errors_total', 'Reconciliations that failed.', ['controller'])
  const terminal = counter('controller_runtime_terminal_reconcile_errors_total', 'Failures that are not tried again.', ['controller'])
  const time = histogram('controller_runtime_reconcile_time_seconds', 'How long reconciliations take.', 'controller', RECONCILE_BUCKETS)
  gauge(
    'controller_runtime_max_concurrent_reconciles',
    'Reconciliations that may be under way at once.',
    'controller',
    (each) => each.concurrency,
  )
  gauge('controller_runtime_active_workers', 'Reconciliations that are under way.', 'controller', (each) => each.running)
  gauge('workqueue_depth', 'Keys that wait for a worker.', 'name', (each) => each.depth)
  gauge('workqueue_longest_running_processor_seconds', 'For how long the longest reconciliation has been under way.', 'name', (each) => {
    return each.longestRunning / 1000
  })
  const adds = counter('workqueue_adds_total', 'Keys that became ready to be worked on.', ['name'])
  const retries = counter('workqueue_retries_total', 'Keys that were put back after a failure.', ['name'])
  const waiting = histogram('workqueue_queue_duration_seconds', 'How long keys wait for a worker.', 'name', QUEUE_BUCKETS)
  const working = histogram('workqueue_work_duration_seconds', 'How long a worker takes for a key.', 'name', QUEUE_BUCKETS)

  return {
    attach(controller) {
      controllers.add(controller)
      // Series that are there from the beginning, so that the first failure is an increase.
      for (const result of ['success', 'requeue_after', 'error']) total.inc({ controller: controller.name, result }, 0)
      errors.inc({ controller: controller.name }, 0)
      terminal.inc({ controller: controller.name }, 0)
    },
    queued: (name) => adds.inc({ name }),
    taken: (name, waited) => waiting.observe({ name }, waited / 1000),
    retried: (name) => retries.inc({ name }),
    reconciled({ controller }, { result, milliseconds }) {
      // Upstream counts a terminal error as an error, and has no word for what a shutdown ended.
      const isError = result === 'error' || result === 'terminal_error'
      total.inc({ controller, result: isError ? 'error' : result })
      if (isError) errors.inc({ controller })
      if (result === 'terminal_error') terminal.inc({ controller })
      time.observe({ controller }, milliseconds / 1000)
      working.observe({ name: controller }, milliseconds / 1000)
    },
  }
}

/** `leader_election_master_status` as client-go has it: 1 while this process leads by the lease of this name, otherwise 0. */
export function prometheusLeadership(
  elections: Readonly<Record<string, { readonly isLeader: boolean }>>,
  { registry = register }: PrometheusOptions = {},
): void {
  // oxlint-disable-next-line no-new -- a gauge lives in its registry
  new Gauge({
    name: 'leader_election_master_status',
    help: 'Whether this process leads.',
    labelNames: ['name'],
    registers: [registry],
    collect() {
      for (const [name, { isLeader }] of Object.entries(elections)) this.set({ name }, isLeader ? 1 : 0)
    },
  })
}
