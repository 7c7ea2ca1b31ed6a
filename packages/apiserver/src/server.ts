import { ApiError, type AnyResource } from '@kindbox/core'
import type { CustomResourceDefinition } from '@kindbox/crd'
import { type Clock, systemClock } from './clock.ts'
import { Definitions } from './crds/definitions.ts'
import { discover } from './discovery/discovery.ts'
import { internalError, noSuchPath } from './failure/failure.ts'
import { failureReply, type Reply, textReply, toResponse } from './http/reply.ts'
import { type Format, negotiate, negotiateFailure } from './http/accept.ts'
import { protobufReply } from './http/protobuf-reply.ts'
import { type Incoming, incomingFetch } from './http/incoming.ts'
import { yamlReply } from './http/yaml-reply.ts'
import { builtInResource } from './kind/built-in-resource.ts'
import type { ServedResource } from './kind/served-resource.ts'
import { Namespaces } from './namespaces/namespaces.ts'
import { Registry } from './registry/registry.ts'
import { requestInfo, type ResourceRequest } from './request/request-info.ts'
import { Collection } from './storage/collection.ts'
import { Revisions } from './storage/revisions.ts'
import type { Surroundings } from './verbs/call.ts'
import { dispatch } from './verbs/dispatch.ts'

export interface ApiServerOptions {
  /** Installed when the server starts, as if they had been created. */
  readonly crds?: readonly CustomResourceDefinition[]
  /** Kinds of Kubernetes itself to serve besides namespaces and definitions, from their schemas. */
  readonly resources?: readonly AnyResource[]
  /** Default: the system's. */
  readonly clock?: Clock
  /** A number from 0 up to, not including, 1; for uids, generated names and timeouts. Default: `Math.random`. */
  readonly random?: () => number
  /** How many changes of a resource are kept for watches and lists that go on in the past. Default: 10,000. */
  readonly historyLimit?: number
  /** Milliseconds between the bookmarks of a watch. Default: 60,000. */
  readonly bookmarkInterval?: number
}

/** The server without a transport: requests in, replies out. */
export interface Server {
  readonly handle: (incoming: Incoming) => Promise<Reply>
  /** Forgets the changes so far. */
  readonly compact: () => void
  readonly fetch: (input: string | URL | Request, init?: RequestInit) => Promise<Response>
}

const HISTORY_LIMIT = 10_000
const BOOKMARK_INTERVAL = 60_000

/** @throws KubeError `ApiError` where one of the definitions is refused. */
export function createServer(options: ApiServerOptions = {}): Server {
  const { clock = systemClock, random = Math.random, historyLimit = HISTORY_LIMIT } = options
  const revisions = new Revisions()
  const registry = new Registry()
  const collections = new Set<WeakRef<Collection>>()
  function newCollection(): Collection {
    const collection = new Collection(revisions, { historyLimit, removed })
    collections.add(new WeakRef(collection))
    return collection
  }
  const namespaces = new Namespaces({ objects: newCollection(), registry, clock, random })
  const definitions = new Definitions({ objects: newCollection(), registry, clock, random, newCollection })
  for (const resource of [
    namespaces.resource,
    definitions.resource,
    ...(options.resources ?? []).map((each) => builtInResource(each, newCollection())),
  ]) {
    registry.replace(resource.group, resource.plural, [resource])
  }
  for (const definition of options.crds ?? []) definitions.install(definition)
  const server: Surroundings = {
    clock,
    random,
    namespaces,
    revision: () => revisions.current,
    isServed: (resource) => registry.get(resource.group, resource.version, resource.plural) === resource,
    bookmarkInterval: options.bookmarkInterval ?? BOOKMARK_INTERVAL,
  }

  /** Whoever waits for an object to go hears that it is gone. */
  function removed(collection: Collection, key: string): void {
    if (collection === definitions.resource.objects) definitions.removed(key)
    definitions.settle(collection)
    const slash = key.indexOf('/')
    if (slash !== -1) namespaces.settle(key.slice(0, slash))
  }

  function compact(): void {
    for (const reference of collections) {
      const collection = reference.deref()
      if (collection === undefined) collections.delete(reference)
      else collection.history.compact(revisions.current)
    }
  }

  async function answer(incoming: Incoming): Promise<Reply> {
    const { target } = incoming
    const mark = target.indexOf('?')
    const query = new URLSearchParams(mark === -1 ? '' : target.slice(mark + 1))
    const request = requestInfo(incoming.method, mark === -1 ? target : target.slice(0, mark), query)
    if (!request.isResource) {
      const found = discover(request.segments, registry)
      if (found === undefined) return pageNotFound()
      // Versions and health are told in one format, whatever is asked for.
      const isNegotiated = request.segments[0] === 'api' || request.segments[0] === 'apis'
      return isNegotiated ? written(found, negotiate(incoming.header('accept'), { protobuf: true }).format) : found
    }
    const resource = registry.get(request.group, request.version, request.resource)
    if (resource === undefined || !isInScope(resource, request)) return unserved(request, registry)
    const { format, as } = negotiate(incoming.header('accept'), { watch: request.verb === 'watch', transforms: true })
    const warnings: string[] = []
    try {
      return await written(await dispatch({ resource, request, query, incoming, server, warnings, ...(as && { as }) }), format)
    } catch (error) {
      if (error instanceof ApiError) return failed(incoming, error, warnings)
      throw error
    }
  }

  async function handle(incoming: Incoming): Promise<Reply> {
    const { signal } = incoming
    signal?.throwIfAborted()
    const reply = await answer(incoming).catch((error: unknown) => {
      if (error instanceof ApiError) return failed(incoming, error)
      signal?.throwIfAborted()
      // A fault of ours, told as the server tells its own.
      return failed(incoming, internalError(error instanceof Error ? error.message : String(error)))
    })
    // Whoever has given up does not hear of an answer any more, though what was asked may have been done.
    signal?.throwIfAborted()
    return reply
  }

  return { handle, compact, fetch: async (input, init) => toResponse(await handle(incomingFetch(input, init))) }
}

function failed(incoming: Incoming, error: ApiError, warnings: readonly string[] = []): Reply | Promise<Reply> {
  return written(failureReply(error, warnings), negotiateFailure(incoming.header('accept')))
}

function written(reply: Reply, format: Format): Reply | Promise<Reply> {
  return format === 'yaml' ? yamlReply(reply) : format === 'protobuf' ? protobufReply(reply) : reply
}

/** The groups that Kubernetes itself serves answer for what they do not have; anything else is nobody's. */
function unserved({ group }: ResourceRequest, registry: Registry): Reply {
  for (const resource of registry.all()) {
    if (resource.builtIn && resource.group === group) throw noSuchPath()
  }
  return pageNotFound()
}

/** Go's answer to a path that nothing serves. */
function pageNotFound(): Reply {
  return textReply('404 page not found\n', 404)
}

/** Only lists and watches of a namespaced kind do without a namespace; a cluster-scoped kind is in none. */
function isInScope(resource: ServedResource, { namespace, verb, resource: plural }: ResourceRequest): boolean {
  if (!resource.namespaced) return namespace === '' || plural === 'namespaces'
  return namespace !== '' || verb === 'list' || verb === 'watch'
}
