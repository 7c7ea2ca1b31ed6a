import { describe, expect, test } from '@jest/globals'
import { faults, fooCrd } from '../foo-crd.fixture.ts'
import { scope } from './scope.ts'

describe('scope', () => {
  test.each(['Namespaced', 'Cluster'])('takes %s', (value) => {
    expect(faults(scope, fooCrd({ scope: value }))).toEqual([])
  })

  test.each([
    [undefined, 'spec.scope: Required value'],
    ['', 'spec.scope: Required value'],
    ['namespaced', 'spec.scope: Unsupported value: "namespaced": supported values: "Cluster", "Namespaced"'],
  ])('refuses %j', (value, fault) => {
    expect(faults(scope, fooCrd({ scope: value }))).toEqual([fault])
  })
})
