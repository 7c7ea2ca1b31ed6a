import { describe, expect, test } from '@jest/globals'
import { faults, ROOT, withRoot } from '../foo-crd.fixture.ts'
import { rootAdditionalProperties } from './root-additional-properties.ts'

describe('root-additional-properties', () => {
  test.each([{ type: 'object', properties: { spec: { type: 'object', additionalProperties: { type: 'string' } } } }])(
    'takes %j',
    (schema) => {
      expect(faults(rootAdditionalProperties, withRoot(schema))).toEqual([])
    },
  )

  test.each([
    {
      schema: { type: 'object', additionalProperties: { type: 'string' } },
      expected: [`${ROOT}.additionalProperties: Forbidden: must not be used at the root`],
    },
    {
      schema: { type: 'object', additionalProperties: false },
      expected: [`${ROOT}.additionalProperties: Forbidden: must not be used at the root`],
    },
  ])('refuses $schema', ({ schema, expected }) => {
    expect(faults(rootAdditionalProperties, withRoot(schema))).toEqual(expected)
  })
})
