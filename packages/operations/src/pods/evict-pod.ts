import type { Client } from '@kindbox/client'
import { ApiError, isApiError, type CallOptions, type DeleteOptions, type ObjectTarget, type Status } from '@kindbox/core'
import { Pod } from '@kindbox/schemas/core/v1'
import { subresourceRequest } from '../subresource.ts'

/** `deleteOptions` of an `Eviction` of policy/v1. */
export interface EvictOptions
  extends CallOptions, Pick<DeleteOptions, 'dryRun' | 'gracePeriodSeconds' | 'preconditions' | 'propagationPolicy'> {}

/** The pod is on its way out, or a disruption budget keeps it for now. */
export type Eviction =
  | { readonly type: 'Evicted' }
  | {
      readonly type: 'Blocked'
      /** What the budget says: `The disruption budget web needs 2 healthy pods and has 2 currently`. */
      readonly message: string
      /** Seconds that the server suggests to wait, where it does. */
      readonly retryAfterSeconds?: number
      readonly status: Status
    }

/**
 * Asks for an eviction. That a budget stands against it is an answer, told apart from the other "too many requests" by the cause
 * `DisruptionBudget`; all else is an error, a precondition that does not hold (409 Conflict) among it.
 */
export async function evictPod(client: Client, target: ObjectTarget, options: EvictOptions = {}): Promise<Eviction> {
  const { signal, dryRun, ...chosen } = options
  const body = {
    apiVersion: 'policy/v1',
    kind: 'Eviction',
    metadata: { name: target.name, namespace: target.namespace },
    deleteOptions: { ...chosen, ...(dryRun !== undefined && { dryRun: [dryRun] }) },
  }
  const parts = subresourceRequest(Pod, { ...target, subresource: 'eviction' }, { method: 'POST', body })
  try {
    const answer = (await client.request(parts, { verb: 'evict', signal })) as Partial<Status> | null
    // A pod of two budgets is refused with the head of a success (pkg/registry/core/pod/storage/eviction.go; the code stands in the body).
    if (answer?.status === 'Failure') throw new ApiError(`evict ${parts.subject}: ${answer.code}: ${answer.message}`, answer as Status)
    return { type: 'Evicted' }
  } catch (error) {
    const cause = isApiError(error, 'TooManyRequests') && error.status.details?.causes?.find(({ reason }) => reason === 'DisruptionBudget')
    if (!isApiError(error) || cause === undefined || cause === false) throw error
    const { status } = error
    const seconds = status.details?.retryAfterSeconds
    const message = cause.message ?? status.message ?? 'A disruption budget does not allow it.'
    return { type: 'Blocked', message, ...(seconds !== undefined && { retryAfterSeconds: seconds }), status }
  }
}
