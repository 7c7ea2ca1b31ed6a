import { definitions, eventually, install } from './install.ts'
import { Normaliser } from './normalise.ts'
import type { Received, Sent, ServerAccess } from './server-access.ts'

/** One exchange as it goes into a transcript. */
export interface Exchange {
  readonly request: string
  readonly status?: number
  /** Of an answer that is not JSON. */
  readonly contentType?: string
  readonly warnings?: readonly string[]
  readonly body?: unknown
  /** Of a watch. */
  readonly events?: readonly unknown[]
}

/** A JSON object whose fields a case reads. */
// oxlint-disable-next-line no-explicit-any -- cases read what servers answered, and a wrong guess is a failed case
export type Json = any

/** What a case works with: a namespace of its own, and requests that are written down. */
export class Session {
  /** A namespace that only this case uses. */
  readonly namespace: string
  readonly transcript: Exchange[] = []
  readonly #access: ServerAccess
  readonly #normaliser = new Normaliser()
  readonly #leftovers: string[] = []

  constructor(access: ServerAccess, namespace: string) {
    this.#access = access
    this.namespace = namespace
    this.#normaliser.name(namespace, 'namespace')
  }

  /** Sends a request and writes request and answer down. */
  async send(sent: Sent): Promise<Received & { readonly body: Json }> {
    const received = await this.#access.send(sent)
    this.#write(`${sent.method} ${sent.path}`, received, received.body)
    return received as Received & { readonly body: Json }
  }

  /** Sends a request, or reads a path, and writes down only what `select` makes of the answer. */
  async part(request: string | Sent, select: (body: Json) => unknown): Promise<void> {
    const sent = typeof request === 'string' ? { method: 'GET', path: request } : request
    const received = await this.#access.send(sent)
    this.#write(`${sent.method} ${sent.path} (in part)`, received, select(received.body))
  }

  get(path: string, headers?: Sent['headers']): Promise<Received & { readonly body: Json }> {
    return this.send({ method: 'GET', path, ...(headers && { headers }) })
  }

  post(path: string, body: unknown, headers?: Sent['headers']): Promise<Received & { readonly body: Json }> {
    return this.send({ method: 'POST', path, body, ...(headers && { headers }) })
  }

  put(path: string, body: unknown, headers?: Sent['headers']): Promise<Received & { readonly body: Json }> {
    return this.send({ method: 'PUT', path, body, ...(headers && { headers }) })
  }

  /** A patch of the given kind: `json`, `merge`, `strategic` or `apply`. */
  patch(path: string, kind: 'json' | 'merge' | 'strategic' | 'apply', body: unknown): Promise<Received & { readonly body: Json }> {
    const types = { json: 'json-patch+json', merge: 'merge-patch+json', strategic: 'strategic-merge-patch+json', apply: 'apply-patch+yaml' }
    return this.send({ method: 'PATCH', path, body, headers: { 'content-type': `application/${types[kind]}` } })
  }

  delete(path: string, body?: unknown): Promise<Received & { readonly body: Json }> {
    return this.send({ method: 'DELETE', path, ...(body !== undefined && { body }) })
  }

  /** Sends a request that is none of the case's business, such as a preparation; only a failure is worth telling. */
  async prepare(sent: Sent): Promise<Received & { readonly body: Json }> {
    const received = await this.#access.send(sent)
    if (received.status >= 300) throw new Error(`${sent.method} ${sent.path}: ${received.status} ${JSON.stringify(received.body)}`)
    return received as Received & { readonly body: Json }
  }

  /** Asks again until the answer is the awaited one; only a wait in vain is worth telling. */
  async until(path: string, isSo: (received: Received & { readonly body: Json }) => boolean): Promise<void> {
    await eventually(`GET ${path} says so`, async () => isSo(await this.#access.send({ method: 'GET', path })))
  }

  /** Installs a definition of this case's own, as `Area.crds` does for an area; the end of the case removes it. */
  async install(crd: { readonly metadata: { readonly name: string } }): Promise<void> {
    this.removeAtEnd(`${definitions}/${crd.metadata.name}`)
    await install(this.#access, crd)
  }

  /** Has an object deleted when the case is over, however it ends, unless it is gone by then. */
  removeAtEnd(path: string): void {
    this.#leftovers.push(path)
  }

  /** For the runner: removes what the case leaves outside its namespace. */
  async clean(): Promise<void> {
    for (const path of this.#leftovers.splice(0)) await this.#access.send({ method: 'DELETE', path })
  }

  /**
   * Watches while `during` runs, and writes down the events until `enough` says so, the server ends the stream, or 10 seconds are over (which
   * goes into the transcript as a difference).
   */
  async watch(
    path: string,
    enough: (events: readonly Json[]) => boolean,
    during: () => Promise<unknown> = async () => {},
    headers?: Sent['headers'],
  ): Promise<Json[]> {
    const stop = new AbortController()
    const timer = setTimeout(() => stop.abort(), 10_000)
    const events: Json[] = []
    try {
      const stream = await this.#access.watch(path, { signal: stop.signal, ...(headers && { headers }) })
      const collected = (async () => {
        for await (const event of stream) {
          events.push(event)
          if (enough(events)) break
        }
      })()
      await during()
      await collected
    } finally {
      clearTimeout(timer)
      stop.abort()
    }
    const timedOut = !enough(events) && stop.signal.aborted
    const told = [...events.map((event) => this.#normaliser.normalise(event)), ...(timedOut ? ['(the server went on in silence)'] : [])]
    this.transcript.push({ request: this.#text(`WATCH ${path}`), events: told })
    return events
  }

  /** Has the server forget what is older than its latest version, as far as it can be told to; see `Case.needsCompaction`. */
  async compact(): Promise<void> {
    await this.#access.compact?.()
  }

  /** Writes a value that differs from run to run under a name from now on, such as a generated name. */
  name(value: string, name: string): void {
    this.#normaliser.name(value, name)
  }

  #write(request: string, { status, contentType, warnings }: Received, body: unknown): void {
    this.transcript.push({
      request: this.#text(request),
      status,
      ...(contentType !== 'application/json' && { contentType }),
      ...(warnings.length > 0 && { warnings: this.#normaliser.normalise(warnings) as string[] }),
      body: this.#normaliser.normalise(body),
    })
  }

  #text(text: string): string {
    return this.#normaliser.normalise(text) as string
  }
}
