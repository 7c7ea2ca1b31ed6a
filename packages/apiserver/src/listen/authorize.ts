import type { ApiError } from '@kindbox/core'
import { failure, forbidden } from '../failure/failure.ts'
import { requestInfo } from '../request/request-info.ts'

/** The name under which a user without rights is known. */
export const POWERLESS = 'powerless'

/** What everybody who is known may read (the cluster roles `system:discovery` and `system:public-info-viewer`). */
const PUBLIC = /^\/(?:apis?|version|openapi|healthz|livez|readyz)(?:\/|$)/

/**
 * The server's refusal of a request by a user who was given no role, or undefined for what needs none. Worded as by `ForbiddenMessage`
 * (apiserver pkg/endpoints/handlers/responsewriters/errors.go).
 */
export function refusalToPowerless(method: string, target: string): ApiError | undefined {
  const url = new URL(target, 'https://localhost')
  const request = requestInfo(method, url.pathname, url.searchParams)
  if (!request.isResource) {
    if (PUBLIC.test(url.pathname) && (method === 'GET' || method === 'HEAD')) return undefined
    return failure(
      403,
      'Forbidden',
      `forbidden: User "${POWERLESS}" cannot ${method.toLowerCase()} path ${JSON.stringify(url.pathname)}`,
      {},
    )
  }
  const { verb, group, resource: plural, subresource, namespace, name } = request
  const resource = subresource === '' ? plural : `${plural}/${subresource}`
  const where = namespace === '' ? 'at the cluster scope' : `in the namespace "${namespace}"`
  return forbidden({ group, plural }, name, `User "${POWERLESS}" cannot ${verb} resource "${resource}" in API group "${group}" ${where}`)
}
