import { isKubeError, type ApiError, type RequestParts } from '@kindbox/core'
import type { Identify, Identity } from '../config/credentials.ts'
import type { FetchResponse, Header } from '../transport/fetch-like.ts'
import type { Transport } from '../transport/node-transport.ts'
import { transportError, type Endpoint } from '../transport/transport-error.ts'
import { decodeJson, type Received } from './decode-json.ts'
import { refusal } from './decode-refusal.ts'
import { identified } from './identified.ts'
import { LinkedAbort } from './linked-abort.ts'
import { warningTexts } from './warning-header.ts'

/** Where requests go and what every one of them bears. */
export interface Wire extends Endpoint, Pick<Transport, 'fetch' | 'connect'> {
  /** Tells the server who is asking; called for every request, as tokens rotate. */
  readonly identify: Identify
  readonly userAgent: string
  /** Aborted when the client is closed. */
  readonly closed: AbortSignal
  readonly onWarning: (warning: string, request: string) => void
}

/** An answer whose body is still to be read; until it is, it holds its connection. */
export interface Answer {
  readonly received: Received
  text(): Promise<string>
  chunks(): AsyncGenerator<Uint8Array | string, void, undefined>
}

/** Bytes of an error body that are read; a Status with a thousand causes is far smaller. */
const refusalBytes = 4 * 1024 * 1024

/**
 * Sends a request and gives the JSON of the answer.
 *
 * @param verb what the caller asked for, for messages: `get`
 * @throws KubeError `ApiError`, `TransportError`, `DecodeError`; and the signal's reason once it is aborted.
 */
export async function exchangeJson(wire: Wire, verb: string, parts: RequestParts, signal: AbortSignal | undefined): Promise<unknown> {
  const answer = await exchange(wire, verb, parts, signal)
  return decodeJson(await answer.text(), answer.received)
}

/** Sends a request and gives the answer as soon as its head is there, if it is a success. Throws as {@link exchangeJson} does. */
export async function exchange(wire: Wire, verb: string, parts: RequestParts, signal: AbortSignal | undefined): Promise<Answer> {
  const abort = new LinkedAbort([signal, wire.closed])
  const what = `${verb} ${parts.subject}`
  const response = await send(wire, parts, abort).catch((error: unknown) => {
    throw settled(error, what, wire, abort)
  })
  try {
    for (const text of warningTexts(response.headers.get('warning'))) wire.onWarning(text, what)
  } catch (error) {
    abort.cancel()
    throw error
  }
  const contentType = response.headers.get('content-type')
  const received: Received = { what, server: wire.server, source: wire.source, httpStatus: response.status, contentType }
  const answer = openAnswer(response, received, abort)
  if (response.ok) return answer
  throw await refusalOf(answer, response)
}

/** The error for an answer that is no success; reads its body, which is released then. */
export async function refusalOf(answer: Answer, response: FetchResponse): Promise<ApiError> {
  return refusal(await readStart(answer, refusalBytes), answer.received, response.headers.get('retry-after'))
}

async function send(wire: Wire, { method, path, headers, body }: RequestParts, abort: LinkedAbort): Promise<FetchResponse> {
  const others: Header[] = Object.entries(headers)
  const sendAs = async ({ headers: own, certificate }: Identity): Promise<FetchResponse> => {
    const init = {
      method,
      headers: [['user-agent', wire.userAgent], ...own, ...others] satisfies Header[],
      signal: abort.signal,
      redirect: 'manual',
    } as const
    return await abort.race(wire.fetch(`${wire.server}${path}`, body === undefined ? init : { ...init, body }, certificate))
  }
  return await identified(wire, abort, sendAs, (response) => response)
}

export function openAnswer(response: FetchResponse, received: Received, abort: LinkedAbort): Answer {
  return {
    received,
    async text() {
      try {
        const text = await abort.race(response.text())
        abort.release()
        return text
      } catch (error) {
        throw settled(error, received.what, received, abort)
      }
    },
    async *chunks() {
      if (response.body === null) return abort.release()
      const chunks = response.body[Symbol.asyncIterator]()
      const races = abort.races<IteratorResult<Uint8Array | string, unknown>>()
      let left = true
      try {
        for (;;) {
          const next = await races.next(chunks.next())
          if (next.done === true) break
          yield next.value
        }
        left = false
      } catch (error) {
        left = false
        throw settled(error, received.what, received, abort)
      } finally {
        races.end()
        if (left) {
          abort.cancel()
          chunks.return?.().catch(() => {})
        } else abort.release()
      }
    },
  }
}

/** The start of a body as text. Where it breaks off, the status line and what came so far still tell more than the break. */
async function readStart(answer: Answer, limit: number): Promise<string> {
  const parts: Uint8Array[] = []
  let length = 0
  try {
    for await (const chunk of answer.chunks()) {
      const bytes = typeof chunk === 'string' ? Buffer.from(chunk) : chunk
      parts.push(bytes)
      length += bytes.length
      if (length >= limit) break
    }
  } catch (error) {
    if (!isKubeError(error, 'TransportError')) throw error
  }
  return Buffer.concat(parts).toString('utf8', 0, limit)
}

/** What a caller gets for a failure: the reason of an abort, a KubeError as it is, anything else as a TransportError. */
export function settled(error: unknown, what: string, endpoint: Endpoint, abort: LinkedAbort): unknown {
  if (abort.interrupted) return abort.signal.reason
  abort.cancel()
  return isKubeError(error) ? error : transportError(what, endpoint, error)
}
