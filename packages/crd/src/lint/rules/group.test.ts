import { describe, expect, test } from '@jest/globals'
import { faults, fooCrd } from '../foo-crd.fixture.ts'
import { group } from './group.ts'

describe('group', () => {
  test.each(['example.com', 'a.b', 'x-1.apps.example.org'])('takes %s', (value) => {
    expect(faults(group, fooCrd({ group: value }))).toEqual([])
  })

  test.each([
    ['', 'spec.group: Required value'],
    ['example', 'spec.group: Invalid value: "example": should be a domain with at least one dot'],
    ['Example.com', 'spec.group: Invalid value: "Example.com": a lowercase RFC 1123 subdomain must consist of'],
    [`${'a'.repeat(252)}.b`, 'must be no more than 253 characters'],
  ])('refuses "%s"', (value, fault) => {
    expect(faults(group, fooCrd({ group: value }))).toEqual([expect.stringContaining(fault)])
  })
})
