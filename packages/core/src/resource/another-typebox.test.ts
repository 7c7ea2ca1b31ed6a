import { createRequire } from 'node:module'
import { Type } from '@sinclair/typebox'
import { expect, test } from '@jest/globals'
import { expectTypeOf } from 'expect-type'
import { Type as OtherType } from 'typebox-of-another-copy'
import { defineResource } from './define-resource.ts'
import { withDefault } from './infer.ts'
import type { InputOf, ObjectOf } from './resource.ts'

const names = { group: 'clux.dev', version: 'v1', kind: 'Foo', plural: 'foos', scope: 'Namespaced' } as const
// The CommonJS build has declarations of its own, and with them symbols of its own.
const CommonJs = createRequire(import.meta.url)('@sinclair/typebox') as typeof import(
  '@sinclair/typebox',
  { with: { 'resolution-mode': 'require' } }
)

const own = defineResource({
  ...names,
  spec: Type.Object({ a: Type.Optional(Type.String()), b: withDefault(Type.Integer(), 1) }),
})
const other = defineResource({
  ...names,
  spec: OtherType.Object({ a: OtherType.Optional(OtherType.String()), b: withDefault(OtherType.Integer(), 1) }),
})
const required = defineResource({
  ...names,
  spec: CommonJs.Type.Object({ a: CommonJs.Type.Optional(CommonJs.Type.String()), b: withDefault(CommonJs.Type.Integer(), 1) }),
})

test.each([
  ['of another release', other],
  ['reached through require', required],
])('a TypeBox %s makes the same resource', (_, resource) => {
  expect(resource.schema).toEqual(own.schema)
  expectTypeOf<ObjectOf<typeof other>>().toEqualTypeOf<ObjectOf<typeof own>>()
  expectTypeOf<ObjectOf<typeof required>>().toEqualTypeOf<ObjectOf<typeof own>>()
  expectTypeOf<InputOf<typeof other>['spec']>().toEqualTypeOf<{ a?: string; b?: number }>()
})
