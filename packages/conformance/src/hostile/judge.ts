import type { StructuralSchema } from '@kindbox/core'
import { compileReview, type CustomResourceDefinition, lint, type Verdict } from '@kindbox/crd'

/** An input that is made to take time or memory, or to reach what it must not. */
export interface HostileInput {
  readonly title: string
  /** What is found, in one line. */
  readonly judge: () => string
  /** How the finding begins, or what is in it. */
  readonly finding: RegExp
}

export const open: StructuralSchema = { type: 'object', 'x-kubernetes-preserve-unknown-fields': true }
export const text = (more: StructuralSchema): StructuralSchema => ({ type: 'object', properties: { text: { type: 'string', ...more } } })
export const rule = (expression: string, more: object = {}) => ({ 'x-kubernetes-validations': [{ rule: expression, ...more }] })

export function definition(spec: StructuralSchema): CustomResourceDefinition {
  return {
    apiVersion: 'apiextensions.k8s.io/v1',
    kind: 'CustomResourceDefinition',
    metadata: { name: 'foos.hostile.example' },
    spec: {
      group: 'hostile.example',
      names: { plural: 'foos', kind: 'Foo' },
      scope: 'Namespaced',
      versions: [{ name: 'v1', served: true, storage: true, schema: { openAPIV3Schema: { type: 'object', properties: { spec } } } }],
    },
  }
}

export const head = 'apiVersion: hostile.example/v1\nkind: Foo\nmetadata: {name: a}\n'
export const json = (spec: string) => `{"apiVersion":"hostile.example/v1","kind":"Foo","metadata":{"name":"a"},"spec":${spec}}`

export function found(verdict: Verdict): string {
  return verdict.accepted ? `accepted ${Object.keys((verdict.stored['spec'] ?? {}) as object).length}` : (verdict.status.message ?? '')
}

/** The verdict on a text. */
export const sent = (schema: StructuralSchema, body: () => string | Uint8Array) => () =>
  found(compileReview(definition(schema), 'v1').createFromText(body()))
/** Bytes that begin and end as a text does. */
export const bytes = (before: string, between: Uint8Array, after: string) =>
  Buffer.concat([Buffer.from(before), between, Buffer.from(after)])
/** The verdict on a value. */
export const given = (schema: StructuralSchema, spec: () => unknown) => () =>
  found(
    compileReview(definition(schema), 'v1').create({
      apiVersion: 'hostile.example/v1',
      kind: 'Foo',
      metadata: { name: 'a' },
      spec: spec(),
    }),
  )
/** The first error of a lint. */
export const linted = (schema: () => StructuralSchema) => () => {
  const [first, ...more] = lint(definition(schema())).filter(({ severity }) => severity === 'error')
  return first === undefined ? 'accepted' : `${first.field}: ${first.message} (and ${more.length} more)`
}

export const MANY = 100_000

/** As many as there may be, with commas between. */
export function times(make: (index: number) => string): string {
  return Array.from({ length: MANY }, (_, index) => make(index)).join(',')
}
