import { newAuthority } from '@kindbox/apiserver/testing'
import type { TcpRelay } from '@kindbox/conformance/faults'
import { once } from 'node:events'
import { createSecureServer, type Http2SecureServer, type Http2ServerRequest, type Http2ServerResponse } from 'node:http2'
import type { AddressInfo } from 'node:net'
import { widget } from '../list/widget.ts'

export type Asked = 'list' | 'watch'

/** What is answered in place of what was asked for. */
export type WrongAnswer = 'status 500' | 'html'

interface Change {
  readonly version: number
  readonly line: string
}

interface Open {
  readonly response: Http2ServerResponse
  readonly timers: readonly NodeJS.Timeout[]
}

const objects = 10
const html = '<!DOCTYPE html>\n<html>\n<body>\n<h1>Sign in</h1>\n</body>\n</html>\n'

/**
 * Ten objects, one of which changes each half second, served over TLS with HTTP/1.1 and HTTP/2 as the client likes it: with a history, a version
 * before which it is forgotten, bookmarks once a minute, Status bodies, and faults.
 */
export class World implements AsyncDisposable {
  readonly ca: string
  /** When each request came, and for what; in milliseconds. */
  readonly requests: { readonly asked: Asked; readonly at: number }[] = []
  /** When a wrong answer was last given. */
  lastWrong: number | undefined
  readonly #server: Http2SecureServer
  readonly #objects = new Map<string, object>()
  readonly #history: Change[] = []
  readonly #open = new Set<Open>()
  readonly #wrong: { list: WrongAnswer[]; watch: WrongAnswer[] } = { list: [], watch: [] }
  #version = 1_000
  #oldest = 0
  #writer: NodeJS.Timeout | undefined
  #turn = 0

