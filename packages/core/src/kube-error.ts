import type { Issue } from './issue.ts'
import type { ObjectList, ObjectRef } from './object.ts'
import type { Status } from './status.ts'

const brand = Symbol.for('kindbox.KubeError')

/**
 * What a program could not do. `code` tells the stage:
 *
 * - `ApiError`: the server refused; {@link ApiError.status} is its Status.
 * - `TransportError`: no answer, or one that broke off.
 * - `DecodeError`: an answer that is not what the protocol says, such as HTML.
 * - `InvalidError`: an object that does not fit its schema; the objects and their issues are attached.
 * - `RequestError`: a request refused before it was sent.
 * - `DefinitionError`: a resource definition that no server would accept.
 * - `ConfigError`: a kubeconfig or an environment that cannot be used.
 *
 * Recognise it with {@link isKubeError}: `instanceof` fails across two installed copies.
 */
export class KubeError extends Error {
  readonly code: KubeErrorCode
  readonly [brand] = true

  constructor(code: KubeErrorCode, message: string, options?: { cause?: unknown }) {
    super(message, options)
    this.code = code
  }

  override get name(): string {
    return this.code
  }
}

export type KubeErrorCode =
  | 'ApiError'
  | 'TransportError'
  | 'DecodeError'
  | 'InvalidError'
  | 'RequestError'
  | 'DefinitionError'
  | 'ConfigError'

/** The server refused. Test `status.reason`, not the message. */
export class ApiError extends KubeError {
  declare readonly code: 'ApiError'
  readonly status: Status

  constructor(message: string, status: Status, options?: { cause?: unknown }) {
    super('ApiError', message, options)
    this.status = status
  }
}

/** One object or several do not fit their schema. */
export class InvalidError extends KubeError {
  declare readonly code: 'InvalidError'
  readonly invalid: readonly InvalidObject[]
  /** The list with its valid items, where the call was a list. Not printed. */
  declare readonly list?: ObjectList<unknown>

  constructor(message: string, invalid: readonly InvalidObject[], options?: { cause?: unknown; list?: ObjectList<unknown> }) {
    super('InvalidError', message, options)
    this.invalid = invalid
    if (options?.list !== undefined) hide(this, 'list', options.list)
  }
}

/** A request or a definition that is refused before any server sees it, with all that is wrong with it. */
export class RefusedError extends KubeError {
  declare readonly code: 'RequestError' | 'DefinitionError'
  readonly issues: readonly Issue[]

  constructor(code: 'RequestError' | 'DefinitionError', message: string, issues: readonly Issue[]) {
    super(code, message)
    this.issues = issues
  }
}

interface ErrorOf {
  ApiError: ApiError
  TransportError: KubeError & { readonly code: 'TransportError' }
  DecodeError: KubeError & { readonly code: 'DecodeError' }
  InvalidError: InvalidError
  RequestError: RefusedError & { readonly code: 'RequestError' }
  DefinitionError: RefusedError & { readonly code: 'DefinitionError' }
  ConfigError: KubeError & { readonly code: 'ConfigError' }
}

/** Whether `error` is a {@link KubeError}, of the given code where one is named; holds across installed copies. */
export function isKubeError<Code extends KubeErrorCode = KubeErrorCode>(error: unknown, code?: Code): error is ErrorOf[Code] {
  return error instanceof Error && brand in error && (code === undefined || (error as KubeError).code === code)
}

/** Whether the server refused with this reason: `isApiError(error, 'NotFound')`. */
export function isApiError(error: unknown, reason?: Status['reason']): error is ApiError {
  return isKubeError(error, 'ApiError') && (reason === undefined || error.status.reason === reason)
}

/** An object that came from a server and does not fit its schema. */
export interface InvalidObject {
  readonly ref: ObjectRef
  readonly resourceVersion?: string
  readonly issues: readonly Issue[]
  /** The object as it came. Reachable, but left out when the error is printed or serialised. */
  readonly raw: unknown
}

/** Makes an {@link InvalidObject} whose `raw` no logger prints. */
export function invalidObject(ref: ObjectRef, issues: readonly Issue[], raw: unknown, resourceVersion?: string): InvalidObject {
  const invalid = { ref, ...(resourceVersion !== undefined && { resourceVersion }), issues }
  return hide(invalid, 'raw', raw)
}

function hide<T extends object, Key extends string>(target: T, key: Key, value: unknown): T & { readonly [K in Key]: unknown } {
  Object.defineProperty(target, key, { value, enumerable: false })
  return target as T & { readonly [K in Key]: unknown }
}
