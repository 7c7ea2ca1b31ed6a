import { createServer, request as sendRequest, Agent, type Server } from 'node:https'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import type { Endpoint } from '../suite/server-access.ts'
import { html, statusBody, type HttpFault } from './http-fault.ts'
import { relayLines } from './relay-lines.ts'

/** A request, as far as faults choose by it. */
export interface Asked {
  readonly verb: 'list' | 'watch' | 'other'
  readonly path: string
}

/** Says what befalls a request; undefined where nothing does. */
export type ChooseFault = (asked: Asked) => HttpFault | undefined

/** An HTTPS server that passes requests on to an API server, or answers in its place as it should not. */
export class HttpRelay implements AsyncDisposable {
  /** Chooses for every request; may be replaced at any time. */
  choose: ChooseFault = () => undefined
  /** Requests so far. */
  requests = 0
  readonly #server: Server
  readonly #upstream: Endpoint
  readonly #agent: Agent
  readonly #watches = new Set<(last: string) => void>()

  private constructor(server: Server, upstream: Endpoint) {
    this.#server = server
    this.#upstream = upstream
    const identity = 'token' in upstream ? {} : { cert: upstream.certificate, key: upstream.key }
    this.#agent = new Agent({ keepAlive: true, ca: upstream.ca, ...identity })
    server.on('request', (request: IncomingMessage, response: ServerResponse) => this.#answer(request, response))
  }

  static async to(upstream: Endpoint, identity: { readonly certificate: string; readonly key: string }): Promise<HttpRelay> {
    const server = createServer({ cert: identity.certificate, key: identity.key, keepAliveTimeout: 120_000 })
    server.listen(0, '127.0.0.1')
    await once(server, 'listening')
    return new HttpRelay(server, upstream)
  }

  get port(): number {
    return (this.#server.address() as AddressInfo).port
  }

  /** Ends the watches that are open with an ERROR event. */
  sendError(code: number): void {
    const line = `${JSON.stringify({ type: 'ERROR', object: statusBody(code) })}\n`
    for (const end of this.#watches) end(line)
  }

  /** Ends the watches that are open with half a line, as if it had been all that there was to say. */
  sendHalfLine(): void {
    for (const end of this.#watches) end('{"type":"MODIFIED","object":{"apiVersion":"')
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#server.close()
    this.#server.closeAllConnections()
    this.#agent.destroy()
  }

  #answer(request: IncomingMessage, response: ServerResponse): void {
    this.requests++
    const asked = askedBy(request)
    const fault = this.choose(asked)
    if (fault !== undefined) return answerWrongly(fault, response)
    const { headers, method, url = '/' } = request
    const { host: _, 'accept-encoding': _encoding, ...passed } = headers
    const token = 'token' in this.#upstream ? { authorization: `Bearer ${this.#upstream.token}` } : {}
    const sent = sendRequest(`${this.#upstream.url}${url}`, { method, agent: this.#agent, headers: { ...passed, ...token } }, (answer) => {
      response.writeHead(answer.statusCode ?? 502, headersOf(answer))
      // The head of a watch is news by itself.
      response.flushHeaders()
      answer.on('error', () => response.destroy())
      if (asked.verb !== 'watch' || answer.statusCode !== 200) answer.pipe(response)
      else relayLines(answer, response, this.#watches)
    })
    sent.on('error', () => response.destroy())
    response.on('close', () => sent.destroy())
    request.pipe(sent)
  }
}

function askedBy({ method, url = '/' }: IncomingMessage): Asked {
  const { pathname, searchParams } = new URL(url, 'https://any')
  const isWatch = /^(1|true)$/.test(searchParams.get('watch') ?? '')
  // A path with an odd number of parts below its version is a collection: .../foos, .../namespaces/default/foos.
  const below = pathname.replace(/^\/(api|apis\/[^/]+)\/[^/]+\//, '').split('/').length
  return { verb: isWatch ? 'watch' : method === 'GET' && below % 2 === 1 ? 'list' : 'other', path: pathname }
}

function headersOf({ headers }: IncomingMessage): IncomingMessage['headers'] {
  const { connection: _, 'transfer-encoding': _encoding, 'keep-alive': _alive, ...passed } = headers
  return passed
}

function answerWrongly(fault: HttpFault, response: ServerResponse): void {
  switch (fault.type) {
    case 'Status': {
      const retry = fault.retryAfterSeconds === undefined ? {} : { 'retry-after': String(fault.retryAfterSeconds) }
      response.writeHead(fault.code, { 'content-type': 'application/json', ...retry }).end(JSON.stringify(statusBody(fault.code)))
      break
    }
    case 'Html':
      response.writeHead(fault.code, { 'content-type': 'text/html' }).end(html)
      break
    case 'HalfBody':
      response.writeHead(200, { 'content-type': 'application/json' }).end('{"kind":"FooList","items":[{"metadata":{"na')
      break
  }
}
