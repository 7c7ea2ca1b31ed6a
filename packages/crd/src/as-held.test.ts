import { describe, expect, test } from '@jest/globals'
import { validate } from '@kindbox/core'
import type { CustomResourceDefinition } from './custom-resource-definition.ts'
import { fromCrd } from './from-crd.ts'
import { compileReview } from './review/review.ts'
import { asHeld } from './as-held.ts'

const spec = {
  group: 'clux.dev',
  names: { plural: 'foos', kind: 'Foo' },
  scope: 'Namespaced',
} as const

/** As a file has it, whatever the types say. */
function definition(version: object, more: object = {}): CustomResourceDefinition {
  const versions = [{ name: 'v1', served: true, storage: true, ...version }]
  return {
    apiVersion: 'apiextensions.k8s.io/v1',
    kind: 'CustomResourceDefinition',
    metadata: { name: 'foos.clux.dev' },
    spec: { ...spec, ...more, versions } as CustomResourceDefinition['spec'],
  }
}

const schema = (openAPIV3Schema: unknown) => ({ schema: { openAPIV3Schema } })
const root = (properties: unknown, more: object = {}) => schema({ type: 'object', properties, ...more })

describe('what is null is not there', () => {
  test.each<[string, object, object]>([
    ['a subresource', { subresources: { status: null } }, { subresources: {} }],
    ['subresources', { subresources: null }, {}],
    ['a path of a subresource', { subresources: { scale: { labelSelectorPath: null } } }, { subresources: { scale: {} } }],
    ['a deprecation warning', { deprecated: true, deprecationWarning: null }, { deprecated: true }],
    ['columns', { additionalPrinterColumns: null, selectableFields: null }, {}],
    ['a priority', { additionalPrinterColumns: [{ name: 'A', priority: null }] }, { additionalPrinterColumns: [{ name: 'A' }] }],
    ['properties', root(null), schema({ type: 'object' })],
    ['properties further in', root({ a: { items: { not: { properties: null } } } }), root({ a: { items: { not: {} } } })],
    ['a schema', schema(null), { schema: {} }],
    ['a description', root({ a: { type: 'string', description: null } }), root({ a: { type: 'string' } })],
    ['a default', root({ a: { default: null } }), root({ a: {} })],
    [
      'a part of a rule',
      root({}, { 'x-kubernetes-validations': [{ rule: 'true', message: null }] }),
      root({}, { 'x-kubernetes-validations': [{ rule: 'true' }] }),
    ],
    ['a schema of a map', root({ a: null }), root({ a: {} })],
    ['a schema of a list', root({}, { anyOf: [null, { required: [null] }] }), root({}, { anyOf: [{}, { required: [''] }] })],
    ['a field called __proto__', root(JSON.parse('{"__proto__": {"type": null}}')), root(JSON.parse('{"__proto__": {}}'))],
  ])('%s', (_, version, expected) => {
    const given = definition(version)
    const before = structuredClone(given)
    expect(asHeld(given)).toEqual(definition(expected))
    expect(given).toEqual(before)
  })

  test('but a bound is there, as a float64', () => {
    const bounds = { minimum: -(2n ** 62n), maximum: 2n ** 62n, multipleOf: 3n }
    const crd = definition(root({ a: { type: 'integer', ...bounds } }))
    expect(asHeld(crd)).toEqual(definition(root({ a: { type: 'integer', minimum: -(2 ** 62), maximum: 2 ** 62, multipleOf: 3 } })))
    const foo = { apiVersion: 'clux.dev/v1', kind: 'Foo', metadata: { name: 'a' }, a: 6 }
    expect(compileReview(crd, 'v1').create(foo)).toMatchObject({ accepted: true })
    expect(validate(fromCrd(crd), foo, { mode: 'input' })).toEqual([])
  })

  test('in names and conversion', () => {
    const given = definition({}, { names: { ...spec.names, singular: null, shortNames: null }, conversion: null })
    expect(asHeld(given)).toEqual(definition({}))
  })
})

describe('what stays', () => {
  test.each<[string, object]>([
    ['a definition without nulls', root({ a: { items: {}, anyOf: [{}] } })],
    ['a null in a default', root({ a: { default: { b: null } } })],
    ['a null in an enum', root({ a: { enum: [null, 'x'], nullable: true } })],
    ['a property that is called as a keyword', root({ default: { type: 'string' }, properties: { type: 'object', properties: {} } })],
  ])('%s is the same object', (_, version) => {
    const given = definition(version)
    expect(asHeld(given)).toBe(given)
  })
})

describe('a definition from a file', () => {
  const crd = definition({
    deprecated: true,
    deprecationWarning: null,
    subresources: { status: null, scale: null },
    additionalPrinterColumns: null,
    ...root({ spec: { type: 'object', properties: null, additionalProperties: null }, status: { type: 'object', required: null } }),
  })
  const foo = { apiVersion: 'clux.dev/v1', kind: 'Foo', metadata: { name: 'a' }, spec: {}, status: {} }

  test('is reviewed as the server reads it: without a status subresource a status is kept', () => {
    expect(compileReview(crd, 'v1').create(foo)).toMatchObject({
      accepted: true,
      stored: { status: {} },
      warnings: ['clux.dev/v1 Foo is deprecated'],
    })
  })

  test('is reviewed so in another storage version, too', () => {
    const [v1] = crd.spec.versions
    const versions = [
      { ...v1!, storage: false },
      { ...v1!, name: 'v2' },
    ]
    expect(compileReview({ ...crd, spec: { ...crd.spec, versions } }, 'v1').create(foo)).toMatchObject({ accepted: true })
  })

  test('makes a resource', () => {
    const resource = fromCrd(crd)
    expect(resource.subresources.status).toBe(false)
    expect(validate(resource, foo, { mode: 'input' })).toEqual([])
  })
})
