import { goQuote, parseRequestUri } from '@kindbox/core'

export const APPROVED_ANNOTATION = 'api-approved.kubernetes.io'

/** Whether only Kubernetes itself may define APIs in the group (apiextensions apihelpers, IsProtectedCommunityGroup). */
export function isProtectedGroup(group: string): boolean {
  return ['k8s.io', 'kubernetes.io'].some((root) => group === root || group.endsWith(`.${root}`))
}

/** What the annotation says of an API in such a group: apihelpers, GetAPIApprovalState. */
export function approvalOf(annotation: string): {
  readonly state: 'approved' | 'bypassed' | 'missing' | 'invalid'
  readonly reason: string
} {
  const demand = `protected groups must have approval annotation ${goQuote(APPROVED_ANNOTATION)}`
  const see = 'see https://github.com/kubernetes/enhancements/pull/1111'
  if (annotation === '') return { state: 'missing', reason: `${demand}, ${see}` }
  if (annotation.startsWith('unapproved')) return { state: 'bypassed', reason: `not approved: ${goQuote(annotation)}` }
  if (isAbsoluteUrl(annotation)) return { state: 'approved', reason: `approved in ${annotation}` }
  return { state: 'invalid', reason: `${demand} with either a URL or a reason starting with "unapproved", ${see}` }
}

function isAbsoluteUrl(text: string): boolean {
  const url = parseRequestUri(text)
  return !('problem' in url) && url.scheme !== '' && url.host !== ''
}
