import { ApiError } from '@kindbox/core'
import { randomBytes, timingSafeEqual } from 'node:crypto'
import { once } from 'node:events'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { createServer, type Server } from 'node:https'
import type { AddressInfo } from 'node:net'
import { unauthorized } from '../failure/failure.ts'
import { decodeBody, type Incoming, readStream } from '../http/incoming.ts'
import { failureReply, type Reply } from '../http/reply.ts'
import { refusalToPowerless } from './authorize.ts'
import { newAuthority } from '../pki/authority.ts'
import { type Endpoint, kubeconfig, writeKubeconfig } from './kubeconfig.ts'

export interface ListenOptions {
  /** Default: 0, any free port. */
  readonly port?: number
  /** Where to listen. Default: `127.0.0.1`, for this machine alone. */
  readonly host?: string
}

/** A server behind a real HTTPS port. */
export interface Listener extends AsyncDisposable, Endpoint {
  readonly port: number
  /** Bearer token of a user who is known and may do nothing; what `token` may is everything. */
  readonly powerlessToken: string
  /** Text of a kubeconfig for this server. */
  readonly kubeconfig: string
  /** Writes {@link kubeconfig} to a file that only its owner can read. */
  writeKubeconfig(path: string): Promise<void>
  /** Stops listening and ends all connections, watches too. */
  close(): Promise<void>
}

/** Answers requests over HTTPS that carry the token. */
export async function listen(
  handle: (incoming: Incoming) => Promise<Reply>,
  { port = 0, host = '127.0.0.1' }: ListenOptions = {},
): Promise<Listener> {
  const authority = await newAuthority('kindbox embedded API server CA', Date.now())
  const hosts = [...new Set([host, '127.0.0.1', '::1', 'localhost'])]
  const { certificate, key } = await authority.server('kindbox embedded API server', hosts)
  const { ca } = authority
  const newToken = () => randomBytes(32).toString('base64url')
  const [token, powerlessToken] = [newToken(), newToken()]
  const server = createServer(
    { cert: certificate, key },
    (request, response) => void serve(handle, { token, powerlessToken }, request, response),
  )
  server.listen(port, host)
  await once(server, 'listening')
  const { port: bound } = server.address() as AddressInfo
  const url = `https://${host.includes(':') ? `[${host}]` : host}:${bound}`
  const text = kubeconfig({ url, ca, token })
  const close = () => stop(server)
  return {
    url,
    port: bound,
    ca,
    token,
    powerlessToken,
    kubeconfig: text,
    writeKubeconfig: (path) => writeKubeconfig(path, text),
    close,
    [Symbol.asyncDispose]: close,
  }
}

async function serve(
  handle: (incoming: Incoming) => Promise<Reply>,
  tokens: Pick<Listener, 'token' | 'powerlessToken'>,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const gone = new AbortController()
  response.on('close', () => gone.abort())
  try {
    const refusal = refusalTo(request, tokens)
    const reply = refusal === undefined ? await handle(incomingMessage(request, gone.signal)) : failureReply(refusal)
    await send(reply, request, response, gone.signal)
  } catch (error) {
    if (gone.signal.aborted) return
    response.destroy(error instanceof Error ? error : undefined)
  }
}

function incomingMessage(request: IncomingMessage, signal: AbortSignal): Incoming {
  return {
    method: request.method ?? 'GET',
    target: request.url ?? '/',
    header(name) {
      const value = request.headers[name]
      return Array.isArray(value) ? value.join(', ') : value
    },
    body: async () => decodeBody(await readStream(request)),
    signal,
  }
}

/** The refusal of a request whose sender is not known, or may not send it. */
function refusalTo({ headers, method, url }: IncomingMessage, tokens: Pick<Listener, 'token' | 'powerlessToken'>): ApiError | undefined {
  if (isAuthenticated(headers.authorization, tokens.token)) return undefined
  if (!isAuthenticated(headers.authorization, tokens.powerlessToken)) return unauthorized()
  try {
    return refusalToPowerless(method ?? 'GET', url ?? '/')
  } catch (error) {
    if (error instanceof ApiError) return error
    throw error
  }
}

/** Compared in time that does not depend on where the difference is. */
function isAuthenticated(header: string | undefined, token: string): boolean {
  const given = Buffer.from(header ?? '')
  const wanted = Buffer.from(`Bearer ${token}`)
  return given.length === wanted.length && timingSafeEqual(given, wanted)
}

async function send(
  { status, headers, body }: Reply,
  request: IncomingMessage,
  response: ServerResponse,
  gone: AbortSignal,
): Promise<void> {
  for (const [name, value] of headers) response.appendHeader(name, value)
  response.statusCode = status
  // What is left of a body that was refused unread would be taken for the next request.
  if (!request.complete) response.shouldKeepAlive = false
  if (typeof body === 'string') {
    // Node writes a head with a text in the text's encoding, which would encode the bytes of a warning once more.
    const isLatin = headers.some(([, value]) => /[\u0080-\u00ff]/.test(value))
    response.end(request.method === 'HEAD' ? undefined : isLatin ? Buffer.from(body) : body)
    return
  }
  response.flushHeaders()
  for await (const chunk of body) {
    if (!response.write(chunk)) await once(response, 'drain', { signal: gone })
  }
  response.end()
}

async function stop(server: Server): Promise<void> {
  if (!server.listening) return
  const closed = once(server, 'close')
  server.close()
  server.closeAllConnections()
  await closed
}
