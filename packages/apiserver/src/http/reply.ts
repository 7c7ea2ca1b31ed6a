import type { ApiError } from '@kindbox/core'

/** An answer before it is bound to a transport. */
export interface Reply {
  readonly status: number
  readonly headers: readonly (readonly [string, string])[]
  /** Text, bytes, or a stream that lives as long as its reader. */
  readonly body: string | Uint8Array<ArrayBuffer> | ReadableStream<Uint8Array>
}

export interface ReplyOptions {
  readonly status?: number
  /** Texts of `Warning: 299` headers. */
  readonly warnings?: readonly string[]
}

/** An answer in JSON, from text that is JSON already. */
export function jsonReply(json: string, { status = 200, warnings = [] }: ReplyOptions = {}): Reply {
  return { status, headers: [...jsonHeaders, ...warningHeaders(warnings)], body: `${json}\n` }
}

export function textReply(body: string, status = 200): Reply {
  return { status, headers: textHeaders, body }
}

/** A Status as the server sends its refusals. */
export function failureReply({ status }: ApiError, warnings: readonly string[] = []): Reply {
  const reply = jsonReply(JSON.stringify(status), { status: status.code ?? 500, warnings })
  const retryAfter = status.details?.retryAfterSeconds
  return retryAfter === undefined ? reply : { ...reply, headers: [...reply.headers, ['retry-after', String(retryAfter)]] }
}

export function streamReply(body: ReadableStream<Uint8Array>, warnings: readonly string[] = []): Reply {
  return { status: 200, headers: [...jsonHeaders, ...warningHeaders(warnings)], body }
}

export function toResponse({ status, headers, body }: Reply): Response {
  return new Response(body, { status, headers: headers as [string, string][] })
}

const uncached = ['cache-control', 'no-cache, private'] as const
const jsonHeaders = [uncached, ['content-type', 'application/json']] as const
const textHeaders = [uncached, ['content-type', 'text/plain; charset=utf-8'], ['x-content-type-options', 'nosniff']] as const

/** Code points in all warnings together, and in each once that is exceeded (apiserver pkg/endpoints/filters/warning.go). */
const TOTAL_LIMIT = 4_096
const TRUNCATED_LENGTH = 256

function warningHeaders(warnings: readonly string[]): (readonly [string, string])[] {
  // A text that is no header value is left out (apimachinery pkg/util/net/http.go, `NewWarningHeader`).
  const texts = [...new Set(warnings)].filter((warning) => !/\p{Cc}/u.test(warning)).map((warning) => [...warning])
  const total = texts.reduce((sum, text) => sum + text.length, 0)
  if (total <= TOTAL_LIMIT) return texts.map((text) => warningHeader(text))
  const headers: (readonly [string, string])[] = []
  let written = 0
  for (const text of texts) {
    if (written >= TOTAL_LIMIT) break
    const truncated = text.slice(0, TRUNCATED_LENGTH)
    written += truncated.length
    headers.push(warningHeader(truncated))
  }
  return headers
}

/** RFC 7234 section 5.5, with `-` for the agent. */
function warningHeader(text: readonly string[]): readonly [string, string] {
  const escaped = text.map((character) => (character === '"' || character === '\\' ? `\\${character}` : character)).join('')
  // HTTP takes bytes: characters beyond ASCII travel as the bytes of their UTF-8, as Go writes them.
  return ['warning', `299 - "${Buffer.from(escaped).toString('latin1')}"`]
}
