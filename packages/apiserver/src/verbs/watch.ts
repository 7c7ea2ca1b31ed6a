import { badRequest, failure } from '../failure/failure.ts'
import { type Reply, streamReply } from '../http/reply.ts'
import { listOptions } from '../request/list-options.ts'
import { named, selection } from '../selector/selection.ts'
import { versionProblem } from '../storage/version.ts'
import { watchStream } from '../watch/watch-stream.ts'
import type { Call } from './call.ts'
import { transformerOf } from './respond.ts'

/** Seconds that a watch lasts at least where the request does not say; up to twice as many by chance (`--min-request-timeout`). */
const MIN_TIMEOUT = 1_800

/** GET of the changes of a namespace's objects, or of all, as a stream of JSON lines. */
export function watch(call: Call): Reply {
  const { resource, request, server, query, incoming } = call
  const options = listOptions(query, true)
  const selected = selection(resource, options)
  const { resourceVersion } = options
  if (!/^\d{0,15}$/.test(resourceVersion)) throw failure(500, '', versionProblem(resourceVersion))
  if (request.name !== '' && selected.name !== undefined && selected.name !== request.name) {
    throw badRequest("fieldSelector metadata.name doesn't match requested name")
  }
  const isAny = resourceVersion === '' || resourceVersion === '0'
  const fromBeginning = options.sendInitialEvents ?? isAny
  const namespace = resource.namespaced ? request.namespace : ''
  const seconds = options.timeoutSeconds || MIN_TIMEOUT * (1 + server.random())
  const transform = transformerOf(call, { headersOnce: true })
  return streamReply(
    watchStream({
      resource,
      prefix: namespace === '' ? '' : `${namespace}/`,
      selection: request.name === '' ? selected : named(selected, request.name),
      fromBeginning,
      version: isAny && !fromBeginning ? server.revision() : Number(resourceVersion),
      bookmarks: options.allowWatchBookmarks,
      isServed: () => server.isServed(resource),
      timeout: seconds * 1_000,
      bookmarkInterval: server.bookmarkInterval,
      ...(transform && { transform }),
      clock: server.clock,
      revision: () => server.revision(),
      signal: incoming.signal,
    }),
    call.warnings,
  )
}
