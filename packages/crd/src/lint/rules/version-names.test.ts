import { describe, expect, test } from '@jest/globals'
import { faults, fooCrd, fooVersion } from '../foo-crd.fixture.ts'
import { versionNames } from './version-names.ts'

describe('version-names', () => {
  test.each([['v1'], ['v1alpha1'], ['stable']])('takes %s', (name) => {
    expect(faults(versionNames, fooCrd({ versions: [fooVersion({ name })] }))).toEqual([])
  })

  test('the first name stands twice in the internal type, and is refused twice', () => {
    expect(faults(versionNames, fooCrd({ versions: [fooVersion({ name: 'V1' })] }))).toEqual([
      expect.stringContaining('spec.versions[0].name: Invalid value: "V1": a DNS-1035 label must'),
      expect.stringContaining('spec.version: Invalid value: "V1": a DNS-1035 label must'),
    ])
  })

  test('another one, or none at all, once', () => {
    const [first, second] = [fooVersion(), fooVersion({ name: '2', storage: false })]
    expect(faults(versionNames, fooCrd({ versions: [first, second] }))).toEqual([
      expect.stringContaining('spec.versions[1].name: Invalid value: "2"'),
    ])
    expect(faults(versionNames, fooCrd({ versions: [fooVersion({ name: undefined })] }))).toEqual([
      expect.stringContaining('spec.versions[0].name: Invalid value: ""'),
    ])
  })

  test('each has its own', () => {
    const printed =
      '"Deprecated":false,"DeprecationWarning":null,"Schema":null,"Subresources":null,"AdditionalPrinterColumns":null,"SelectableFields":null}'
    expect(faults(versionNames, fooCrd({ versions: [fooVersion(), fooVersion({ storage: false })] }))).toEqual([
      `spec.versions: Invalid value: [{"Name":"v1","Served":true,"Storage":true,${printed},{"Name":"v1","Served":true,"Storage":false,${printed}]: ` +
        'must contain unique version names',
    ])
  })
})
