import type { ListMeta } from './object-meta.ts'

/** What the API server answers instead of an object: `Status` of meta/v1. */
export interface Status {
  readonly apiVersion: 'v1'
  readonly kind: 'Status'
  readonly metadata: ListMeta
  readonly status?: 'Success' | 'Failure'
  readonly message?: string
  readonly reason?: StatusReason
  readonly details?: StatusDetails
  readonly code?: number
}

export interface StatusDetails {
  readonly name?: string
  readonly group?: string
  /** The kind in validation errors (422), the plural resource name otherwise. */
  readonly kind?: string
  readonly uid?: string
  readonly causes?: readonly StatusCause[]
  /** Seconds to wait before the request is worth repeating. */
  readonly retryAfterSeconds?: number
}

export interface StatusCause {
  /** `FieldValueRequired`, `FieldValueInvalid`, ... (apimachinery `metav1.CauseType`). */
  readonly reason?: string
  readonly message?: string
  /** `spec.replicas`, `spec.containers[0].name`. */
  readonly field?: string
}

/** The reasons of apimachinery `metav1.StatusReason`; servers may send others. */
export type StatusReason =
  | 'Unauthorized'
  | 'Forbidden'
  | 'NotFound'
  | 'AlreadyExists'
  | 'Conflict'
  | 'Gone'
  | 'Invalid'
  | 'ServerTimeout'
  | 'StoreReadError'
  | 'Timeout'
  | 'TooManyRequests'
  | 'BadRequest'
  | 'MethodNotAllowed'
  | 'NotAcceptable'
  | 'RequestEntityTooLarge'
  | 'UnsupportedMediaType'
  | 'InternalError'
  | 'Expired'
  | 'ServiceUnavailable'
  | (string & {})
