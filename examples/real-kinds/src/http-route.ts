import { defineResource, withDefault, type ObjectOf } from '@kindbox/core'
import { Type } from '@sinclair/typebox'
import { byType, conditionStatus, time } from './condition.ts'
import { Hostname } from './http-route/names.ts'
import { ParentReference } from './http-route/references.ts'
import { Rule } from './http-route/rule.ts'
import { literals } from './literals.ts'

const atomic = { 'x-kubernetes-list-type': 'atomic' }

const HTTPRouteSpec = Type.Object({
  parentRefs: Type.Optional(Type.Array(ParentReference, { maxItems: 32, ...atomic })),
  useDefaultGateways: Type.Optional(literals('All', 'None')),
  hostnames: Type.Optional(Type.Array(Hostname, { maxItems: 16, ...atomic })),
  rules: withDefault(
    Type.Array(Rule, {
      minItems: 1,
      maxItems: 16,
      ...atomic,
      'x-kubernetes-validations': [
        {
          rule: 'self.all(a, !has(a.name) || self.exists_one(b, has(b.name) && a.name == b.name))',
          message: 'names of rules are unique',
        },
      ],
    }),
    [{ matches: [{ path: { type: 'PathPrefix', value: '/' } }] }],
  ),
})

const RouteParentStatus = Type.Object({
  parentRef: ParentReference,
  controllerName: Type.String({
    minLength: 1,
    maxLength: 253,
    pattern: "^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*\\/[A-Za-z0-9\\/\\-._~%!$&'()*+,;=:]+$",
  }),
  conditions: Type.Array(
    Type.Object({
      type: Type.String({
        maxLength: 316,
        pattern: '^([a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*/)?(([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9])$',
      }),
      status: conditionStatus,
      reason: Type.String({ minLength: 1, maxLength: 1024, pattern: '^[A-Za-z]([A-Za-z0-9_,:]*[A-Za-z0-9_])?$' }),
      message: Type.String({ maxLength: 32768 }),
      lastTransitionTime: time,
      observedGeneration: Type.Optional(Type.Integer({ format: 'int64', minimum: 0 })),
    }),
    { minItems: 1, maxItems: 8, ...byType },
  ),
})

const names = {
  group: 'gateway.networking.k8s.io',
  kind: 'HTTPRoute',
  plural: 'httproutes',
  categories: ['gateway-api'],
  // Groups of Kubernetes itself need the project's approval, or one that is none: `unapproved, ...`.
  annotations: { 'api-approved.kubernetes.io': 'https://github.com/kubernetes-sigs/gateway-api/pull/4530' },
  scope: 'Namespaced',
  description: 'Routes HTTP requests from Gateways to backends.',
} as const

/** Both versions have one schema: what is stored in one is served in the other as it is. */
const fields = {
  spec: HTTPRouteSpec,
  status: Type.Object({ parents: Type.Array(RouteParentStatus, { maxItems: 32, ...atomic }) }),
  additionalPrinterColumns: [
    { name: 'Hostnames', type: 'string', jsonPath: '.spec.hostnames' },
    { name: 'Age', type: 'date', jsonPath: '.metadata.creationTimestamp' },
  ],
} as const

const httpRoute = defineResource({ ...names, ...fields, version: 'v1', storage: true })

export interface HTTPRoute extends ObjectOf<typeof httpRoute> {}
export const HTTPRoute = httpRoute.named<HTTPRoute>()

export const HTTPRouteV1beta1 = defineResource({ ...names, ...fields, version: 'v1beta1', storage: false }).named<HTTPRoute>()
