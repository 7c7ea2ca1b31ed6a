import { defineResource, type ObjectOf } from '@kindbox/core'
import { Type } from '@sinclair/typebox'

const names = { group: 'clux.dev', version: 'v1', kind: 'Foo', plural: 'foos', scope: 'Namespaced' } as const

/** The kind as a program knows it. */
export const Foo = defineResource({ ...names, spec: Type.Object({ info: Type.String() }) })
export type Foo = ObjectOf<typeof Foo>

/** The kind as it is installed: it lets objects pass that do not fit. */
export const LooseFoo = defineResource({
  ...names,
  spec: Type.Object({ info: Type.Optional(Type.String()), more: Type.Optional(Type.String()) }),
})
