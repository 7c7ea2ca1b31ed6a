import { describe, expect, test } from '@jest/globals'
import { faults, FIELD, withField } from '../foo-crd.fixture.ts'
import { mapType } from './map-type.ts'

describe('map-type', () => {
  test.each([
    { type: 'object', 'x-kubernetes-map-type': 'atomic' },
    { type: 'object', 'x-kubernetes-map-type': 'granular' },
  ])('takes %j', (schema) => {
    expect(faults(mapType, withField(schema))).toEqual([])
  })

  test.each([
    {
      schema: { type: 'object', 'x-kubernetes-map-type': 'set' },
      expected: [`${FIELD}.x-kubernetes-map-type: Unsupported value: "set": supported values: "atomic", "granular"`],
    },
    {
      schema: { type: 'string', 'x-kubernetes-map-type': 'atomic' },
      expected: [`${FIELD}.type: Invalid value: "string": must be object if x-kubernetes-map-type is specified`],
    },
    {
      schema: { 'x-kubernetes-preserve-unknown-fields': true, 'x-kubernetes-map-type': 'atomic' },
      expected: [`${FIELD}.type: Required value: must be object if x-kubernetes-map-type is specified`],
    },
  ])('refuses $schema', ({ schema, expected }) => {
    expect(faults(mapType, withField(schema))).toEqual(expected)
  })
})
