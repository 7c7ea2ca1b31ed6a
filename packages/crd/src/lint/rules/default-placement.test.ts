import { describe, expect, test } from '@jest/globals'
import { faults, ROOT, withRoot } from '../foo-crd.fixture.ts'
import { defaultPlacement } from './default-placement.ts'

describe('default-placement', () => {
  test.each([
    { type: 'object', properties: { spec: { type: 'object', default: {} } } },
    {
      type: 'object',
      properties: {
        pod: { type: 'object', 'x-kubernetes-embedded-resource': true, properties: { kind: { type: 'string', default: 'Pod' } } },
      },
    },
  ])('takes %j', (schema) => {
    expect(faults(defaultPlacement, withRoot(schema))).toEqual([])
  })

  test.each([
    {
      schema: { type: 'object', properties: { metadata: { type: 'object', default: {} } } },
      expected: [`${ROOT}.properties[metadata].default: Forbidden: must not be set in top-level metadata`],
    },
    {
      schema: {
        type: 'object',
        properties: { kind: { type: 'string', default: 'Foo' }, apiVersion: { type: 'string', default: 'example.com/v1' } },
      },
      expected: [
        `${ROOT}.properties[kind].default: Forbidden: must not be set in top-level kind`,
        `${ROOT}.properties[apiVersion].default: Forbidden: must not be set in top-level apiVersion`,
      ],
    },
    {
      schema: { type: 'object', properties: { metadata: { type: 'object', properties: { name: { type: 'string', default: 'foo' } } } } },
      expected: [`${ROOT}.properties[metadata].properties[name].default: Forbidden: must not be set in top-level metadata`],
    },
    {
      schema: {
        type: 'object',
        properties: {
          pod: {
            type: 'object',
            'x-kubernetes-embedded-resource': true,
            properties: {
              metadata: {
                type: 'object',
                properties: { labels: { type: 'object', additionalProperties: { type: 'string', default: 'b' } } },
              },
            },
          },
        },
      },
      expected: [
        `${ROOT}.properties[pod].properties[metadata].properties[labels].additionalProperties.default: Forbidden: must not be set inside additionalProperties applying to object metadata`,
      ],
    },
  ])('refuses $schema', ({ schema, expected }) => {
    expect(faults(defaultPlacement, withRoot(schema))).toEqual(expected)
  })
})