  private constructor(server: Http2SecureServer, ca: string) {
    this.#server = server
    this.ca = ca
    for (let i = 0; i < objects; i++) this.#store(widget(i))
    server.on('request', (request, response) => this.#answer(request, response))
    server.on('sessionError', () => {})
  }

  static async create(): Promise<World> {
    const authority = await newAuthority('world CA', Date.now())
    const { certificate, key } = await authority.server('world', ['127.0.0.1'])
    const server = createSecureServer({ cert: certificate, key, allowHTTP1: true })
    server.listen(0, '127.0.0.1')
    await once(server, 'listening')
    return new World(server, authority.ca)
  }

  get port(): number {
    return (this.#server.address() as AddressInfo).port
  }

  get version(): number {
    return this.#version
  }

  /** The version of each object, by name. */
  get state(): ReadonlyMap<string, string> {
    return new Map([...this.#objects].map(([name, object]) => [name, versionOf(object)]))
  }

  write(): void {
    this.#writer ??= setInterval(() => this.change(this.#turn++ % objects), 500)
  }

  rest(): void {
    clearInterval(this.#writer)
    this.#writer = undefined
  }

  /** @param spoil what becomes of the object, where it is not to fit its schema */
  change(index: number, spoil: (object: { spec: Record<string, unknown> }) => void = () => {}): void {
    const object = widget(index)
    spoil(object)
    this.#store(object)
  }

  /** Forgets all versions before this moment, which a change of another kind has made one of its own. */
  forget(): void {
    this.#oldest = ++this.#version
  }

  /** The next requests are answered wrongly. */
  answer(asked: Asked, ...wrong: readonly WrongAnswer[]): void {
    this.#wrong[asked].push(...wrong)
  }

  endWatches(last = ''): void {
    for (const open of this.#open) this.#close(open, last)
  }

  /** Cuts the connections in the middle of an event. */
  async cutMidLine(relay: TcpRelay): Promise<void> {
    for (const { response } of this.#open) response.write('{"type":"MODIFIED","object":{"apiVersion":"bench.example/v1","kind":"Wid')
    await new Promise((resolve) => setTimeout(resolve, 50))
    relay.cut(() => 0)
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.rest()
    this.endWatches()
    this.#server.close()
  }

  #store(object: ReturnType<typeof widget>): void {
    const version = ++this.#version
    const type = this.#objects.has(object.metadata.name) ? 'MODIFIED' : 'ADDED'
    const stored = { ...object, metadata: { ...object.metadata, resourceVersion: String(version), generation: version } }
    this.#objects.set(object.metadata.name, stored)
    const change = { version, line: `${JSON.stringify({ type, object: stored })}\n` }
    this.#history.push(change)
    for (const { response } of this.#open) response.write(change.line)
  }

  #answer(request: Http2ServerRequest, response: Http2ServerResponse): void {
    const { searchParams } = new URL(request.url, 'https://any')
    const isWatch = /^(1|true)$/.test(searchParams.get('watch') ?? '')
    const begins = searchParams.get('sendInitialEvents') === 'true'
    const asked: Asked = isWatch && !begins ? 'watch' : 'list'
    this.requests.push({ asked, at: performance.now() })
    const wrong = this.#wrong[asked].shift()
    if (wrong !== undefined) {
      this.lastWrong = performance.now()
      if (wrong === 'html') response.writeHead(200, { 'content-type': 'text/html' }).end(html)
      else refuse(response, 500, 'InternalError')
    } else if (isWatch) this.#watch(searchParams, begins, response)
    else this.#list(response)
  }

  #list(response: Http2ServerResponse): void {
    const metadata = { resourceVersion: String(this.#version) }
    const list = { apiVersion: 'bench.example/v1', kind: 'WidgetList', metadata, items: [...this.#objects.values()] }
    response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(list))
  }

  #watch(query: URLSearchParams, begins: boolean, response: Http2ServerResponse): void {
    const since = query.get('resourceVersion') ?? ''
    if (!begins && since !== '' && since !== '0' && Number(since) < this.#oldest) {
      this.lastWrong = performance.now()
      return refuse(response, 410, 'Expired')
    }
    response.writeHead(200, { 'content-type': 'application/json' })
    // Both protocols' responses have it; the declarations of HTTP/2 leave it out.
    ;(response as { readonly flushHeaders?: () => void }).flushHeaders?.()
    if (begins || since === '' || since === '0') {
      for (const object of this.#objects.values()) response.write(`${JSON.stringify({ type: 'ADDED', object })}\n`)
    } else for (const { version, line } of this.#history) if (version > Number(since)) response.write(line)
    if (begins) response.write(bookmark(this.#version, { 'k8s.io/initial-events-end': 'true' }))
    const seconds = Number(query.get('timeoutSeconds') ?? 3_000)
    const marks = query.get('allowWatchBookmarks') === 'true'
    const open: Open = {
      response,
      timers: [
        setTimeout(() => this.#close(open, ''), seconds * 1_000),
        setInterval(() => marks && response.write(bookmark(this.#version)), 60_000),
      ],
    }
    this.#open.add(open)
    response.on('close', () => this.#forgetOpen(open))
  }

  #close(open: Open, last: string): void {
    this.#forgetOpen(open)
    open.response.end(last)
  }

  #forgetOpen(open: Open): void {
    this.#open.delete(open)
    for (const timer of open.timers) clearTimeout(timer)
  }
}

/** An ERROR event. */
export function errorEvent(code: number): string {
  return `${JSON.stringify({ type: 'ERROR', object: statusOf(code, code === 410 ? 'Expired' : 'InternalError') })}\n`
}

function refuse(response: Http2ServerResponse, code: number, reason: string): void {
  response.writeHead(code, { 'content-type': 'application/json' }).end(JSON.stringify(statusOf(code, reason)))
}

function statusOf(code: number, reason: string): object {
  return { kind: 'Status', apiVersion: 'v1', metadata: {}, status: 'Failure', message: 'a fault of the world', reason, code }
}

function bookmark(version: number, annotations: object = {}): string {
  const metadata = { resourceVersion: String(version), annotations }
  return `${JSON.stringify({ type: 'BOOKMARK', object: { apiVersion: 'bench.example/v1', kind: 'Widget', metadata } })}\n`
}

function versionOf(object: object): string {
  return (object as { metadata: { resourceVersion: string } }).metadata.resourceVersion
}
