import { describe, expect, test } from '@jest/globals'
import { Type } from '@sinclair/typebox'
import { isKubeError } from '../kube-error.ts'
import { defineResource } from './define-resource.ts'
import { withDefault } from './infer.ts'

const names = { group: 'clux.dev', version: 'v1', kind: 'Foo', plural: 'foos', scope: 'Namespaced' } as const

test('a Spec + Status kind', () => {
  const Foo = defineResource({
    ...names,
    description: 'A Foo.',
    spec: Type.Object({ info: Type.String(), replicas: withDefault(Type.Integer(), 1) }),
    status: Type.Object({ isBad: Type.Optional(Type.Boolean()) }),
    validations: [{ rule: 'self.spec.replicas > 0', message: 'too few' }],
  })
  expect(Foo).toMatchObject({
    apiVersion: 'clux.dev/v1',
    singular: 'foo',
    listKind: 'FooList',
    subresources: { status: true },
    served: true,
    deprecated: false,
    warnings: [],
  })
  expect(Foo.schema).toEqual({
    description: 'A Foo.',
    type: 'object',
    required: ['spec'],
    properties: {
      apiVersion: { type: 'string' },
      kind: { type: 'string' },
      metadata: { type: 'object' },
      spec: {
        type: 'object',
        required: ['info', 'replicas'],
        properties: { info: { type: 'string' }, replicas: { type: 'integer', default: 1 } },
      },
      status: { type: 'object', properties: { isBad: { type: 'boolean' } } },
    },
    'x-kubernetes-validations': [{ rule: 'self.spec.replicas > 0', message: 'too few' }],
  })
})

test('a kind that is not Spec + Status', () => {
  const Settings = defineResource({
    ...names,
    object: Type.Object({ data: Type.Record(Type.String(), Type.String()), immutable: Type.Optional(Type.Boolean()) }),
  })
  expect(Settings.subresources).toEqual({ status: false })
  expect(Settings.schema).toEqual({
    type: 'object',
    required: ['data'],
    properties: {
      apiVersion: { type: 'string' },
      kind: { type: 'string' },
      metadata: { type: 'object' },
      data: { type: 'object', additionalProperties: { type: 'string' } },
      immutable: { type: 'boolean' },
    },
  })
})

test('named hands back the same resource', () => {
  const Foo = defineResource({ ...names, spec: Type.Object({}) })
  expect(Foo.named()).toBe(Foo)
})

test('withDefault leaves the schema it was given alone', () => {
  const schema = Type.Integer()
  expect({ ...withDefault(schema, 3) }).toEqual({ ...schema, default: 3 })
  expect(schema).not.toHaveProperty('default')
})

describe('refused when it is defined, with a place', () => {
  const spec = Type.Object({})
  const cases: [title: string, define: () => unknown, fields: string[]][] = [
    [
      'a tuple, whose type was cast away',
      () => defineResource({ ...names, spec: Type.Object({ xs: Type.Unsafe<string[]>(Type.Tuple([Type.String(), Type.Integer()])) }) }),
      ['spec.xs'],
    ],
    [
      'a lookahead in a status',
      () => defineResource({ ...names, spec, status: Type.Object({ a: Type.String({ pattern: '(?=a)' }) }) }),
      ['status.a'],
    ],
    ['an optional spec', () => defineResource({ ...names, spec: Type.Optional(spec) }), ['spec']],
    ['fields that are a list', () => defineResource({ ...names, object: Type.Array(Type.String()) }), ['object']],
    ['a group that is no DNS name', () => defineResource({ ...names, spec, group: 'Clux_Dev' }), ['group']],
    ['a plural in upper case', () => defineResource({ ...names, spec, plural: 'Foos' }), ['plural']],
    ['a version with a dot', () => defineResource({ ...names, spec, version: 'v1.0' }), ['version']],
    ['a kind with a dash at its end', () => defineResource({ ...names, spec, kind: 'Foo-' }), ['kind']],
    [
      'everything at once',
      () => defineResource({ ...names, kind: '', plural: '', spec: Type.Object({ a: Type.Null() }) }),
      ['kind', 'plural', 'spec.a'],
    ],
  ]
  test.each(cases)('%s', (_, define, fields) => {
    let caught: unknown
    try {
      define()
    } catch (error) {
      caught = error
    }
    if (!isKubeError(caught, 'DefinitionError')) throw new Error('the definition was not refused', { cause: caught })
    expect(caught.issues.map((issue) => issue.field)).toEqual(fields)
    for (const issue of caught.issues) expect(caught.message).toContain(issue.message)
  })
})
