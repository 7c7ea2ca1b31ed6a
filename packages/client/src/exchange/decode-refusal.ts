import { ApiError, type Status, type StatusCause, type StatusDetails } from '@kindbox/core'
import { excerpt, looksLikeJson, type Received } from './decode-json.ts'

/** A Status, or `undefined` for anything else: nearly every field of a Status may be missing, so only its kind tells. */
export function asStatus(value: unknown): Status | undefined {
  if (typeof value !== 'object' || value === null) return undefined
  const { kind, apiVersion, metadata, details, ...rest } = value as { [field: string]: unknown }
  if (kind !== 'Status' || apiVersion !== 'v1') return undefined
  return {
    ...rest,
    kind,
    apiVersion,
    metadata: isRecord(metadata) ? metadata : {},
    ...(isRecord(details) && { details: withoutNullCauses(details) }),
  }
}

/** The error for an answer that is no success. */
export function refusal(text: string, received: Received, retryAfter: string | null): ApiError {
  const status = withRetryAfter(statusOf(text, received), retryAfter)
  return new ApiError(describeRefusal(received.what, status), status)
}

/** `get Foo default/baz: 404 NotFound: foos.clux.dev "baz" not found` */
export function describeRefusal(what: string, { code, reason, message }: Status): string {
  const head = [code, reason].filter((part) => part !== undefined && part !== '').join(' ')
  return [what, head, message].filter((part) => part !== undefined && part !== '').join(': ')
}

function statusOf(text: string, received: Received): Status {
  const { httpStatus } = received
  const sent = asStatus(parsed(text))
  if (sent !== undefined) return { ...sent, code: sent.code ?? httpStatus }
  const type = received.contentType ?? ''
  // Go's own handlers answer in plain text, and so does kube-apiserver for a path that it does not serve. What came in any other form is
  // not an API server's word, so no reason is derived from it: nobody should take a proxy's 404 for "the object does not exist".
  const reason = !type.includes('html') && !looksLikeJson(text) ? reasons[httpStatus] : undefined
  const shown = looksLikeJson(text) ? 'JSON that is no Status' : excerpt(text, received.contentType).replace(/,$/, '')
  const unexpected: StatusCause = { reason: 'UnexpectedServerResponse', message: shown }
  return {
    apiVersion: 'v1',
    kind: 'Status',
    metadata: {},
    status: 'Failure',
    code: httpStatus,
    ...(reason !== undefined && { reason }),
    message: `${received.server} sent no Status but ${shown}. ${adviceFor(httpStatus, received)}`,
    details: { causes: [unexpected] },
  }
}

/** As `NewGenericServerResponse` derives them (apimachinery pkg/api/errors/errors.go). */
const reasons: { readonly [code: number]: string } = {
  400: 'BadRequest',
  401: 'Unauthorized',
  403: 'Forbidden',
  404: 'NotFound',
  405: 'MethodNotAllowed',
  406: 'NotAcceptable',
  410: 'Gone',
  413: 'RequestEntityTooLarge',
  415: 'UnsupportedMediaType',
  429: 'TooManyRequests',
  500: 'InternalError',
  503: 'ServiceUnavailable',
  504: 'Timeout',
}

function adviceFor(httpStatus: number, { source }: Received): string {
  const from = source === undefined ? 'the address' : `the address in ${source}`
  if (httpStatus === 404) {
    return `Check that the kind is installed and served in this version, and that ${from} is an API server's.`
  }
  if (httpStatus >= 300 && httpStatus < 400) return `API servers do not redirect: check ${from}.`
  return `Check that ${from} is an API server's, and what lies between.`
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** Load balancers and priority-and-fairness tell the time in the header alone, as whole seconds. */
function withRetryAfter(status: Status, retryAfter: string | null): Status {
  if (retryAfter === null || !/^\d{1,9}$/.test(retryAfter.trim()) || status.details?.retryAfterSeconds !== undefined) return status
  return { ...status, details: { ...status.details, retryAfterSeconds: Number(retryAfter) } }
}

function withoutNullCauses(details: { [field: string]: unknown }): StatusDetails {
  if (Array.isArray(details['causes'])) return details
  const { causes: _, ...rest } = details
  return rest
}

function isRecord(value: unknown): value is { [field: string]: unknown } {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
