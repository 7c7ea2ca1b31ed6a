import type { Credentials } from '@kindbox/apiserver/testing'
import type { IncomingMessage } from 'node:http'
import { Agent, request as httpsRequest } from 'node:https'

/** What was sent. A string and bytes are sent as they are, anything else as JSON. */
export interface Sent {
  readonly method: string
  /** Path and query. */
  readonly path: string
  readonly headers?: { readonly [name: string]: string }
  readonly body?: unknown
}

/** What came back. */
export interface Received {
  readonly status: number
  readonly contentType: string
  /** Texts of the Warning headers. */
  readonly warnings: readonly string[]
  /** JSON where it is JSON, otherwise text. */
  readonly body: unknown
}

/** Raw access to a server, below any client: what is under test are the server's own bytes. */
export interface ServerAccess extends AsyncDisposable {
  send(sent: Sent): Promise<Received>
  /** Resolves once the server has begun to answer; the lines come until the server's end or the signal's. */
  watch(path: string, options: WatchCall): Promise<AsyncGenerator<unknown, void, undefined>>
  /** Has the server forget what is older than its latest version; not there where nobody can have it do so. */
  readonly compact?: (() => Promise<void>) | undefined
}

export interface WatchCall {
  readonly signal: AbortSignal
  readonly headers?: Sent['headers']
}

/** Where a server is and who asks. */
export type Endpoint = { readonly url: string; readonly ca: string } & Credentials

export interface AccessOptions {
  readonly compact?: ServerAccess['compact']
  /** Milliseconds that an answer may take to begin and, but for watches, to end. Default: a minute. */
  readonly timeout?: number
}

/** The real server itself gives up after a minute. */
const TIMEOUT = 65_000

/** Access over HTTPS, on kept connections. */
export function httpsAccess(endpoint: Endpoint, { compact, timeout = TIMEOUT }: AccessOptions = {}): ServerAccess {
  const { url, ca } = endpoint
  const identity = 'token' in endpoint ? {} : { cert: endpoint.certificate, key: endpoint.key }
  const agent = new Agent({ keepAlive: true, ca, ...identity })
  const authorization = 'token' in endpoint ? { authorization: `Bearer ${endpoint.token}` } : {}

  function open({ method, path, headers, body }: Sent, signal?: AbortSignal) {
    const payload = body === undefined ? undefined : typeof body === 'string' || body instanceof Uint8Array ? body : JSON.stringify(body)
    // Node sends the body of a DELETE without saying that there is one, unless it is told the length.
    const content =
      payload === undefined ? {} : { 'content-type': 'application/json', 'content-length': String(Buffer.byteLength(payload)) }
    return new Promise<IncomingMessage>((resolve, reject) => {
      const options = {
        method,
        agent,
        headers: { accept: 'application/json', ...content, ...authorization, ...headers },
        ...(signal && { signal }),
      }
      httpsRequest(`${url}${path}`, options, resolve).on('error', reject).end(payload)
    })
  }

  return {
    async send(sent) {
      const patience = new AbortController()
      const timer = setTimeout(
        () => patience.abort(new Error(`${sent.method} ${sent.path} was not answered within ${timeout} ms`)),
        timeout,
      )
      let response: IncomingMessage
      let text = ''
      try {
        response = await open(sent, patience.signal)
        for await (const chunk of response.setEncoding('utf8')) text += chunk as string
      } catch (error) {
        throw patience.signal.aborted ? patience.signal.reason : error
      } finally {
        clearTimeout(timer)
      }
      const contentType = response.headers['content-type'] ?? ''
      const warnings = [response.headers['warning'] ?? []].flat().flatMap(warningTexts)
      return {
        status: response.statusCode ?? 0,
        contentType,
        warnings,
        body: contentType.startsWith('application/json') ? JSON.parse(text) : text,
      }
    },
    watch: async (path, { signal, headers }) => lines(await open({ method: 'GET', path, ...(headers && { headers }) }, signal), signal),
    compact,
    async [Symbol.asyncDispose]() {
      agent.destroy()
    },
  }
}

/** `299 - "a", 299 - "b"` has two texts; quotes and backslashes in them are escaped. */
function warningTexts(header: string): string[] {
  return [...header.matchAll(/299 - "((?:[^"\\]|\\.)*)"/g)].map((match) => match[1]!.replaceAll(/\\(.)/g, '$1'))
}

async function* lines(response: IncomingMessage, signal: AbortSignal): AsyncGenerator<unknown, void, undefined> {
  let rest = ''
  // A refusal is one document, which may have several lines.
  const separator = response.statusCode === 200 ? '\n' : /(?!)/
  try {
    for await (const chunk of response.setEncoding('utf8')) {
      const complete = (rest + (chunk as string)).split(separator)
      rest = complete.pop() ?? ''
      for (const line of complete) yield JSON.parse(line)
    }
    if (rest !== '') yield JSON.parse(rest)
  } catch (error) {
    if (!signal.aborted) throw error
  } finally {
    response.destroy()
  }
}
