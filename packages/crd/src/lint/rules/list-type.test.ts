import { describe, expect, test } from '@jest/globals'
import { faults, FIELD, withField } from '../foo-crd.fixture.ts'
import { listType } from './list-type.ts'

describe('list-type', () => {
  test.each([
    { type: 'array', items: { type: 'string' }, 'x-kubernetes-list-type': 'set' },
    { type: 'array', items: { type: 'object' }, 'x-kubernetes-list-type': 'atomic' },
  ])('takes %j', (schema) => {
    expect(faults(listType, withField(schema))).toEqual([])
  })

  test.each([
    {
      schema: { type: 'array', items: { type: 'string' }, 'x-kubernetes-list-type': 'granular' },
      expected: [`${FIELD}.x-kubernetes-list-type: Unsupported value: "granular": supported values: "atomic", "set", "map"`],
    },
    {
      schema: { type: 'object', 'x-kubernetes-list-type': 'atomic' },
      expected: [`${FIELD}.type: Invalid value: "object": must be array if x-kubernetes-list-type is specified`],
    },
    {
      schema: { 'x-kubernetes-int-or-string': true, 'x-kubernetes-list-type': 'atomic' },
      expected: [`${FIELD}.type: Required value: must be array if x-kubernetes-list-type is specified`],
    },
  ])('refuses $schema', ({ schema, expected }) => {
    expect(faults(listType, withField(schema))).toEqual(expected)
  })
})
