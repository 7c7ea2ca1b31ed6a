import { describe, expect, test } from '@jest/globals'
import { faults, FIELD, withField } from '../foo-crd.fixture.ts'
import { embeddedResource } from './embedded-resource.ts'

describe('embedded-resource', () => {
  test.each([
    { type: 'object', 'x-kubernetes-embedded-resource': true, 'x-kubernetes-preserve-unknown-fields': true },
    { type: 'object', 'x-kubernetes-embedded-resource': true, properties: { spec: { type: 'object' } } },
  ])('takes %j', (schema) => {
    expect(faults(embeddedResource, withField(schema))).toEqual([])
  })

  test.each([
    {
      schema: { type: 'object', 'x-kubernetes-embedded-resource': true },
      expected: [
        `${FIELD}.properties: Required value: must not be empty if x-kubernetes-embedded-resource is true without x-kubernetes-preserve-unknown-fields`,
      ],
    },
    {
      schema: { 'x-kubernetes-embedded-resource': true, 'x-kubernetes-preserve-unknown-fields': true },
      expected: [`${FIELD}.type: Required value: must be object if x-kubernetes-embedded-resource is true`],
    },
    {
      schema: { type: 'string', 'x-kubernetes-embedded-resource': true, 'x-kubernetes-preserve-unknown-fields': true },
      expected: [`${FIELD}.type: Invalid value: "string": must be object if x-kubernetes-embedded-resource is true`],
    },
    {
      schema: {
        type: 'object',
        'x-kubernetes-embedded-resource': true,
        'x-kubernetes-preserve-unknown-fields': true,
        additionalProperties: true,
      },
      expected: [`${FIELD}.additionalProperties: Forbidden: must not be used if x-kubernetes-embedded-resource is set`],
    },
  ])('refuses $schema', ({ schema, expected }) => {
    expect(faults(embeddedResource, withField(schema))).toEqual(expected)
  })

  test('is not inside the metadata of another', () => {
    const inner = { type: 'object', 'x-kubernetes-embedded-resource': true, 'x-kubernetes-preserve-unknown-fields': true }
    const outer = { ...inner, properties: { metadata: { type: 'object', properties: { name: inner } }, spec: inner } }
    expect(faults(embeddedResource, withField(outer))).toEqual([
      `${FIELD}.properties[metadata].properties[name].x-kubernetes-embedded-resource: Forbidden: must not be used inside of resource meta`,
    ])
  })
})
