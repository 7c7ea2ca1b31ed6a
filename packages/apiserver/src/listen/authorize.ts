import type { ApiError } from '@kindbox/core'
import { mayRead, mayUse, powerless } from '../authorize/user.ts'
import { failure, forbidden } from '../failure/failure.ts'
import { requestInfo } from '../request/request-info.ts'

/**
 * The server's refusal of a request by a user who was given no role, or undefined for what needs none. Worded as by `ForbiddenMessage`
 * (apiserver pkg/endpoints/handlers/responsewriters/errors.go).
 */
export function refusalToPowerless(method: string, target: string): ApiError | undefined {
  const url = new URL(target, 'https://localhost')
  const request = requestInfo(method, url.pathname, url.searchParams)
  if (!request.isResource) {
    const read = method === 'HEAD' ? 'get' : method.toLowerCase()
    if (mayRead(powerless.groups, { verb: read, path: url.pathname }).allowed) return undefined
    return failure(
      403,
      'Forbidden',
      `forbidden: User "${powerless.username}" cannot ${method.toLowerCase()} path ${JSON.stringify(url.pathname)}`,
      {},
    )
  }
  const { verb, group, resource: plural, subresource, namespace, name } = request
  if (mayUse(powerless.groups, { verb, group, resource: plural, subresource }).allowed) return undefined
  const resource = subresource === '' ? plural : `${plural}/${subresource}`
  const where = namespace === '' ? 'at the cluster scope' : `in the namespace "${namespace}"`
  return forbidden(
    { group, plural },
    name,
    `User "${powerless.username}" cannot ${verb} resource "${resource}" in API group "${group}" ${where}`,
  )
}
