// A user's first module, compiled against the packed packages by packed-install.mjs.
import { defineResource, type ObjectOf } from '@kindbox/core'
import { Type } from '@sinclair/typebox'

export const Foo = defineResource({
  group: 'clux.dev',
  version: 'v1',
  kind: 'Foo',
  plural: 'foos',
  scope: 'Namespaced',
  spec: Type.Object({ name: Type.String(), info: Type.String() }),
  status: Type.Object({ isBad: Type.Optional(Type.Boolean()) }),
})
export type Foo = ObjectOf<typeof Foo>

export const info = (foo: Foo): string => foo.spec.info
export const isBad = (foo: Foo): boolean => foo.status?.isBad ?? false

// @ts-expect-error the spec has no such field: the types have come along, nothing has become `any`
export const typo = (foo: Foo): unknown => foo.spec.inof
