import { isUtf8 } from 'node:buffer'
import type { ReadableStream } from 'node:stream/web'
import type { Identity } from '../authorize/user.ts'
import { decodeUtf8, wellFormed } from '@kindbox/core'
import { tooLarge } from '../failure/failure.ts'

/** A request as the server reads it, whether it came in process or through a socket. */
export interface Incoming {
  readonly method: string
  /** Path and query as they were sent, without the origin. */
  readonly target: string
  /** The value of a header, by its name in lower case; undefined where it was not sent. */
  header(name: string): string | undefined
  /** The whole body, empty where there is none; bytes that are no UTF-8 are as `decodeUtf8` has them. Read at most once. */
  body(): Promise<string>
  /** Ends the request from outside. */
  readonly signal: AbortSignal | undefined
  /** Who sent it; undefined where nobody is asked. */
  readonly identity?: Identity
}

/** Bytes that a request body may have (apiserver `MaxRequestBodyBytes`). */
export const BODY_LIMIT = 3 * 1024 * 1024

/** What `fetch` was called with. A `Request` is made only where one was given: making one costs more than answering it. */
export function incomingFetch(input: string | URL | Request, init: RequestInit = {}): Incoming {
  if (input instanceof Request) {
    const request = init === undefined || Object.keys(init).length === 0 ? input : new Request(input, init)
    return {
      method: request.method,
      target: targetOf(request.url),
      header: (name) => request.headers.get(name) ?? undefined,
      body: async () => (request.body === null ? '' : decodeBody(await readStream(request.body as AsyncIterable<Uint8Array>))),
      signal: request.signal,
    }
  }
  const headers = init.headers === undefined ? undefined : new Headers(init.headers)
  return {
    method: (init.method ?? 'GET').toUpperCase(),
    target: targetOf(String(input)),
    header: (name) => headers?.get(name) ?? undefined,
    body: async () => readBody(init.body),
    signal: init.signal ?? undefined,
  }
}

/** Collects a body, and refuses to collect more than the limit. */
export async function readStream(chunks: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  const parts = new BodyParts()
  for await (const chunk of chunks) parts.add(chunk)
  return parts.whole()
}

/** A body while it comes in. */
export class BodyParts {
  readonly #parts: Uint8Array[] = []
  #size = 0

  /** @throws ApiError 413 once there is more than the limit. */
  add(chunk: Uint8Array): void {
    this.#size += chunk.byteLength
    if (this.#size > BODY_LIMIT) throw bodyTooLarge()
    this.#parts.push(chunk)
  }

  whole(): Uint8Array {
    return this.#parts.length === 1 ? this.#parts[0]! : Buffer.concat(this.#parts)
  }
}

/** @throws ApiError 413 for more bytes than the limit. */
export function decodeBody(bytes: Uint8Array): string {
  if (bytes.byteLength > BODY_LIMIT) throw bodyTooLarge()
  if (!isUtf8(bytes)) return decodeUtf8(bytes)
  // A byte order mark stays: the server's JSON decoder minds it.
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString()
}

async function readBody(body: RequestInit['body']): Promise<string> {
  if (body === undefined || body === null) return ''
  if (typeof body === 'string') {
    if (body.length > BODY_LIMIT || Buffer.byteLength(body) > BODY_LIMIT) throw bodyTooLarge()
    // As fetch would send it.
    return wellFormed(body)
  }
  if (body instanceof Uint8Array) return decodeBody(body)
  // Blobs, forms and streams take the long way: the platform knows how to read them.
  const stream = new Response(body).body as ReadableStream<Uint8Array> | null
  return stream === null ? '' : decodeBody(await readStream(stream))
}

function bodyTooLarge() {
  return tooLarge(`limit is ${BODY_LIMIT}`)
}

function targetOf(url: string): string {
  const scheme = url.indexOf('://')
  const path = url.indexOf('/', scheme === -1 ? 0 : scheme + 3)
  const target = path === -1 ? '/' : url.slice(path)
  const fragment = target.indexOf('#')
  return fragment === -1 ? target : target.slice(0, fragment)
}
