import { describe, expect, test } from '@jest/globals'
import { established, faults, fooCrd } from '../foo-crd.fixture.ts'
import { immutableFields } from './immutable-fields.ts'

const other = fooCrd({ group: 'example.org', names: { plural: 'foes', kind: 'Foe' }, scope: 'Cluster' })

describe('immutable-fields', () => {
  test('nothing is said of a new definition, nor of one that stays what it is', () => {
    expect(faults(immutableFields, other)).toEqual([])
    expect(faults(immutableFields, fooCrd({ names: { plural: 'foos', kind: 'Foo', shortNames: ['f'] } }), established(fooCrd()))).toEqual(
      [],
    )
  })

  test('group and plural', () => {
    const { old } = established(fooCrd())
    expect(faults(immutableFields, other, { old: { ...old!, status: {} } })).toEqual([
      'spec.group: Invalid value: "example.org": field is immutable',
      'spec.names.plural: Invalid value: "foes": field is immutable',
    ])
  })

  test('once established, scope and kind too', () => {
    expect(faults(immutableFields, other, established(fooCrd()))).toEqual([
      'spec.group: Invalid value: "example.org": field is immutable',
      'spec.names.plural: Invalid value: "foes": field is immutable',
      'spec.scope: Invalid value: "Cluster": field is immutable',
      'spec.names.kind: Invalid value: "Foe": field is immutable',
    ])
  })
})
