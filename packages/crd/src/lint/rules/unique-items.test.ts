import { describe, expect, test } from '@jest/globals'
import { faults, FIELD, withField } from '../foo-crd.fixture.ts'
import { uniqueItems } from './unique-items.ts'

describe('unique-items', () => {
  test.each([
    { type: 'array', items: { type: 'string' }, uniqueItems: false },
    { type: 'object', properties: { uniqueItems: { type: 'boolean' } } },
  ])('takes %j', (schema) => {
    expect(faults(uniqueItems, withField(schema))).toEqual([])
  })

  test.each([
    {
      schema: { type: 'array', items: { type: 'string' }, uniqueItems: true },
      expected: [`${FIELD}.uniqueItems: Forbidden: uniqueItems cannot be set to true since the runtime complexity becomes quadratic`],
    },
    {
      schema: { type: 'array', items: { type: 'string' }, anyOf: [{ uniqueItems: true }] },
      expected: [
        `${FIELD}.anyOf[0].uniqueItems: Forbidden: uniqueItems cannot be set to true since the runtime complexity becomes quadratic`,
      ],
    },
  ])('refuses $schema', ({ schema, expected }) => {
    expect(faults(uniqueItems, withField(schema))).toEqual(expected)
  })
})
