import { metrics, SpanStatusCode, trace, type Meter, type Tracer } from '@opentelemetry/api'
import type { ControllerObserver, ObservedController, Reconciliation } from './controller/controller-observer.ts'

export interface OpenTelemetryOptions {
  /** Default: the globally registered provider's. */
  readonly tracer?: Tracer | undefined
  /** Default: the globally registered provider's. */
  readonly meter?: Meter | undefined
}

const NAME = '@kindbox/runtime'

/**
 * A span around each reconciliation, active while it runs, so that the spans of its requests are its children; and metrics of controllers. One
 * observer serves all controllers. Needs the package `@opentelemetry/api`; without a registered SDK that does nothing.
 */
export function openTelemetryObserver(options: OpenTelemetryOptions = {}): ControllerObserver {
  const { tracer = trace.getTracer(NAME), meter = metrics.getMeter(NAME) } = options
  const controllers = new Set<ObservedController>()
  const duration = meter.createHistogram('kindbox.reconcile.duration', { unit: 's', description: 'How long reconciliations take.' })
  const waiting = meter.createHistogram('kindbox.queue.duration', { unit: 's', description: 'How long keys wait for a worker.' })
  const observe = (name: string, description: string, value: (controller: ObservedController) => number) =>
    meter.createObservableGauge(name, { description }).addCallback((result) => {
      for (const controller of controllers) result.observe(value(controller), { 'kindbox.controller': controller.name })
    })
  observe('kindbox.queue.depth', 'Keys that wait for a worker.', ({ depth }) => depth)
  observe('kindbox.reconcile.active', 'Reconciliations that are under way.', ({ running }) => running)

  return {
    attach: (controller) => void controllers.add(controller),
    taken: (controller, waited) => waiting.record(waited / 1000, { 'kindbox.controller': controller }),
    around: (reconciliation, run) =>
      tracer.startActiveSpan(`reconcile ${reconciliation.controller}`, { attributes: attributesOf(reconciliation) }, async (span) => {
        try {
          const outcome = await run()
          span.setAttribute('kindbox.result', outcome.result)
          if ('error' in outcome && outcome.result !== 'aborted') {
            const error = outcome.error instanceof Error ? outcome.error : new Error(String(outcome.error))
            span.recordException(error)
            span.setStatus({ code: SpanStatusCode.ERROR, message: error.message })
          }
        } finally {
          span.end()
        }
      }),
    reconciled: ({ controller }, { result, milliseconds }) =>
      duration.record(milliseconds / 1000, { 'kindbox.controller': controller, 'kindbox.result': result }),
  }
}

function attributesOf({ controller, key, failures }: Reconciliation) {
  return {
    'kindbox.controller': controller,
    'kindbox.failures': failures,
    'k8s.object.name': key.name,
    ...(key.namespace !== undefined && { 'k8s.namespace.name': key.namespace }),
  }
}
