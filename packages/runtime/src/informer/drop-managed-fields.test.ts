import { expect, test } from '@jest/globals'
import { sample } from '../sample-object.fixture.ts'
import { dropManagedFields } from './drop-managed-fields.ts'

test('managedFields are left out, and nothing else', () => {
  const object = sample('a', { managedFields: [{ manager: 'kubectl', operation: 'Update' }], labels: { a: '1' } })
  const before = structuredClone(object)
  expect(dropManagedFields(object)).toEqual(sample('a', { labels: { a: '1' } }))
  expect(object).toEqual(before)
})

test('an object without them stays as it is', () => {
  expect(dropManagedFields(sample('a'))).toEqual(sample('a'))
})
