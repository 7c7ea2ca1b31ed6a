import { ApiError, type Status, type StatusReason } from '@kindbox/core'

/** What the server answers. */
export function apiError(code: number, reason: StatusReason, details?: Status['details']): ApiError {
  const status: Status = { apiVersion: 'v1', kind: 'Status', metadata: {}, status: 'Failure', reason, code, ...(details && { details }) }
  return new ApiError(`${code} ${reason}`, status)
}
