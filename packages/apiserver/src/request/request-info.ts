import { badRequest } from '../failure/failure.ts'

/** What a URL asks for. Upstream's `RequestInfo` (apiserver pkg/endpoints/request/requestinfo.go). */
export type RequestInfo = ResourceRequest | PathRequest

/** A request for objects. */
export interface ResourceRequest {
  readonly isResource: true
  readonly verb: Verb
  readonly group: string
  readonly version: string
  /** The plural. */
  readonly resource: string
  readonly subresource: string
  /** Empty where the path names no namespace. */
  readonly namespace: string
  /** Empty where the path names no object. */
  readonly name: string
  /** Path segments after the subresource, which nothing here serves. */
  readonly rest: readonly string[]
}

/** A request for anything else: discovery, health, version. */
export interface PathRequest {
  readonly isResource: false
  readonly segments: readonly string[]
}

export type Verb = 'get' | 'list' | 'watch' | 'create' | 'update' | 'patch' | 'delete' | 'deletecollection' | ''

/** Subresources of a namespace; anything else below a namespace is a resource in it. */
const NAMESPACE_SUBRESOURCES: ReadonlySet<string> = new Set(['status', 'finalize'])

const VERBS: ReadonlyMap<string, Verb> = new Map([
  ['POST', 'create'],
  ['GET', 'get'],
  ['HEAD', 'get'],
  ['PUT', 'update'],
  ['PATCH', 'patch'],
  ['DELETE', 'delete'],
])

/** @throws ApiError 400 for a path that is not percent-encoded as it should be. */
export function requestInfo(method: string, path: string, query: URLSearchParams): RequestInfo {
  const segments = splitPath(path)
  const grouped = segments[0] === 'apis'
  if (!(segments[0] === 'api' ? segments.length >= 3 : grouped && segments.length >= 4)) return { isResource: false, segments }
  const [group, version] = grouped ? [segments[1]!, segments[2]!] : ['', segments[1]!]
  let parts = segments.slice(grouped ? 3 : 2)
  let verb = VERBS.get(method) ?? ''
  const watched = parts[0] === 'watch' && parts.length > 1
  if (watched) parts = parts.slice(1)
  let namespace = ''
  if (parts[0] === 'namespaces' && parts.length > 1) {
    namespace = parts[1]!
    if (parts.length > 2 && !NAMESPACE_SUBRESOURCES.has(parts[2]!)) parts = parts.slice(2)
  }
  const [resource = '', name = '', subresource = '', ...rest] = parts
  if (watched) verb = 'watch'
  else if (name === '' && verb === 'get') verb = isTrue(query.get('watch')) ? 'watch' : 'list'
  else if (name === '' && verb === 'delete') verb = 'deletecollection'
  return { isResource: true, verb, group, version, resource, subresource, namespace, name, rest }
}

/** How Kubernetes reads a boolean of a query: everything but `false` and `0` is true, and so is a name without a value. */
export function isTrue(value: string | null): boolean {
  return value !== null && value.toLowerCase() !== 'false' && value !== '0'
}

/** Decoded once, then split, as Go's `URL.Path` is: an encoded slash separates like any other. */
function splitPath(path: string): string[] {
  let decoded: string
  try {
    decoded = decodeURIComponent(path)
  } catch {
    throw badRequest('the path of the request is not percent-encoded UTF-8')
  }
  let start = 0
  let end = decoded.length
  while (start < end && decoded[start] === '/') start++
  while (end > start && decoded[end - 1] === '/') end--
  return start === end ? [] : decoded.slice(start, end).split('/')
}
