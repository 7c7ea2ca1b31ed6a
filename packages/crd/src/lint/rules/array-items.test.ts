import { describe, expect, test } from '@jest/globals'
import { faults, FIELD, withField } from '../foo-crd.fixture.ts'
import { arrayItems } from './array-items.ts'

describe('array-items', () => {
  test.each([
    { type: 'array', items: { type: 'string' } },
    { type: 'string' },
    { type: 'array', items: { type: 'array', items: { type: 'string' } } },
  ])('takes %j', (schema) => {
    expect(faults(arrayItems, withField(schema))).toEqual([])
  })

  test.each([
    { schema: { type: 'array' }, expected: [`${FIELD}.items: Required value: must be specified`] },
    { schema: { type: 'array', items: true, not: { type: 'array' } }, expected: [`${FIELD}.items: Required value: must be specified`] },
    {
      schema: { type: 'object', additionalProperties: { type: 'array' } },
      expected: [`${FIELD}.additionalProperties.items: Required value: must be specified`],
    },
  ])('refuses $schema', ({ schema, expected }) => {
    expect(faults(arrayItems, withField(schema))).toEqual(expected)
  })
})
