import { describe, expect, test } from '@jest/globals'
import { established, faults, fooCrd, fooVersion } from '../foo-crd.fixture.ts'
import { versionSchemas } from './version-schemas.ts'

const without = fooVersion({ schema: undefined })

describe('version-schemas', () => {
  test('takes a version with a schema', () => {
    expect(faults(versionSchemas, fooCrd())).toEqual([])
  })

  test.each([{ schema: undefined }, { schema: {} }, { schema: { openAPIV3Schema: null } }, { schema: undefined, served: false }])(
    'refuses %j',
    (fields) => {
      expect(faults(versionSchemas, fooCrd({ versions: [fooVersion(fields)] }))).toEqual([
        'spec.versions[0].schema.openAPIV3Schema: Required value',
      ])
    },
  )

  test('names the versions that have none', () => {
    expect(faults(versionSchemas, fooCrd({ versions: [fooVersion(), { ...without, name: 'v2', storage: false }] }))).toEqual([
      'spec.versions[1].schema.openAPIV3Schema: Required value',
    ])
  })

  test('asks an old definition without one for those of served versions only', () => {
    const old = established(fooCrd({ versions: [without] }))
    expect(faults(versionSchemas, fooCrd({ versions: [without, { ...without, name: 'v2', served: false, storage: false }] }), old)).toEqual(
      ['spec.versions[0].schema.openAPIV3Schema: Required value: because otherwise all fields are pruned'],
    )
  })
})
