import { describe, expect, test } from '@jest/globals'
import { faults, fooCrd, fooVersion } from '../foo-crd.fixture.ts'
import { storageVersion } from './storage-version.ts'

describe('storage-version', () => {
  test('takes one', () => {
    expect(faults(storageVersion, fooCrd({ versions: [fooVersion(), fooVersion({ name: 'v2', storage: false })] }))).toEqual([])
  })

  test.each([
    [[fooVersion({ storage: false })], '[{"Name":"v1","Served":true,"Storage":false,'],
    [[fooVersion(), fooVersion({ name: 'v2' })], '[{"Name":"v1","Served":true,"Storage":true,'],
    [[], '[]: '],
    [undefined, 'null: '],
  ])('refuses %j', (versions, printed) => {
    const [fault, ...more] = faults(storageVersion, fooCrd({ versions }))
    expect(more).toEqual([])
    expect(fault?.startsWith(`spec.versions: Invalid value: ${printed}`)).toBe(true)
    expect(fault?.endsWith('must have exactly one version marked as storage version')).toBe(true)
  })
})
