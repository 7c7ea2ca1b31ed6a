import { describe, expect, test } from '@jest/globals'
import { established, faults, FIELD, withField } from '../foo-crd.fixture.ts'
import { setItems } from './set-items.ts'

describe('set-items', () => {
  test.each([
    { type: 'array', items: { type: 'string' }, 'x-kubernetes-list-type': 'set' },
    { type: 'array', items: { type: 'object', 'x-kubernetes-map-type': 'atomic' }, 'x-kubernetes-list-type': 'set' },
    { type: 'array', items: { type: 'array', items: { type: 'string' } }, 'x-kubernetes-list-type': 'set' },
    { type: 'array', items: { type: 'object', nullable: true }, 'x-kubernetes-list-type': 'atomic' },
  ])('takes %j', (schema) => {
    expect(faults(setItems, withField(schema))).toEqual([])
  })

  test.each([
    {
      schema: { type: 'array', items: { type: 'object' }, 'x-kubernetes-list-type': 'set' },
      expected: [
        `${FIELD}.items.x-kubernetes-map-type: Invalid value: null: must be atomic as item of a list with x-kubernetes-list-type=set`,
      ],
    },
    {
      schema: {
        type: 'array',
        items: { type: 'array', items: { type: 'string' }, 'x-kubernetes-list-type': 'set' },
        'x-kubernetes-list-type': 'set',
      },
      expected: [
        `${FIELD}.items.x-kubernetes-list-type: Invalid value: "set": must be atomic as item of a list with x-kubernetes-list-type=set`,
      ],
    },
    {
      schema: { type: 'array', items: { type: 'string', nullable: true }, 'x-kubernetes-list-type': 'set' },
      expected: [`${FIELD}.items.nullable: Forbidden: cannot be nullable when x-kubernetes-list-type is set`],
    },
  ])('refuses $schema', ({ schema, expected }) => {
    expect(faults(setItems, withField(schema))).toEqual(expected)
  })

  test('leaves items that were not atomic before', () => {
    const crd = withField({ type: 'array', items: { type: 'object' }, 'x-kubernetes-list-type': 'set' })
    expect(faults(setItems, crd, established(crd))).toEqual([])
    expect(faults(setItems, crd, established(withField({ type: 'string' })))).toHaveLength(1)
  })
})
