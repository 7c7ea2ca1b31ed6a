import { describe, expect, test } from '@jest/globals'
import { faults, FIELD, withField } from '../foo-crd.fixture.ts'
import { additionalProperties } from './additional-properties.ts'

describe('additional-properties', () => {
  test.each([
    { type: 'object', properties: { b: { type: 'string' } } },
    { type: 'object', additionalProperties: { type: 'string' } },
    { type: 'object', additionalProperties: false },
    { type: 'object', properties: { b: { type: 'string' } }, additionalProperties: true },
    { type: 'object', properties: {}, additionalProperties: false },
  ])('takes %j', (schema) => {
    expect(faults(additionalProperties, withField(schema))).toEqual([])
  })

  test.each([
    {
      schema: { type: 'object', properties: { b: { type: 'string' } }, additionalProperties: { type: 'string' } },
      expected: [`${FIELD}.additionalProperties: Forbidden: additionalProperties and properties are mutual exclusive`],
    },
    {
      schema: { type: 'object', properties: { b: { type: 'string' } }, additionalProperties: false },
      expected: [`${FIELD}.additionalProperties: Forbidden: additionalProperties and properties are mutual exclusive`],
    },
    {
      schema: { type: 'object', not: { properties: { b: {} }, additionalProperties: false } },
      expected: [`${FIELD}.not.additionalProperties: Forbidden: additionalProperties and properties are mutual exclusive`],
    },
  ])('refuses $schema', ({ schema, expected }) => {
    expect(faults(additionalProperties, withField(schema))).toEqual(expected)
  })
})
