import { describe, expect, test } from '@jest/globals'
import { established, faults, fooCrd, fooVersion } from '../foo-crd.fixture.ts'
import { specPreserveUnknownFields } from './spec-preserve-unknown-fields.ts'

const preserving = { preserveUnknownFields: true }

describe('spec-preserve-unknown-fields', () => {
  test.each([{}, { preserveUnknownFields: false }])('takes %j', (spec) => {
    expect(faults(specPreserveUnknownFields, fooCrd(spec))).toEqual([])
  })

  test('refuses true', () => {
    expect(faults(specPreserveUnknownFields, fooCrd(preserving))).toEqual([
      'spec.preserveUnknownFields: Invalid value: true: cannot set to true, set x-kubernetes-preserve-unknown-fields to true in ' +
        'spec.versions[*].schema instead',
    ])
  })

  test('leaves an old true, as long as there are no defaults', () => {
    const schema = { openAPIV3Schema: { type: 'object', properties: { spec: { type: 'object', default: {} } } } }
    const old = established(fooCrd(preserving))
    expect(faults(specPreserveUnknownFields, fooCrd(preserving), old)).toEqual([])
    expect(faults(specPreserveUnknownFields, fooCrd({ ...preserving, versions: [fooVersion({ schema })] }), old)).toEqual([
      'spec.preserveUnknownFields: Invalid value: true: must be false in order to use defaults in the schema',
    ])
  })
})
