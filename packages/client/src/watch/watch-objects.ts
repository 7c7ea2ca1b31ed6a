import { ApiError, KubeError, type ApiEvent, type Bookmark, type KubeObject, type RequestParts, type WatchStream } from '@kindbox/core'
import { withType, type ObjectCheck } from '../check/object-check.ts'
import { excerpt, jsonFault, looksLikeJson, type Received } from '../exchange/decode-json.ts'
import { asStatus, describeRefusal } from '../exchange/decode-refusal.ts'
import { exchange, type Wire } from '../exchange/exchange.ts'
import { lines } from './lines.ts'

/**
 * The events of a watch, until the server ends it. Leaving the loop releases the connection.
 *
 * @param request called for the first event: nothing is sent, nor refused, before somebody asks for one
 * @throws KubeError `ApiError` where the watch is refused or an ERROR line ends it (410 for a version that is too old, in either place),
 *   `TransportError` for a connection that breaks, `DecodeError` for lines that are no events; and the signal's reason once it is aborted.
 */
export function watchObjects<T extends KubeObject>(
  wire: Wire,
  request: () => RequestParts,
  signal: AbortSignal | undefined,
  check: ObjectCheck,
): WatchStream<T> {
  let received: Received | undefined
  let arrived: readonly string[] = []
  let next = 0

  function take(): ApiEvent<T> | undefined {
    while (received !== undefined && next < arrived.length) {
      // An event that cannot be read stays the next one: whoever asks again is told again.
      const line = arrived[next]!
      const event = isBlank(line) ? undefined : eventOf<T>(line, received, check)
      next++
      if (event !== undefined) return event
    }
    return undefined
  }

  async function* events(): AsyncGenerator<ApiEvent<T>, void, undefined> {
    const answer = await exchange(wire, 'watch', request(), signal)
    received = answer.received
    for await (const batch of lines(answer.chunks(), received.what)) {
      arrived = batch
      next = 0
      for (let event = take(); event !== undefined; event = take()) yield event
    }
  }

  return Object.assign(events(), { take })
}

function isBlank(line: string): boolean {
  return !line.startsWith('{') && line.trim() === ''
}

function eventOf<T extends KubeObject>(line: string, received: Received, check: ObjectCheck): ApiEvent<T> {
  const { type, object } = decodeLine(line, received)
  switch (type) {
    case 'ADDED':
    case 'MODIFIED':
    case 'DELETED': {
      const typed = withType(check.resource, object)
      const invalid = check.judge(typed, object)
      return invalid === undefined ? { type, object: typed as T } : { type: 'INVALID', change: type, invalid }
    }
    case 'BOOKMARK':
      return { type, object: asBookmark(object, received, check) }
    case 'ERROR':
      throw errorOf(object, received)
    default: {
      const found = typeof type === 'string' ? `the type ${JSON.stringify(type.slice(0, 100))}` : 'no type'
      throw new KubeError('DecodeError', `${received.what}: an event has ${found}; ADDED, MODIFIED, DELETED, BOOKMARK and ERROR are known.`)
    }
  }
}

function decodeLine(line: string, received: Received): { readonly type?: unknown; readonly object?: unknown } {
  const arrived = `${received.what}: ${received.server} sent`
  try {
    const event: unknown = JSON.parse(line)
    if (typeof event === 'object' && event !== null) return event
    throw new KubeError('DecodeError', `${arrived} a line that is JSON but no event.`)
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error
    if (!looksLikeJson(line)) {
      throw new KubeError('DecodeError', `${arrived} ${excerpt(line, received.contentType)} instead of an event.`)
    }
    const cause = new SyntaxError(jsonFault(error, line))
    if (line.endsWith('\n')) throw new KubeError('DecodeError', `${arrived} an event whose JSON ${cause.message}.`, { cause })
    const message = `${received.what}: the connection to ${received.server} ended in the middle of an event.`
    throw new KubeError('TransportError', message, { cause })
  }
}

/** A bookmark is an object of the watched kind with nothing but a version, so the kind's schema would refuse it. */
function asBookmark(object: unknown, { what }: Received, { resource }: ObjectCheck): Bookmark {
  const { apiVersion = resource.apiVersion, kind = resource.kind, metadata } = (object ?? {}) as { [field: string]: unknown }
  const { resourceVersion, annotations } = (metadata ?? {}) as { [field: string]: unknown }
  const known =
    apiVersion === resource.apiVersion && kind === resource.kind && typeof resourceVersion === 'string' && resourceVersion !== ''
  const noted =
    annotations === undefined || (typeof annotations === 'object' && annotations !== null && Object.values(annotations).every(isString))
  if (known && noted) return withType(resource, object) as Bookmark
  throw new KubeError(
    'DecodeError',
    `${what}: a BOOKMARK has to be a ${resource.kind} of ${resource.apiVersion} with a metadata.resourceVersion.`,
  )
}

function isString(value: unknown): value is string {
  return typeof value === 'string'
}

function errorOf(object: unknown, { what }: Received): KubeError {
  const status = asStatus(object)
  if (status === undefined) return new KubeError('DecodeError', `${what}: an ERROR event carries no Status.`)
  return new ApiError(describeRefusal(what, status), status)
}
