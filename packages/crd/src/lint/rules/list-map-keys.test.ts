import { describe, expect, test } from '@jest/globals'
import { established, faults, FIELD, withField } from '../foo-crd.fixture.ts'
import { listMapKeys } from './list-map-keys.ts'

describe('list-map-keys', () => {
  test.each([
    {
      type: 'array',
      'x-kubernetes-list-type': 'map',
      'x-kubernetes-list-map-keys': ['k'],
      items: { type: 'object', required: ['k'], properties: { k: { type: 'string' } } },
    },
    {
      type: 'array',
      'x-kubernetes-list-type': 'map',
      'x-kubernetes-list-map-keys': ['k'],
      items: { type: 'object', properties: { k: { type: 'string', default: 'd' } } },
    },
    { type: 'array', items: { type: 'string' } },
  ])('takes %j', (schema) => {
    expect(faults(listMapKeys, withField(schema))).toEqual([])
  })

  test.each([
    {
      schema: { type: 'array', 'x-kubernetes-list-type': 'map', items: { type: 'object' } },
      expected: [`${FIELD}.x-kubernetes-list-map-keys: Required value: must not be empty if x-kubernetes-list-type is map`],
    },
    {
      schema: { type: 'array', 'x-kubernetes-list-type': 'map', 'x-kubernetes-list-map-keys': ['k'] },
      expected: [`${FIELD}.items: Required value: must have a schema if x-kubernetes-list-type is map`],
    },
    {
      schema: { type: 'array', 'x-kubernetes-list-type': 'map', 'x-kubernetes-list-map-keys': ['k'], items: { type: 'string' } },
      expected: [`${FIELD}.items.type: Invalid value: "string": must be object if parent array's x-kubernetes-list-type is map`],
    },
    {
      schema: { type: 'array', 'x-kubernetes-list-type': 'map', 'x-kubernetes-list-map-keys': ['k'], items: [] },
      expected: [
        `${FIELD}.items: Invalid value: {"Schema":null,"JSONSchemas":[]}: must only have a single schema if x-kubernetes-list-type is map`,
      ],
    },
    {
      schema: {
        type: 'array',
        'x-kubernetes-list-type': 'map',
        'x-kubernetes-list-map-keys': ['z'],
        items: { type: 'object', required: ['k'], properties: { k: { type: 'string' } } },
      },
      expected: [`${FIELD}.x-kubernetes-list-map-keys: Invalid value: ["z"]: entries must all be names of item properties`],
    },
    {
      schema: {
        type: 'array',
        'x-kubernetes-list-type': 'map',
        'x-kubernetes-list-map-keys': ['k', 'k'],
        items: { type: 'object', required: ['k'], properties: { k: { type: 'string' } } },
      },
      expected: [`${FIELD}.x-kubernetes-list-map-keys: Invalid value: ["k","k"]: must not contain duplicate entries`],
    },
    {
      schema: {
        type: 'array',
        'x-kubernetes-list-type': 'map',
        'x-kubernetes-list-map-keys': ['k'],
        items: { type: 'object', required: ['k'], properties: { k: { type: 'object' } } },
      },
      expected: [
        `${FIELD}.items.properties[k].type: Invalid value: "object": must be a scalar type if parent array's x-kubernetes-list-type is map`,
      ],
    },
    {
      schema: {
        type: 'array',
        'x-kubernetes-list-type': 'map',
        'x-kubernetes-list-map-keys': ['k'],
        items: { type: 'object', nullable: true, properties: { k: { type: 'string', nullable: true } } },
      },
      expected: [
        `${FIELD}.items.nullable: Forbidden: cannot be nullable when x-kubernetes-list-type is map`,
        `${FIELD}.items.properties[k].default: Required value: this property is in x-kubernetes-list-map-keys, so it must have a default or be a required property`,
        `${FIELD}.items.properties[k].nullable: Forbidden: this property is in x-kubernetes-list-map-keys, so it cannot be nullable`,
      ],
    },
    {
      schema: { type: 'array', items: { type: 'object' }, 'x-kubernetes-list-map-keys': ['k'] },
      expected: [`${FIELD}.x-kubernetes-list-type: Required value: must be map if x-kubernetes-list-map-keys is non-empty`],
    },
    {
      schema: { type: 'array', items: { type: 'object' }, 'x-kubernetes-list-type': 'set', 'x-kubernetes-list-map-keys': ['k'] },
      expected: [`${FIELD}.x-kubernetes-list-type: Invalid value: "set": must be map if x-kubernetes-list-map-keys is non-empty`],
    },
  ])('refuses $schema', ({ schema, expected }) => {
    expect(faults(listMapKeys, withField(schema))).toEqual(expected)
  })

  test('leaves keys that were optional before', () => {
    const items = { type: 'object', properties: { k: { type: 'string' } } }
    const crd = withField({ type: 'array', 'x-kubernetes-list-type': 'map', 'x-kubernetes-list-map-keys': ['k'], items })
    expect(faults(listMapKeys, crd)).toHaveLength(1)
    expect(faults(listMapKeys, crd, established(crd))).toEqual([])
  })
})
