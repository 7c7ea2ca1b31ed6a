import { isDeepStrictEqual } from 'node:util'
import type { CustomResourceDefinition, CustomResourceDefinitionCondition, CustomResourceDefinitionNames } from '@kindbox/crd'
import type { StoredObject } from '../storage/stored.ts'
import { acceptNames, type Condition } from './naming.ts'

/** A definition with a condition set; its transition time changes only with its status. */
export function withCondition(object: StoredObject, condition: Condition, now: string): StoredObject {
  const status = (object['status'] ?? {}) as { readonly conditions?: readonly CustomResourceDefinitionCondition[] | null }
  const conditions = [...(status.conditions ?? [])]
  const at = conditions.findIndex(({ type }) => type === condition.type)
  const old = conditions[at]
  const time = old?.status === condition.status ? (old.lastTransitionTime ?? now) : now
  const { type, status: value, reason, message } = condition
  const made = {
    type,
    status: value,
    lastTransitionTime: time,
    ...(reason !== undefined && { reason }),
    ...(message !== undefined && { message }),
  }
  if (at === -1) conditions.push(made)
  else conditions[at] = made
  return { ...object, status: { ...status, conditions } }
}

/** The definition with its names settled, and established where they could be; the same object where it was so already. */
export function established(object: StoredObject, others: readonly CustomResourceDefinitionNames[], now: string): StoredObject {
  const { spec, status } = object as unknown as CustomResourceDefinition
  const { accepted, condition } = acceptNames(spec.names, status?.acceptedNames, others)
  const approval = approvalOf(object)
  const named = withCondition(approval === undefined ? object : withCondition(object, approval, now), condition, now)
  const made = isEstablished(named) ? named : withCondition(named, condition.status === 'True' ? READY : NOT_ACCEPTED, now)
  const settled = { ...made, status: { ...(made['status'] as object), acceptedNames: accepted } }
  return isDeepStrictEqual(settled, object) ? object : settled
}

/**
 * Groups of Kubernetes itself say where their definitions were approved (apiextensions-apiserver pkg/controller/apiapproval). A definition
 * without a word about it is not stored in the first place.
 */
function approvalOf(object: StoredObject): Condition | undefined {
  const { spec, metadata } = object as unknown as CustomResourceDefinition
  const annotation = metadata.annotations?.['api-approved.kubernetes.io'] ?? ''
  if (annotation === '' || !/(?:^|\.)(?:k8s|kubernetes)\.io$/.test(spec.group)) return undefined
  const type = 'KubernetesAPIApprovalPolicyConformant'
  return annotation.startsWith('unapproved')
    ? { type, status: 'False', reason: 'UnapprovedAnnotation', message: `not approved: ${JSON.stringify(annotation)}` }
    : { type, status: 'True', reason: 'ApprovedAnnotation', message: `approved in ${annotation}` }
}

export function isEstablished(object: StoredObject): boolean {
  const { status } = object as unknown as CustomResourceDefinition
  return status?.conditions?.some(({ type, status: value }) => type === 'Established' && value === 'True') === true
}

const READY: Condition = {
  type: 'Established',
  status: 'True',
  reason: 'InitialNamesAccepted',
  message: 'the initial names have been accepted',
}
const NOT_ACCEPTED: Condition = { type: 'Established', status: 'False', reason: 'NotAccepted', message: 'not all names are accepted' }
