import { describe, expect, test } from '@jest/globals'
import { faults, ROOT, withRoot } from '../foo-crd.fixture.ts'
import { resourceMetadata } from './resource-metadata.ts'

describe('resource-metadata', () => {
  test.each([
    { type: 'object', properties: { metadata: { type: 'object' } } },
    { type: 'object', properties: { metadata: { type: 'object', properties: { name: { type: 'string', maxLength: 9 } } } } },
    { type: 'object', properties: { apiVersion: { type: 'string' }, kind: { type: 'string', enum: ['Foo'] } } },
    { type: 'object', properties: { spec: { type: 'object', properties: { kind: { type: 'integer' }, metadata: { type: 'string' } } } } },
  ])('takes %j', (schema) => {
    expect(faults(resourceMetadata, withRoot(schema))).toEqual([])
  })

  test.each([
    {
      schema: { type: 'object', properties: { metadata: { type: 'object', properties: { labels: { type: 'object' } } } } },
      expected: [
        `${ROOT}.properties[metadata]: Forbidden: must not specify anything other than name and generateName, but metadata is implicitly specified`,
      ],
    },
    {
      schema: { type: 'object', properties: { metadata: { type: 'object', description: 'Standard metadata.' } } },
      expected: [
        `${ROOT}.properties[metadata]: Forbidden: must not specify anything other than name and generateName, but metadata is implicitly specified`,
      ],
    },
    {
      schema: { type: 'object', properties: { metadata: { type: 'string' } } },
      expected: [`${ROOT}.properties[metadata].type: Invalid value: "string": must be object`],
    },
    {
      schema: { type: 'object', properties: { apiVersion: { type: 'integer' }, kind: { 'x-kubernetes-int-or-string': true } } },
      expected: [
        `${ROOT}.properties[kind].type: Invalid value: "": must be string`,
        `${ROOT}.properties[apiVersion].type: Invalid value: "integer": must be string`,
      ],
    },
    {
      schema: {
        type: 'object',
        properties: { pod: { type: 'object', 'x-kubernetes-embedded-resource': true, properties: { kind: { type: 'integer' } } } },
      },
      expected: [`${ROOT}.properties[pod].properties[kind].type: Invalid value: "integer": must be string`],
    },
  ])('refuses $schema', ({ schema, expected }) => {
    expect(faults(resourceMetadata, withRoot(schema))).toEqual(expected)
  })
})
