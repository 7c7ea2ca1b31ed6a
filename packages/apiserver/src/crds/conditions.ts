import { isDeepStrictEqual } from 'node:util'
import type { CustomResourceDefinition, CustomResourceDefinitionCondition } from '@kindbox/crd'
import type { StoredObject } from '../storage/stored.ts'

type Condition = Omit<CustomResourceDefinitionCondition, 'lastTransitionTime'>

/** A definition with a condition set; its transition time changes only with its status. */
export function withCondition(object: StoredObject, condition: Condition, now: string): StoredObject {
  const status = (object['status'] ?? {}) as { readonly conditions?: readonly CustomResourceDefinitionCondition[] }
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

/** The definition with its names accepted and its kinds ready to be served; the same object where it was so already. */
export function established(object: StoredObject, now: string): StoredObject {
  const { spec } = object as unknown as CustomResourceDefinition
  const accepted = withCondition(
    object,
    { type: 'NamesAccepted', status: 'True', reason: 'NoConflicts', message: 'no conflicts found' },
    now,
  )
  const ready = {
    type: 'Established',
    status: 'True',
    reason: 'InitialNamesAccepted',
    message: 'the initial names have been accepted',
  } as const
  const made = withCondition(accepted, ready, now)
  const settled = { ...made, status: { ...(made['status'] as object), acceptedNames: spec.names } }
  return isDeepStrictEqual(settled, object) ? object : settled
}

export function isEstablished({ status }: CustomResourceDefinition): boolean {
  return status?.conditions?.some((condition) => condition.type === 'Established' && condition.status === 'True') === true
}
