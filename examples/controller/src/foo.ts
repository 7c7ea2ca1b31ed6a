import { defineResource, type ObjectOf, withDefault } from '@kindbox/core'
import { Type } from '@sinclair/typebox'

/** `Condition` of meta/v1. */
const condition = Type.Object({
  type: Type.String(),
  status: Type.Union([Type.Literal('True'), Type.Literal('False'), Type.Literal('Unknown')]),
  reason: Type.String(),
  message: Type.String(),
  lastTransitionTime: Type.String({ format: 'date-time' }),
  observedGeneration: Type.Optional(Type.Integer({ format: 'int64' })),
})

const foo = defineResource({
  group: 'controller.clux.dev',
  version: 'v1',
  kind: 'Foo',
  plural: 'foos',
  scope: 'Namespaced',
  spec: Type.Object({
    greeting: Type.String({ minLength: 1, maxLength: 200, description: 'What the ConfigMap says.' }),
    copies: withDefault(Type.Integer({ minimum: 0, maximum: 10 }), 1),
  }),
  status: Type.Object({
    configMap: Type.Optional(Type.String({ description: 'The name of the ConfigMap that this Foo owns.' })),
    conditions: Type.Optional(Type.Array(condition, { 'x-kubernetes-list-type': 'map', 'x-kubernetes-list-map-keys': ['type'] })),
  }),
  additionalPrinterColumns: [
    { name: 'Ready', type: 'string', jsonPath: '.status.conditions[?(@.type=="Ready")].status' },
    { name: 'ConfigMap', type: 'string', jsonPath: '.status.configMap' },
  ],
})

export interface Foo extends ObjectOf<typeof foo> {}
export const Foo = foo.named<Foo>()

export type Condition = NonNullable<NonNullable<Foo['status']>['conditions']>[number]
