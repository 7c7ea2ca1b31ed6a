import { ApiError, goQuote, type Status, type StatusCause, type StatusDetails } from '@kindbox/core'

/**
 * The refusals of a kube-apiserver, worded as apimachinery words them (staging/src/k8s.io/apimachinery/pkg/api/errors/errors.go).
 * Each is thrown where the server would return it and becomes the body of the response.
 */

/** A resource as messages name it: `foos.clux.dev`, or `configmaps` where the group is empty. */
export interface GroupResource {
  readonly group: string
  readonly plural: string
}

/** A kind as validation errors name it: `Foo.clux.dev`. */
export interface GroupKind {
  readonly group: string
  readonly kind: string
}

export function notFound(resource: GroupResource, name: string): ApiError {
  return failure(404, 'NotFound', `${qualified(resource)} ${goQuote(name)} not found`, details(resource, name))
}

/** What the server answers for a path that it does not serve at all. */
export function noSuchPath(): ApiError {
  return failure(404, 'NotFound', 'the server could not find the requested resource', {})
}

export function alreadyExists(resource: GroupResource, name: string): ApiError {
  return failure(409, 'AlreadyExists', `${qualified(resource)} ${goQuote(name)} already exists`, details(resource, name))
}

export function generatedNameConflict(resource: GroupResource, name: string): ApiError {
  const message = `${qualified(resource)} ${goQuote(name)} already exists, the server was not able to generate a unique name for the object`
  return failure(409, 'AlreadyExists', message, { ...details(resource, name), retryAfterSeconds: 1 })
}

export function conflict(resource: GroupResource, name: string, why: string): ApiError {
  return failure(
    409,
    'Conflict',
    `Operation cannot be fulfilled on ${qualified(resource)} ${goQuote(name)}: ${why}`,
    details(resource, name),
  )
}

export function forbidden(resource: GroupResource, name: string, why: string): ApiError {
  const subject = name === '' ? qualified(resource) : `${qualified(resource)} ${goQuote(name)}`
  return failure(403, 'Forbidden', `${subject} is forbidden: ${why}`, details(resource, name))
}

export function unauthorized(): ApiError {
  return failure(401, 'Unauthorized', 'Unauthorized')
}

export function badRequest(message: string): ApiError {
  return failure(400, 'BadRequest', message)
}

/** A validation failure; the message lists the causes as Go prints an aggregate of errors, each once. */
export function invalid(kind: GroupKind, name: string, causes: readonly StatusCause[]): ApiError {
  const listed = [...new Set(causes.map((cause) => `${cause.field}: ${cause.message}`))]
  const aggregate = listed.length === 0 ? '' : `: ${listed.length === 1 ? listed[0] : `[${listed.join(', ')}]`}`
  const subject = kind.group === '' ? kind.kind : `${kind.kind}.${kind.group}`
  const what = { ...details({ group: kind.group, plural: kind.kind }, name), ...(causes.length > 0 && { causes }) }
  return failure(422, 'Invalid', `${subject} ${goQuote(name)} is invalid${aggregate}`, what)
}

/** A request that the server understood and could not follow, without saying more (`NewGenericServerResponse` with 422). */
export function unprocessable(): ApiError {
  return failure(422, 'Invalid', 'the server rejected our request due to an error in our request', {})
}

export function methodNotAllowed(resource: GroupResource, verb: string): ApiError {
  const message = `${verb} is not supported on resources of kind ${goQuote(qualified(resource))}`
  return failure(405, 'MethodNotAllowed', message, details(resource, ''))
}

/** What go-restful answers for a method that a path does not have. */
export function noSuchMethod(): ApiError {
  return failure(405, 'MethodNotAllowed', 'the server does not allow this method on the requested resource', {})
}

export function notAcceptable(accepted: readonly string[]): ApiError {
  return failure(406, 'NotAcceptable', `only the following media types are accepted: ${accepted.join(', ')}`)
}

export function unsupportedMediaType(accepted: readonly string[]): ApiError {
  const message = `the body of the request was in an unknown format - accepted media types include: ${accepted.join(', ')}`
  return failure(415, 'UnsupportedMediaType', message)
}

/** What go-restful answers to a body of a type that a path does not take. */
export function unsupportedMethodType(): ApiError {
  return failure(415, 'UnsupportedMediaType', '415: Unsupported Media Type', {})
}

export function tooLarge(why: string): ApiError {
  return failure(413, 'RequestEntityTooLarge', `Request entity too large: ${why}`)
}

/** A version or a token from before the history that the server keeps. */
export function expired(message: string): ApiError {
  return failure(410, 'Expired', message)
}

/** A version that the server has not reached yet (apiserver pkg/storage/errors.go, `NewTooLargeResourceVersionError`). */
export function versionTooLarge(requested: number, current: number): ApiError {
  const causes = [{ reason: 'ResourceVersionTooLarge', message: 'Too large resource version' }]
  const message = `Timeout: Too large resource version: ${requested}, current: ${current}`
  return failure(504, 'Timeout', message, { causes, retryAfterSeconds: 1 })
}

export function internalError(why: string): ApiError {
  return failure(500, 'InternalError', `Internal error occurred: ${why}`, { causes: [{ message: why }] })
}

/** Ours, not Kubernetes': what this server cannot do, a kube-apiserver can. */
export function notImplemented(what: string): ApiError {
  return failure(501, 'NotImplemented', `the embedded API server of kindbox does not implement ${what}`)
}

/** The group and the plural as one word. */
export function qualified({ group, plural }: GroupResource): string {
  return group === '' ? plural : `${plural}.${group}`
}

/** A Status in the field order of the server. An empty reason is what the server has for errors that it did not expect. */
export function failure(code: number, reason: string, message: string, about?: StatusDetails): ApiError {
  const status: Status = {
    kind: 'Status',
    apiVersion: 'v1',
    metadata: {},
    status: 'Failure',
    message,
    ...(reason !== '' && { reason }),
    ...(about !== undefined && { details: about }),
    code,
  }
  return new ApiError(message, status)
}

function details({ group, plural }: GroupResource, name: string): StatusDetails {
  return { ...(name !== '' && { name }), ...(group !== '' && { group }), ...(plural !== '' && { kind: plural }) }
}
