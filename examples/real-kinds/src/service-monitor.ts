import { defineResource, type ObjectOf } from '@kindbox/core'
import { Type } from '@sinclair/typebox'
import { byType, time } from './condition.ts'
import { literals } from './literals.ts'
import { ScrapeEndpoint } from './service-monitor/scrape-endpoint.ts'

const limit = Type.Integer({ format: 'int64', minimum: 0 })

const ScrapeProtocol = literals(
  'PrometheusProto',
  'OpenMetricsText0.0.1',
  'OpenMetricsText1.0.0',
  'PrometheusText0.0.4',
  'PrometheusText1.0.0',
)

/** `LabelSelector` of meta/v1. */
const LabelSelector = Type.Object(
  {
    matchLabels: Type.Optional(Type.Record(Type.String(), Type.String())),
    matchExpressions: Type.Optional(
      Type.Array(
        Type.Object({
          key: Type.String(),
          operator: Type.String({ description: 'In, NotIn, Exists or DoesNotExist.' }),
          values: Type.Optional(Type.Array(Type.String(), { 'x-kubernetes-list-type': 'atomic' })),
        }),
        { 'x-kubernetes-list-type': 'atomic' },
      ),
    ),
  },
  { 'x-kubernetes-map-type': 'atomic' },
)

/** A Kubernetes quantity such as `1.1`, `500m` or `2Gi`, or a plain integer. */
const Quantity = Type.Union([Type.Integer(), Type.String()], {
  pattern: '^[+-]?([0-9]+(\\.[0-9]*)?|\\.[0-9]+)([KMGTPE]i|[numkMGTPE]|[eE][+-]?([0-9]+(\\.[0-9]*)?|\\.[0-9]+))?$',
})

const ServiceMonitorSpec = Type.Object({
  selector: LabelSelector,
  selectorMechanism: Type.Optional(literals('RelabelConfig', 'RoleSelector')),
  namespaceSelector: Type.Optional(
    Type.Object({
      any: Type.Optional(Type.Boolean()),
      matchNames: Type.Optional(Type.Array(Type.String())),
    }),
  ),
  endpoints: Type.Array(ScrapeEndpoint),

  jobLabel: Type.Optional(Type.String()),
  targetLabels: Type.Optional(Type.Array(Type.String())),
  podTargetLabels: Type.Optional(Type.Array(Type.String())),
  attachMetadata: Type.Optional(Type.Object({ node: Type.Optional(Type.Boolean()) })),
  serviceDiscoveryRole: Type.Optional(literals('Endpoints', 'EndpointSlice')),

  scrapeClass: Type.Optional(Type.String({ minLength: 1 })),
  scrapeProtocols: Type.Optional(Type.Array(ScrapeProtocol, { 'x-kubernetes-list-type': 'set' })),
  fallbackScrapeProtocol: Type.Optional(ScrapeProtocol),
  scrapeClassicHistograms: Type.Optional(Type.Boolean()),
  scrapeNativeHistograms: Type.Optional(Type.Boolean()),
  convertClassicHistogramsToNHCB: Type.Optional(Type.Boolean()),
  nativeHistogramBucketLimit: Type.Optional(limit),
  nativeHistogramMinBucketFactor: Type.Optional(Quantity),

  sampleLimit: Type.Optional(limit),
  targetLimit: Type.Optional(limit),
  labelLimit: Type.Optional(limit),
  labelNameLengthLimit: Type.Optional(limit),
  labelValueLengthLimit: Type.Optional(limit),
  keepDroppedTargets: Type.Optional(limit),
  bodySizeLimit: Type.Optional(Type.String({ pattern: '(^0|([0-9]*[.])?[0-9]+((K|M|G|T|E|P)i?)?B)$' })),
})

/** Which Prometheus (or other workload) took this object, and why not. */
const ServiceMonitorStatus = Type.Object({
  bindings: Type.Optional(
    Type.Array(
      Type.Object({
        group: literals('monitoring.coreos.com'),
        resource: literals('prometheuses', 'prometheusagents', 'thanosrulers', 'alertmanagers'),
        name: Type.String({ minLength: 1 }),
        namespace: Type.String({ minLength: 1 }),
        conditions: Type.Optional(
          Type.Array(
            Type.Object({
              type: literals('Accepted'),
              status: Type.String({ minLength: 1 }),
              reason: Type.Optional(Type.String()),
              message: Type.Optional(Type.String()),
              lastTransitionTime: time,
              observedGeneration: Type.Optional(Type.Integer({ format: 'int64' })),
            }),
            byType,
          ),
        ),
      }),
      { 'x-kubernetes-list-type': 'map', 'x-kubernetes-list-map-keys': ['group', 'resource', 'name', 'namespace'] },
    ),
  ),
})

const serviceMonitor = defineResource({
  group: 'monitoring.coreos.com',
  version: 'v1',
  kind: 'ServiceMonitor',
  plural: 'servicemonitors',
  shortNames: ['smon'],
  categories: ['prometheus-operator'],
  scope: 'Namespaced',
  description: 'Services whose endpoints Prometheus scrapes, and how.',
  spec: ServiceMonitorSpec,
  status: ServiceMonitorStatus,
})

export interface ServiceMonitor extends ObjectOf<typeof serviceMonitor> {}
export const ServiceMonitor = serviceMonitor.named<ServiceMonitor>()
