import { describe, expect, test } from '@jest/globals'
import { established, faults, fooCrd } from '../foo-crd.fixture.ts'
import { apiApproved } from './api-approved.ts'

const inGroup = (group: string, approval?: string) =>
  fooCrd({ group }, { name: `foos.${group}`, ...(approval !== undefined && { annotations: { 'api-approved.kubernetes.io': approval } }) })
const AT = 'metadata.annotations[api-approved.kubernetes.io]'
const DEMAND = 'protected groups must have approval annotation "api-approved.kubernetes.io"'
const SEE = 'see https://github.com/kubernetes/enhancements/pull/1111'

describe('api-approved', () => {
  test.each([
    [inGroup('example.com')],
    [inGroup('notk8s.io')],
    [inGroup('gateway.networking.k8s.io', 'https://github.com/kubernetes/kubernetes/pull/1')],
    [inGroup('kubernetes.io', 'unapproved, for a test')],
  ])('takes %j', (crd) => {
    expect(faults(apiApproved, crd)).toEqual([])
  })

  test.each([
    ['k8s.io', undefined, `${AT}: Required value: ${DEMAND}, ${SEE}`],
    ['x.kubernetes.io', '', `${AT}: Required value: ${DEMAND}, ${SEE}`],
    ['x.k8s.io', 'yes', `${AT}: Invalid value: "yes": ${DEMAND} with either a URL or a reason starting with "unapproved", ${SEE}`],
    ['x.k8s.io', 'https:', `${AT}: Invalid value: "https:": ${DEMAND} with either a URL or a reason starting with "unapproved", ${SEE}`],
    ['x.k8s.io', '/pull/1', `${AT}: Invalid value: "/pull/1": ${DEMAND} with either a URL or a reason starting with "unapproved", ${SEE}`],
  ])('refuses %s with %j', (group, approval, fault) => {
    expect(faults(apiApproved, inGroup(group, approval))).toEqual([fault])
  })

  test('does not ask again for what an old definition has not', () => {
    expect(faults(apiApproved, inGroup('x.k8s.io'), established(inGroup('x.k8s.io')))).toEqual([])
    expect(faults(apiApproved, inGroup('x.k8s.io', 'yes'), established(inGroup('x.k8s.io')))).toHaveLength(1)
  })
})
