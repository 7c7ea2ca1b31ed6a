import { ApiError } from '@kindbox/core'
import { decodeJson } from '../decode/decode-text.ts'
import { badRequest, expired } from '../failure/failure.ts'

/** Where a list goes on: what a continue token says. */
export interface Continuation {
  /** The version the list began with. Below 0 the list goes on with whatever there is now, which is how an expired token can be resumed. */
  readonly revision: number
  /** The first key of the next page, relative to the prefix of the list. In the token it begins with a slash, which is the prefix's last. */
  readonly start: string
}

/** As apiserver's pkg/storage/continue.go writes it: base64url, without padding, of JSON in this field order. */
export function encodeContinue({ revision, start }: Continuation): string {
  // Go escapes the NUL that ends the last key of the page as JSON does.
  // A token without consistency comes from elsewhere upstream, and begins without the slash.
  const from = revision < 0 ? start : `/${start}`
  return Buffer.from(JSON.stringify({ v: 'meta.k8s.io/v1', rv: revision, start: from })).toString('base64url')
}

/** @throws ApiError 400 for what this function's counterpart did not write. */
export function decodeContinue(token: string): Continuation {
  const { v, rv, start } = parse(token)
  if (v !== 'meta.k8s.io/v1') throw notValid(`continue key is not valid: server does not recognize this encoded version ${String(v ?? '')}`)
  if (typeof rv !== 'number' || rv === 0)
    throw notValid('continue key is not valid: incorrect encoded start resourceVersion (version meta.k8s.io/v1)')
  if (typeof start !== 'string' || start === '')
    throw notValid('continue key is not valid: encoded start key empty (version meta.k8s.io/v1)')
  const path = start.startsWith('/') ? start : `/${start}`
  // A token must not reach out of the prefix it is applied to.
  if (
    path
      .slice(1)
      .split('/')
      .some((part) => part === '' || part === '.' || part === '..')
  )
    throw notValid(`continue key is not valid: ${start}`)
  return { revision: rv, start: path.slice(1) }
}

/** The refusal of a token whose version is forgotten, with a token that goes on without consistency (etcd3/errors.go). */
export function expiredContinue(start: string): ApiError {
  const { message, status } = expired(
    'The provided continue parameter is too old to display a consistent list result. You can start a new list without the continue ' +
      'parameter, or use the continue token in this response to retrieve the remainder of the results. Continuing with the provided ' +
      'token results in an inconsistent list - objects that were created, modified, or deleted between the time the first chunk was ' +
      'returned and now may show up in the list.',
  )
  return new ApiError(message, { ...status, metadata: { continue: encodeContinue({ revision: -1, start }) } })
}

function parse(token: string): { readonly v?: unknown; readonly rv?: unknown; readonly start?: unknown } {
  const stranger = token.search(/[^\w-]/)
  if (stranger !== -1 || token.length % 4 === 1) {
    throw notValid(`continue key is not valid: illegal base64 data at input byte ${stranger === -1 ? token.length - 1 : stranger}`)
  }
  const decoded = decodeJson(Buffer.from(token, 'base64url').toString())
  if ('problem' in decoded) throw notValid(`continue key is not valid: ${decoded.problem}`)
  const { value } = decoded
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value
  throw notValid('continue key is not valid: json: cannot unmarshal into Go value of type storage.continueToken')
}

function notValid(why: string): ApiError {
  return badRequest(`invalid continue token: ${why}`)
}
