import { defineResource, type ObjectOf } from '@kindbox/core'
import { Type } from '@sinclair/typebox'

/** Values from here on fit what the server asks for, but not what its client expects. */
export const poisonous = 1_000_000

const names = { group: 'soak.example', version: 'v1', kind: 'Soaked', plural: 'soaked', scope: 'Namespaced' } as const
const status = Type.Object({ observed: Type.Optional(Type.Integer()) })

/** The kind whose objects are changed, as it is installed. */
export const LooseSoaked = defineResource({
  ...names,
  spec: Type.Object({ value: Type.Integer(), note: Type.String() }),
  status,
})

/** The same kind, as it is watched. */
export const Soaked = defineResource({
  ...names,
  spec: Type.Object({ value: Type.Integer({ maximum: poisonous - 1 }), note: Type.String() }),
  status,
})
export type Soaked = ObjectOf<typeof Soaked>
