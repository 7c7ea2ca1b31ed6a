import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import { Type } from '@sinclair/typebox'
import { lower } from './lower.ts'

describe('a schema in structural form is kept as it is', () => {
  test.each([
    [
      'extensions of a list',
      {
        type: 'array',
        items: { type: 'object', required: ['name'], properties: { name: { type: 'string' } } },
        'x-kubernetes-list-type': 'map',
        'x-kubernetes-list-map-keys': ['name'],
      },
    ],
    ['an embedded resource', { type: 'object', 'x-kubernetes-embedded-resource': true, 'x-kubernetes-preserve-unknown-fields': true }],
    [
      'int-or-string as most CRDs write it',
      { 'x-kubernetes-int-or-string': true, anyOf: [{ type: 'integer' }, { type: 'string' }], pattern: '^[0-9]+%?$' },
    ],
    [
      'value validations in every junctor',
      {
        type: 'object',
        properties: { a: { type: 'string' }, b: { type: 'array', items: { type: 'string' } } },
        allOf: [{ required: ['a'] }],
        oneOf: [{ properties: { a: { enum: ['x'], minLength: 1 } } }, { properties: { b: { items: { pattern: '^y' }, minItems: 1 } } }],
        not: { required: ['a', 'b'] },
      },
    ],
    ['nested junctors', { type: 'string', anyOf: [{ allOf: [{ minLength: 1 }, { not: { enum: ['x'] } }] }, { format: 'ipv4' }] }],
    [
      'rules',
      {
        type: 'object',
        'x-kubernetes-validations': [{ rule: 'true', message: 'm', reason: 'FieldValueForbidden', fieldPath: '.a', optionalOldSelf: true }],
      },
    ],
    ['flags of bounds', { type: 'number', minimum: 1, exclusiveMinimum: true, maximum: 2, exclusiveMaximum: true }],
    [
      'annotations',
      { type: 'string', title: 't', description: 'd', default: 'x', example: 'y', externalDocs: { url: 'https://example.dev' } },
    ],
    ['any value', { 'x-kubernetes-preserve-unknown-fields': true, nullable: true }],
  ])('%s', (_title, schema) => {
    expect(lower(Type.Unsafe(schema))).toEqual({ ok: true, schema, issues: [] })
  })
})

describe('what stands beside each other only in pairs', () => {
  const item = {
    type: 'object',
    properties: { name: { type: 'string' }, list: { type: 'array', items: { type: 'string' } }, nil: { type: 'string', nullable: true } },
    required: ['list', 'nil'],
  }
  const listOf = (keys: string[], more: object = {}) => ({
    type: 'array',
    items: item,
    'x-kubernetes-list-type': 'map',
    'x-kubernetes-list-map-keys': keys,
    ...more,
  })
  test.each([
    ['an array without items', { type: 'array' }, 'an array has to say what its items are'],
    ['a type beside int-or-string', { type: 'string', 'x-kubernetes-int-or-string': true }, 'a type of its own'],
    [
      'fields to preserve in an int-or-string',
      { 'x-kubernetes-preserve-unknown-fields': true, 'x-kubernetes-int-or-string': true },
      'no fields to preserve',
    ],
    [
      'an embedded string',
      { type: 'string', 'x-kubernetes-embedded-resource': true, 'x-kubernetes-preserve-unknown-fields': true },
      'an object with named properties',
    ],
    ['an embedded resource without properties', { type: 'object', 'x-kubernetes-embedded-resource': true }, 'to name its properties'],
    [
      'a map type of an array',
      { type: 'array', items: { type: 'string' }, 'x-kubernetes-map-type': 'atomic' },
      'x-kubernetes-map-type is for objects',
    ],
    ['a list type of an object', { type: 'object', 'x-kubernetes-list-type': 'set' }, 'x-kubernetes-list-type is for arrays'],
    ['keys without a map', { type: 'array', items: item, 'x-kubernetes-list-map-keys': ['list'] }, 'go together'],
    ['a map without keys', { type: 'array', items: item, 'x-kubernetes-list-type': 'map' }, 'go together'],
    ['a key that is no property', listOf(['zone']), "names 'zone', which is no property of the items"],
    ['a key that may be missing', listOf(['name']), "names 'name', which may be missing"],
    ['a key that is an array', listOf(['list']), "names 'list', which is no scalar"],
    ['a key that may be null', listOf(['nil']), "names 'nil', which may be null"],
    ['a map of strings', listOf(['name'], { items: { type: 'string' } }), 'the items of a list of type map are objects'],
    [
      'a set of objects that are not atomic',
      { type: 'array', items: { type: 'object' }, 'x-kubernetes-list-type': 'set' },
      'compared as wholes',
    ],
    [
      'a set that may hold null',
      { type: 'array', items: { type: 'string', nullable: true }, 'x-kubernetes-list-type': 'set' },
      'none is null',
    ],
    ['no type', { minLength: 1 }, 'without saying their type'],
    ['properties without a type', { properties: { a: { type: 'string' } } }, 'without saying their type'],
  ])('%s', (_title, schema, reason) => {
    const result = lower(Type.Object({ field: Type.Unsafe(schema) }))
    expect(result).toMatchObject({
      ok: false,
      issues: [{ field: 'field', message: expect.stringContaining(reason), fix: expect.any(String) }],
    })
    expect(result.issues).toHaveLength(1)
  })

  test.each([
    ['x-kubernetes-preserve-unknown-fields', false],
    ['x-kubernetes-int-or-string', 'yes'],
    ['x-kubernetes-list-type', 'list'],
    ['x-kubernetes-map-type', 'map'],
    ['x-kubernetes-list-map-keys', 'name'],
    ['x-kubernetes-validations', [{ message: 'no rule' }]],
    ['x-kubernetes-validations', [{ rule: ' ' }]],
    ['x-kubernetes-validations', [{ rule: 'true', optionalOldSelf: 'yes' }]],
  ])('%s: %j is malformed', (keyword, value) => {
    expect(lower({ type: 'object', [keyword]: value })).toMatchObject({
      ok: false,
      issues: [{ code: 'FieldValueInvalid', message: expect.stringContaining(keyword) }],
    })
  })
})

const shared = process.env['KINDBOX_SHARED']
const crds = shared === undefined ? undefined : join(shared, 'corpus', 'crds')
const suite = crds === undefined ? describe.skip : describe
const why = crds === undefined ? ' (skipped: KINDBOX_SHARED names no folder with a corpus)' : ''

suite(`published CustomResourceDefinitions come back unchanged${why}`, () => {
  test.each(crds === undefined ? ['none'] : readdirSync(crds))('%s', (file) => {
    const crd = JSON.parse(readFileSync(join(crds ?? '', file), 'utf8'))
    expect(crd.spec.versions.length).toBeGreaterThan(0)
    for (const version of crd.spec.versions) {
      const schema = version.schema.openAPIV3Schema
      expect(lower(schema)).toEqual({ ok: true, schema, issues: [] })
    }
  })
})
