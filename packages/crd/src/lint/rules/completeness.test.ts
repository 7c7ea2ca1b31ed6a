import { describe, expect, test } from '@jest/globals'
import { faults, ROOT, withRoot } from '../foo-crd.fixture.ts'
import { completeness } from './completeness.ts'

describe('completeness', () => {
  test.each([
    { type: 'object', properties: { spec: { type: 'object' } }, anyOf: [{ properties: { spec: { required: ['b'] } } }] },
    { type: 'object', properties: { spec: { type: 'object', oneOf: [{ properties: { b: {} } }] } } },
    { type: 'object', anyOf: [{ required: ['spec'] }] },
  ])('takes %j', (schema) => {
    expect(faults(completeness, withRoot(schema))).toEqual([])
  })

  test.each([
    {
      schema: { type: 'object', properties: { spec: { type: 'object' } }, anyOf: [{ properties: { spec: { properties: { b: {} } } } }] },
      expected: [
        `${ROOT}.properties[spec].properties[b]: Required value: because it is defined in ${ROOT}.anyOf[0].properties[spec].properties[b]`,
      ],
    },
    {
      schema: { type: 'object', not: { allOf: [{ items: { minimum: 1 } }] } },
      expected: [`${ROOT}.items: Required value: because it is defined in ${ROOT}.not.allOf[0].items`],
    },
    {
      schema: { type: 'object', 'x-kubernetes-preserve-unknown-fields': true, oneOf: [{ properties: { b: {} } }] },
      expected: [`${ROOT}.properties[b]: Required value: because it is defined in ${ROOT}.oneOf[0].properties[b]`],
    },
  ])('refuses $schema', ({ schema, expected }) => {
    expect(faults(completeness, withRoot(schema))).toEqual(expected)
  })
})
