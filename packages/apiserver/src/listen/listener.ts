import { ApiError } from '@kindbox/core'
import { randomBytes, timingSafeEqual } from 'node:crypto'
import { once } from 'node:events'
import type { IncomingMessage } from 'node:http'
import { createServer, type Server } from 'node:https'
import type { AddressInfo } from 'node:net'
import { admin, powerless, type User } from '../authorize/user.ts'
import { unauthorized } from '../failure/failure.ts'
import type { Incoming } from '../http/incoming.ts'
import { failureReply, type Reply } from '../http/reply.ts'
import { refusalToPowerless } from './authorize.ts'
import { exchange } from './exchange.ts'
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
  const tokens = { powerful: authorization(token), powerless: authorization(powerlessToken) }
  const server = createServer({ cert: certificate, key, keepAliveTimeout: IDLE_TIMEOUT }, (request, response) => {
    void exchange(request, response, async (incoming) => {
      const user = userOf(request.headers.authorization ?? '', tokens)
      if (user === undefined) return failureReply(unauthorized())
      const refusal = refusalTo(user, request)
      if (refusal !== undefined) return failureReply(refusal)
      return handle({ ...incoming, identity: { user, userOf: (token) => userOf(`Bearer ${token}`, tokens) } })
    })
  })
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

/** Milliseconds that an idle connection is kept, as long as the real server does (apiserver pkg/server/secure_serving.go); Node's 5 s end under a client's hand. */
const IDLE_TIMEOUT = 90_000

interface Authorizations {
  readonly powerful: Buffer
  readonly powerless: Buffer
}

/** The header that a token is sent in. */
function authorization(token: string): Buffer {
  return Buffer.from(`Bearer ${token}`)
}

function userOf(header: string, { powerful, powerless: without }: Authorizations): User | undefined {
  const given = Buffer.from(header)
  if (isSame(given, powerful)) return admin
  return isSame(given, without) ? powerless : undefined
}

/** The refusal of a request that its sender may not send. */
function refusalTo(user: User, { method, url }: IncomingMessage): ApiError | undefined {
  if (user === admin) return undefined
  try {
    return refusalToPowerless(method ?? 'GET', url ?? '/')
  } catch (error) {
    if (error instanceof ApiError) return error
    throw error
  }
}

/** Compared in time that does not depend on where the difference is. */
function isSame(given: Buffer, wanted: Buffer): boolean {
  return given.length === wanted.length && timingSafeEqual(given, wanted)
}

async function stop(server: Server): Promise<void> {
  if (!server.listening) return
  const closed = once(server, 'close')
  server.close()
  server.closeAllConnections()
  await closed
}
