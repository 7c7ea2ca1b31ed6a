import { describe, expect, test } from '@jest/globals'
import { established, faults, fooCrd, fooVersion } from '../foo-crd.fixture.ts'
import { storedVersions } from './stored-versions.ts'

describe('stored-versions', () => {
  test('on creation the server writes the storage version down', () => {
    expect(faults(storedVersions, fooCrd())).toEqual([])
  })

  test('without one, or with two, that fails', () => {
    expect(faults(storedVersions, fooCrd({ versions: [] }))).toEqual([
      'status.storedVersions: Invalid value: null: must have at least one stored version',
    ])
    expect(faults(storedVersions, fooCrd({ versions: [fooVersion(), fooVersion({ name: 'v2' })] }))).toEqual([
      'status.storedVersions: Invalid value: ["v1"]: must have the storage version v2',
    ])
  })

  test('an update may change the storage version', () => {
    const versions = [fooVersion({ storage: false }), fooVersion({ name: 'v2' })]
    expect(faults(storedVersions, fooCrd({ versions }), established(fooCrd()))).toEqual([])
  })

  test('but not drop a version in which objects may be stored', () => {
    expect(faults(storedVersions, fooCrd({ versions: [fooVersion({ name: 'v2' })] }), established(fooCrd()))).toEqual([
      'status.storedVersions[0]: Invalid value: "v1": missing from spec.versions; v1 was previously a storage version, and must remain in ' +
        'spec.versions until a storage migration ensures no data remains persisted in v1 and removes v1 from status.storedVersions',
    ])
  })
})
