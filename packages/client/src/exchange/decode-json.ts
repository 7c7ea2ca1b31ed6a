import { KubeError } from '@kindbox/core'
import type { Endpoint } from '../transport/transport-error.ts'

/** Where a text came from, for messages. */
export interface Received extends Endpoint {
  /** Verb and object: `get Foo default/baz`. */
  readonly what: string
  readonly httpStatus: number
  readonly contentType: string | null
}

/**
 * The JSON of a body.
 *
 * @throws KubeError `DecodeError` that says what arrived instead. JSON is never quoted, as it may hold a Secret; other text is, its start.
 */
export function decodeJson(text: string, received: Received): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    const { what, server, httpStatus } = received
    const arrived = `${what}: ${server} answered ${httpStatus} with`
    if (!looksLikeJson(text)) {
      const message = `${arrived} ${excerpt(text, received.contentType)} instead of JSON. ${adviceFor(received)}`
      throw new KubeError('DecodeError', message)
    }
    const fault = jsonFault(error, text)
    throw new KubeError('DecodeError', `${arrived} JSON that ${fault}. Something between client and server may have changed it.`, {
      cause: new SyntaxError(fault),
    })
  }
}

/** What is wrong with a JSON text, without a word of it: V8 quotes the text in its messages. */
export function jsonFault(error: unknown, text: string): string {
  const message = error instanceof Error ? error.message : ''
  const position = Number(/at position (\d+)/.exec(message)?.[1])
  if (/end of JSON|Unterminated/.test(message) || position >= text.trimEnd().length)
    return `breaks off after ${text.trimEnd().length} characters`
  return Number.isNaN(position) ? 'is malformed' : `is malformed at character ${position}`
}

/** Whether a text is JSON, whole or broken, and so may hold what must not be shown. */
export function looksLikeJson(text: string): boolean {
  return /^\s*["[{]/.test(text)
}

/** The start of a text that is no JSON, on one line: `text/html, starting "<html><body>..."`. */
export function excerpt(text: string, contentType: string | null): string {
  const type = contentType?.split(';')[0]?.trim() || 'a body without content type'
  const start = text
    .slice(0, 400)
    .replaceAll(/[\s\p{Cc}]+/gu, ' ')
    .trim()
  if (start === '') return `${type} and nothing in it`
  return `${type}, starting ${JSON.stringify(start.length > 100 ? `${start.slice(0, 97)}...` : start)},`
}

function adviceFor({ contentType, source }: Received): string {
  const from = source === undefined ? 'the address' : `the address in ${source}`
  return contentType?.includes('html') === true
    ? `Check that ${from} is an API server's, and not that of a proxy or a login page.`
    : `Check that ${from} is an API server's.`
}
