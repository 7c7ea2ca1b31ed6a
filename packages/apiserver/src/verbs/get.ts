import { failure, notFound } from '../failure/failure.ts'
import type { Reply } from '../http/reply.ts'
import { keyOf, type Stored } from '../storage/stored.ts'
import { checkReached, parseVersion, versionProblem } from '../storage/version.ts'
import type { Call } from './call.ts'
import { replyStored } from './respond.ts'

/** GET of one object, or of its status: the whole object either way. */
export function get(call: Call): Reply {
  const version = call.query.get('resourceVersion') ?? ''
  if (!/^\d*$/.test(version)) throw failure(500, '', versionProblem(version))
  if (version !== '') checkReached(parseVersion(version), call.server.revision())
  return replyStored(call, existing(call))
}

export function find({ resource, request }: Call): Stored | undefined {
  return resource.objects.get(keyOf(resource.namespaced ? request.namespace : '', request.name))
}

/** @throws ApiError 404 */
export function existing(call: Call): Stored {
  const stored = find(call)
  if (stored === undefined) throw notFound(call.resource, call.request.name)
  return stored
}
