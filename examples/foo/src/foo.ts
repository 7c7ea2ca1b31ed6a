import { defineResource, withDefault, type ObjectOf } from '@kindbox/core'
import { Type } from '@sinclair/typebox'

const foo = defineResource({
  group: 'clux.dev',
  version: 'v1',
  kind: 'Foo',
  plural: 'foos',
  shortNames: ['f'],
  scope: 'Namespaced',
  spec: Type.Object({
    name: Type.String({ minLength: 1 }),
    info: Type.String({ description: 'What this Foo is about.' }),
    replicas: withDefault(Type.Integer({ minimum: 0, maximum: 10 }), 1),
  }),
  status: Type.Object({
    isBad: Type.Optional(Type.Boolean()),
    replicas: Type.Optional(Type.Integer()),
  }),
  subresources: { scale: { specReplicasPath: '.spec.replicas', statusReplicasPath: '.status.replicas' } },
  additionalPrinterColumns: [
    { name: 'Info', type: 'string', jsonPath: '.spec.info' },
    { name: 'Bad', type: 'boolean', jsonPath: '.status.isBad' },
  ],
  selectableFields: [{ jsonPath: '.spec.info' }],
})

export interface Foo extends ObjectOf<typeof foo> {}
export const Foo = foo.named<Foo>()
