import { defineResource, withDefault } from '@kindbox/core'
import { Type } from '@sinclair/typebox'

/** A kind of our own: its CustomResourceDefinition is nowhere in a file. */
export const Queue = defineResource({
  group: 'messaging.example.dev',
  version: 'v1',
  kind: 'Queue',
  plural: 'queues',
  scope: 'Namespaced',
  spec: Type.Object({
    topic: Type.String({ minLength: 1 }),
    visibilityTimeout: withDefault(Type.String({ format: 'duration' }), '30s'),
    deadLetter: Type.Optional(
      Type.Object({
        queue: Type.String(),
        after: Type.Integer({ minimum: 1 }),
      }),
    ),
  }),
})
