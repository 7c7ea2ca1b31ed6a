import { Type } from '@sinclair/typebox'
import { expectTypeOf } from 'expect-type'
import { mergePatch, apply, jsonPatch } from '../api/patch.ts'
import type { Api, ApiOf } from '../api/api.ts'
import type { Object as KubernetesObject } from '../object.ts'
import { defineResource } from './define-resource.ts'
import { withDefault } from './infer.ts'
import type { ApplyOf, InputOf, ObjectOf } from './resource.ts'

const names = { group: 'clux.dev', version: 'v1', kind: 'Foo', plural: 'foos', scope: 'Namespaced' } as const

const foo = defineResource({
  ...names,
  spec: Type.Object({
    name: Type.String(),
    info: Type.String(),
    replicas: withDefault(Type.Integer(), 1),
    tags: Type.Optional(Type.Record(Type.String(), Type.String())),
    nested: Type.Optional(Type.Object({ deep: withDefault(Type.Boolean(), true), other: Type.Literal('a') })),
  }),
  status: Type.Object({
    isBad: Type.Optional(Type.Boolean()),
    replicas: Type.Optional(Type.Integer()),
    selector: Type.Optional(Type.String()),
    conditions: Type.Optional(Type.Array(Type.Object({ type: Type.String(), status: Type.String() }))),
  }),
  additionalPrinterColumns: [
    { name: 'Info', type: 'string', jsonPath: '.spec.info' },
    { name: 'Ready', type: 'string', jsonPath: '.status.conditions[?(@.type=="Ready")].status' },
    { name: 'Age', type: 'date', jsonPath: '.metadata.creationTimestamp' },
    { name: 'Tag', type: 'string', jsonPath: '.spec.tags.example\\.dev/tag' },
  ],
  selectableFields: [{ jsonPath: '.spec.name' }],
  subresources: {
    scale: { specReplicasPath: '.spec.replicas', statusReplicasPath: '.status.replicas', labelSelectorPath: '.status.selector' },
  },
})
interface Foo extends ObjectOf<typeof foo> {}
const Foo = foo.named<Foo>()

expectTypeOf<ObjectOf<typeof foo>['spec']['info']>().toEqualTypeOf<string>()
expectTypeOf<ObjectOf<typeof foo>['spec']['replicas']>().toEqualTypeOf<number>()
expectTypeOf<InputOf<typeof foo>['spec']['replicas']>().toEqualTypeOf<number | undefined>()
expectTypeOf<NonNullable<InputOf<typeof foo>['spec']['nested']>>().toEqualTypeOf<{ deep?: boolean; other: 'a' }>()
expectTypeOf<ObjectOf<typeof Foo>>().toEqualTypeOf<Foo>()
expectTypeOf(foo.scope).toEqualTypeOf<'Namespaced'>()

const bar = defineResource({ ...names, kind: 'Bar', plural: 'bars', spec: Type.Object({ a: Type.String() }) })
expectTypeOf<ObjectOf<typeof bar>>().toEqualTypeOf<KubernetesObject<{ a: string }, never>>()

const config = defineResource({
  group: '',
  version: 'v1',
  kind: 'ConfigMap',
  plural: 'configmaps',
  scope: 'Namespaced',
  object: Type.Object({ data: Type.Optional(Type.Record(Type.String(), Type.String())) }),
})
expectTypeOf<ObjectOf<typeof config>['data']>().toEqualTypeOf<{ [key: string]: string } | undefined>()

declare const foos: ApiOf<typeof foo>
declare const named: Api<Foo>
void foos.create({ metadata: { name: 'a' }, spec: { name: 'a', info: 'b' } })
void foos.patch('a', mergePatch({ spec: { info: 'x', tags: null } }))
void foos.patch('a', jsonPatch([{ op: 'remove', path: '/spec/tags' }]))
void foos.patch('a', apply({ metadata: { name: 'a' }, spec: { info: 'x' } }), { fieldManager: 'me' })
expectTypeOf(named.get('a')).resolves.toEqualTypeOf<Foo>()
void foos.get('a').then((a) => foos.replace(a))
const applied: ApplyOf<typeof foo> = { metadata: { name: 'a' }, spec: { nested: { other: 'a' } } }
void applied

// @ts-expect-error a misspelt field in a patch
void foos.patch('a', mergePatch({ spec: { inof: 'x' } }))
// @ts-expect-error an apply never holds null
void foos.patch('a', apply({ metadata: { name: 'a' }, spec: { info: null } }), { fieldManager: 'me' })
// @ts-expect-error neither a name nor a generateName
void foos.create({ metadata: {}, spec: { name: 'a', info: 'b' } })
// @ts-expect-error info is missing
void foos.create({ metadata: { name: 'a' }, spec: { name: 'a' } })
// @ts-expect-error the interface promises a field that the schema does not know
foo.named<Foo & { extra: string }>()

defineResource({
  ...names,
  spec: Type.Object({ info: Type.String(), name: Type.String() }),
  // @ts-expect-error a misspelt column
  additionalPrinterColumns: [{ name: 'Info', type: 'string', jsonPath: '.spec.inf' }],
})
defineResource({
  ...names,
  spec: Type.Object({ info: Type.String(), n: Type.Integer(), list: Type.Array(Type.String()) }),
  // @ts-expect-error a list cannot be selected by
  selectableFields: [{ jsonPath: '.spec.list' }],
})
defineResource({
  ...names,
  spec: Type.Object({ info: Type.String(), replicas: Type.Integer() }),
  status: Type.Object({ replicas: Type.Integer() }),
  // @ts-expect-error replicas are numbers
  subresources: { scale: { specReplicasPath: '.spec.info', statusReplicasPath: '.status.replicas' } },
})
defineResource({
  ...names,
  // @ts-expect-error a Date cannot be stored
  spec: Type.Object({ t: Type.Object({ when: Type.Date() }) }),
})
defineResource({
  ...names,
  // @ts-expect-error a tuple is not structural
  spec: Type.Object({ xs: Type.Array(Type.Tuple([Type.String(), Type.Number()])) }),
})
// @ts-expect-error a kind has either spec or object
defineResource({ ...names })
// @ts-expect-error a kind has either spec or object
defineResource({ ...names, spec: Type.Object({}), object: Type.Object({}) })
// @ts-expect-error there is no such scope
defineResource({ ...names, scope: 'Clusterwide', spec: Type.Object({}) })
