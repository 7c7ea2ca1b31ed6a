import { badRequest, expired } from '../failure/failure.ts'
import type { Reply } from '../http/reply.ts'
import { encodeJson } from '../encode/encode-json.ts'
import { type ServedResource, viewOf } from '../kind/served-resource.ts'
import { type ListOptions, listOptions } from '../request/list-options.ts'
import { selection, type Selection } from '../selector/selection.ts'
import { decodeContinue, encodeContinue, expiredContinue } from '../storage/continue-token.ts'
import type { Snapshot } from '../storage/collection.ts'
import type { Stored, StoredObject } from '../storage/stored.ts'
import { checkReached, parseVersion } from '../storage/version.ts'
import type { Call } from './call.ts'
import { replyJson, transformerOf } from './respond.ts'

/** GET of the objects of a namespace, or of all. */
export function list(call: Call): Reply {
  const options = listOptions(call.query, false)
  const selected = selection(call.resource, options)
  const page = readPage(call, options, selected)
  return replyJson(call, listJson(call, page))
}

/** The objects of one page of a list. */
export interface Page {
  readonly items: readonly Stored[]
  readonly revision: number
  readonly continue: string
  readonly remainingItemCount?: number
}

/** The list as the server writes it: that of a kind of its own leaves out what is empty, and what its items are. */
export function listJson(call: Call, { items, continue: token, remainingItemCount, revision }: Page): string {
  const { resource } = call
  const { apiVersion, listKind, builtIn } = resource
  const metadata = {
    ...((token !== '' || (!builtIn && call.as === undefined)) && { continue: token }),
    ...(remainingItemCount !== undefined && { remainingItemCount }),
    resourceVersion: String(revision),
  }
  const views = items.map((stored) => viewOf(resource, stored))
  const transformed = transformerOf(call)?.list(
    metadata,
    views.map(({ object }) => object),
  )
  if (transformed !== undefined) return encodeJson(transformed)
  const listed = views.map((view) => (builtIn ? withoutType(view.object) : view.json))
  const [version, kind, meta] = [apiVersion, listKind, metadata].map((value) => JSON.stringify(value))
  return `{"apiVersion":${version},"items":[${listed.join(',')}],"kind":${kind},"metadata":${meta}}`
}

/**
 * @throws ApiError 400 for a token that is none, 410 for a version that is forgotten, 504 for one that is not reached.
 */
export function readPage(call: Call, options: ListOptions, selected: Selection): Page {
  const { resource, request, server } = call
  const namespace = resource.namespaced ? request.namespace || (selected.namespace ?? '') : ''
  const prefix = namespace === '' ? '' : `${namespace}/`
  const from = start(options, prefix)
  const revision = from.revision ?? exactVersion(options, server.revision())
  if (revision !== undefined) checkReached(revision, server.revision())
  const snapshot = revision === undefined ? resource.objects.now() : resource.objects.at(revision)
  if (snapshot === undefined)
    throw from.key === ''
      ? expired('The resourceVersion for the provided list is too old.')
      : expiredContinue(from.key.slice(prefix.length))
  const page = { prefix, start: from.key, limit: pageLimit(options, selected), revision: revision ?? server.revision() }
  return takePage(resource, snapshot, selected, page)
}

interface Start {
  readonly key: string
  readonly revision?: number
}

function start(options: ListOptions, prefix: string): Start {
  if (options.continue === '') return { key: '' }
  const { revision, start: key } = decodeContinue(options.continue)
  if (options.resourceVersion !== '' && options.resourceVersion !== '0')
    throw badRequest('specifying resource version is not allowed when using continue')
  return { key: prefix + key, ...(revision > 0 && { revision }) }
}

/** The version a list has to show; undefined where the newest will do (apiserver pkg/storage/interfaces.go, `ValidateListOptions`). */
function exactVersion({ resourceVersion, resourceVersionMatch, limit }: ListOptions, current: number): number | undefined {
  if (resourceVersion === '') return undefined
  const version = parseVersion(resourceVersion)
  checkReached(version, current)
  return resourceVersionMatch === 'Exact' || (resourceVersionMatch === '' && limit > 0 && version > 0) ? version : undefined
}

function withoutType({ apiVersion: _, kind: _kind, ...object }: StoredObject): string {
  return encodeJson(object)
}

/** Any version is good enough for `0`, so the server answers from its cache, which knows no pages; one object needs none. */
function pageLimit({ limit, resourceVersion }: ListOptions, { name }: Selection): number {
  return resourceVersion === '0' || name !== undefined ? 0 : Math.max(0, limit)
}

interface Range {
  readonly prefix: string
  readonly start: string
  /** 0 is no limit. */
  readonly limit: number
  readonly revision: number
}

function takePage(resource: ServedResource, snapshot: Snapshot, selected: Selection, { prefix, start, limit, revision }: Range): Page {
  const items: Stored[] = []
  for (const stored of snapshot.scan(prefix, start)) {
    if (!selected.everything && !selected.matches(viewOf(resource, stored).object)) continue
    items.push(stored)
    if (items.length === limit) break
  }
  const next = limit > 0 && items.length === limit ? `${items.at(-1)?.key}\0` : ''
  const remaining = next === '' ? 0 : snapshot.count(prefix, next)
  if (remaining === 0) return { items, revision, continue: '' }
  const token = encodeContinue({ revision, start: next.slice(prefix.length) })
  return { items, revision, continue: token, ...(selected.everything && { remainingItemCount: remaining }) }
}
