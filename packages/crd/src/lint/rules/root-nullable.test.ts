import { describe, expect, test } from '@jest/globals'
import { faults, ROOT, withRoot } from '../foo-crd.fixture.ts'
import { rootNullable } from './root-nullable.ts'

describe('root-nullable', () => {
  test.each([
    { type: 'object', nullable: false },
    { type: 'object', properties: { spec: { type: 'object', nullable: true } } },
  ])('takes %j', (schema) => {
    expect(faults(rootNullable, withRoot(schema))).toEqual([])
  })

  test.each([
    { schema: { type: 'object', nullable: true }, expected: [`${ROOT}.nullable: Forbidden: nullable cannot be true at the root`] },
  ])('refuses $schema', ({ schema, expected }) => {
    expect(faults(rootNullable, withRoot(schema))).toEqual(expected)
  })
})
