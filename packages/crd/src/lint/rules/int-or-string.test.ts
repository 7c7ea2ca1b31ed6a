import { describe, expect, test } from '@jest/globals'
import { faults, FIELD, withField } from '../foo-crd.fixture.ts'
import { intOrString } from './int-or-string.ts'

describe('int-or-string', () => {
  test.each([{ 'x-kubernetes-int-or-string': true }, { type: 'object', 'x-kubernetes-preserve-unknown-fields': true }])(
    'takes %j',
    (schema) => {
      expect(faults(intOrString, withField(schema))).toEqual([])
    },
  )

  test.each([
    {
      schema: { 'x-kubernetes-int-or-string': true, 'x-kubernetes-preserve-unknown-fields': true },
      expected: [`${FIELD}.x-kubernetes-preserve-unknown-fields: Invalid value: true: must be false if x-kubernetes-int-or-string is true`],
    },
    {
      schema: { 'x-kubernetes-int-or-string': true, 'x-kubernetes-embedded-resource': true },
      expected: [`${FIELD}.x-kubernetes-embedded-resource: Invalid value: true: must be false if x-kubernetes-int-or-string is true`],
    },
  ])('refuses $schema', ({ schema, expected }) => {
    expect(faults(intOrString, withField(schema))).toEqual(expected)
  })
})
