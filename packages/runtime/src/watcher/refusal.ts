import { isApiError, isKubeError, type KubeError } from '@kindbox/core'

const expiredReasons: ReadonlySet<string | undefined> = new Set(['Expired', 'Gone', 'ResourceExpired'])

/**
 * Whether the server has forgotten the version that was asked for: by code or by reason, as an HTTP status or in an ERROR event. API servers
 * say `Expired`, those before 1.6 and some aggregated ones `Gone` (apimachinery pkg/api/errors, `IsResourceExpired` and `IsGone`).
 */
export function isExpired(error: KubeError): boolean {
  return isApiError(error) && (error.status.code === 410 || expiredReasons.has(error.status.reason))
}

/** Codes that say something about the moment or about who asks, not about what was asked. */
const passingCodes: ReadonlySet<number | undefined> = new Set([401, 403, 408, 410, 429])

/**
 * Whether asking the same again is pointless, as the version itself is refused: 400 for one that another storage made, 404 where the kind went
 * away, and the Timeout for versions that the server has not reached, as after a restored backup (apimachinery pkg/api/errors,
 * `IsTooLargeResourceVersionError`).
 */
export function refusesVersion(error: KubeError): boolean {
  if (!isApiError(error)) return false
  const { code = 0, details } = error.status
  return (code >= 400 && code < 500 && !passingCodes.has(code)) || details?.causes?.some(isTooLarge) === true
}

function isTooLarge({ reason, message }: { readonly reason?: string; readonly message?: string }): boolean {
  return reason === 'ResourceVersionTooLarge' || message === 'Too large resource version'
}

/** Whether the server does not know streaming lists: it answers 422 with the feature off, 400 before 1.27. */
export function refusesStreaming(error: KubeError): boolean {
  if (!isApiError(error)) return false
  const { code, reason } = error.status
  return code === 400 || code === 422 || reason === 'BadRequest' || reason === 'Invalid'
}

/** The token with which an expired list may go on at a newer version, where the server gives one (apiserver pkg/storage/etcd3, `handleExpiredError`). */
export function inconsistentContinue(error: KubeError): string | undefined {
  return (isApiError(error) && error.status.metadata.continue) || undefined
}

export function retryAfterSeconds(error: KubeError): number | undefined {
  return isApiError(error) ? error.status.details?.retryAfterSeconds : undefined
}

/** Whether no repetition will ever help: what was asked for was refused before it was sent. */
export function isHopeless(error: KubeError): boolean {
  return isKubeError(error, 'RequestError') || isKubeError(error, 'DefinitionError')
}
