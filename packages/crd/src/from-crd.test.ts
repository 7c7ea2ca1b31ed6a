import { describe, expect, test } from '@jest/globals'
import { validate } from '@kindbox/core'
import { fromCrd } from './from-crd.ts'
import { crd } from './manifest.ts'
import { requiredDefaults } from './required-defaults.ts'

const definition = {
  apiVersion: 'apiextensions.k8s.io/v1',
  kind: 'CustomResourceDefinition',
  metadata: { name: 'foos.example.dev' },
  spec: {
    group: 'example.dev',
    names: { kind: 'Foo', plural: 'foos' },
    scope: 'Namespaced',
    versions: [
      {
        name: 'v1',
        served: true,
        storage: true,
        schema: {
          openAPIV3Schema: {
            type: 'object',
            required: ['spec'],
            properties: {
              spec: {
                type: 'object',
                required: ['info'],
                properties: {
                  info: { type: 'string' },
                  replicas: { type: 'integer', default: 1 },
                  ports: {
                    type: 'array',
                    items: { type: 'object', properties: { protocol: { type: 'string', default: 'TCP' } } },
                  },
                },
              },
            },
          },
        },
      },
    ],
  },
} as const

const Foo = fromCrd(definition)
const object = (spec: object) => ({ apiVersion: 'example.dev/v1', kind: 'Foo', metadata: { name: 'a', uid: 'u' }, spec })

describe('the validator promises what the types do', () => {
  const cases: [what: string, spec: object, stored: string[], input: string[]][] = [
    ['all of it', { info: 'x', replicas: 2, ports: [{ protocol: 'UDP' }] }, [], []],
    ['without what has a default', { info: 'x' }, ['spec.replicas'], []],
    ['without it in a list', { info: 'x', replicas: 1, ports: [{}] }, ['spec.ports[0].protocol'], []],
    ['without what has none', { replicas: 1 }, ['spec.info'], ['spec.info']],
  ]
  test.each(cases)('%s', (_, spec, stored, input) => {
    expect(validate(Foo, object(spec)).map(({ field }) => field)).toEqual(stored)
    expect(validate(Foo, object(spec), { mode: 'input' }).map(({ field }) => field)).toEqual(input)
  })
})

test('a version in which nothing is stored promises no defaults: they are not filled in when an object is read', () => {
  const [v1] = definition.spec.versions
  const versions = [
    { ...v1, storage: false },
    { ...v1, name: 'v2' },
  ]
  const crd = { ...definition, spec: { ...definition.spec, versions } }
  const read = object({ info: 'x' })
  expect(validate(fromCrd(crd, 'v1'), read)).toEqual([])
  expect(validate(fromCrd(crd, 'v2'), { ...read, apiVersion: 'example.dev/v2' }).map(({ field }) => field)).toEqual(['spec.replicas'])
})

test('the schema stays what somebody wrote', () => {
  expect(Foo.schema).toBe(definition.spec.versions[0].schema.openAPIV3Schema)
  expect(crd(Foo).spec.versions[0]?.schema).toEqual(definition.spec.versions[0].schema)
})

describe('requiredDefaults', () => {
  test('gives the same schema where nothing changes', () => {
    const schema = {
      type: 'object',
      required: ['a'],
      properties: { a: { type: 'integer', default: 1 }, b: { type: 'array', items: { type: 'string' } } },
      additionalProperties: { type: 'string' },
    } as const
    expect(requiredDefaults(schema)).toBe(schema)
  })

  test('reaches values of maps, and names of Object.prototype', () => {
    const inner = { type: 'object', properties: JSON.parse('{"__proto__":{"type":"string","default":"x"}}') } as const
    const made = requiredDefaults({ type: 'object', additionalProperties: inner })
    expect(made.additionalProperties).toMatchObject({ required: ['__proto__'] })
  })
})
