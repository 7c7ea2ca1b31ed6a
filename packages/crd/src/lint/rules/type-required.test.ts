import { describe, expect, test } from '@jest/globals'
import { faults, FIELD, ROOT, withField, withRoot } from '../foo-crd.fixture.ts'
import { typeRequired } from './type-required.ts'

describe('type-required', () => {
  test.each([
    { type: 'string' },
    { 'x-kubernetes-int-or-string': true },
    { 'x-kubernetes-preserve-unknown-fields': true },
    { type: 'object', anyOf: [{ required: ['b'] }] },
  ])('takes %j', (schema) => {
    expect(faults(typeRequired, withField(schema))).toEqual([])
  })

  test.each([
    { schema: {}, expected: [`${FIELD}.type: Required value: must not be empty for specified object fields`] },
    {
      schema: { type: 'object', additionalProperties: {} },
      expected: [`${FIELD}.additionalProperties.type: Required value: must not be empty for specified object fields`],
    },
    {
      schema: { type: 'array', items: { minLength: 1 } },
      expected: [`${FIELD}.items.type: Required value: must not be empty for specified array items`],
    },
  ])('refuses $schema', ({ schema, expected }) => {
    expect(faults(typeRequired, withField(schema))).toEqual(expected)
  })

  test('the root is an object', () => {
    expect(faults(typeRequired, withRoot({}))).toEqual([`${ROOT}.type: Required value: must not be empty at the root`])
    expect(faults(typeRequired, withRoot({ type: 'string' }))).toEqual([
      `${ROOT}.type: Invalid value: "string": must be object at the root`,
    ])
    expect(faults(typeRequired, withRoot({ 'x-kubernetes-preserve-unknown-fields': true }))).toEqual([])
  })
})
