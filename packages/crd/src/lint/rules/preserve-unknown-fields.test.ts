import { describe, expect, test } from '@jest/globals'
import { faults, FIELD, withField } from '../foo-crd.fixture.ts'
import { preserveUnknownFields } from './preserve-unknown-fields.ts'

describe('preserve-unknown-fields', () => {
  test.each([{ type: 'object', 'x-kubernetes-preserve-unknown-fields': true }, { type: 'object' }])('takes %j', (schema) => {
    expect(faults(preserveUnknownFields, withField(schema))).toEqual([])
  })

  test.each([
    {
      schema: { type: 'object', 'x-kubernetes-preserve-unknown-fields': false },
      expected: [`${FIELD}.x-kubernetes-preserve-unknown-fields: Invalid value: false: must be true or undefined`],
    },
  ])('refuses $schema', ({ schema, expected }) => {
    expect(faults(preserveUnknownFields, withField(schema))).toEqual(expected)
  })
})
