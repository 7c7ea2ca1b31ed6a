import { createHash } from 'node:crypto'
import * as http from 'node:http'
import * as https from 'node:https'
import type { Socket } from 'node:net'
import { createSecureContext } from 'node:tls'
import { proxiedAgent } from './proxied-agent.ts'
import type { TlsOptions } from './tls-options.ts'

/** An agent in use; `release` gives it back once. */
export interface AgentLease {
  readonly agent: http.Agent
  /** Closes the connections that nobody is using. */
  dropIdle(): void
  release(): void
  /** As `release`, but requests that are on their way may end. */
  retire(): void
}

interface Pooled {
  readonly agent: http.Agent
  users: number
}

// Keyed by a hash, so that no key material is kept as text.
const pool = new Map<string, Pooled>()

// kube-apiserver closes connections that were idle for 90 s (apiserver pkg/server/secure_serving.go); ours close before that, so that a
// request never meets a connection that is just being closed.
const idleMilliseconds = 60_000

/**
 * The one keep-alive agent of a TLS identity at a server, on one way: clients with the same CA, certificate and server name share its connections. It
 * is destroyed when its last user gives it back; until then idle connections do not keep the process alive.
 */
export function leaseAgent({ origin, protocol }: URL, tls: TlsOptions, proxy?: URL): AgentLease {
  const way = [origin, proxy?.href]
  const identity = protocol === 'http:' ? way : [...way, tls.ca, tls.cert, tls.key, tls.serverName, tls.insecureSkipTlsVerify]
  const key = createHash('sha256').update(JSON.stringify(identity)).digest('base64')
  let pooled = pool.get(key)
  if (pooled === undefined) pool.set(key, (pooled = { agent: makeAgent(protocol, tls, proxy), users: 0 }))
  const { agent } = pooled
  pooled.users++
  let released = false
  const isLastUser = (): boolean => {
    if (released) return false
    released = true
    if (--pooled.users > 0) return false
    pool.delete(key)
    return true
  }
  const dropIdle = () => {
    for (const sockets of Object.values(agent.freeSockets)) for (const socket of sockets ?? []) socket.destroy()
  }
  return {
    agent,
    dropIdle,
    release() {
      if (isLastUser()) agent.destroy()
    },
    retire() {
      if (!isLastUser()) return
      dropIdle()
      agent.on('free', (socket: Socket) => socket.destroy())
    },
  }
}

function makeAgent(protocol: string, { ca, cert, key, serverName, insecureSkipTlsVerify }: TlsOptions, proxy: URL | undefined): http.Agent {
  const base = { keepAlive: true, timeout: idleMilliseconds }
  if (protocol === 'http:') return proxy === undefined ? new http.Agent(base) : proxiedAgent(proxy, protocol, base)
  const options: https.AgentOptions = {
    ...base,
    // Made once: parsing a CA bundle for every connection would cost more than the connection.
    secureContext: createSecureContext({ ...(ca !== undefined && { ca }), ...(cert !== undefined && { cert, key }) }),
    ...(serverName !== undefined && { servername: serverName }),
    rejectUnauthorized: insecureSkipTlsVerify !== true,
  }
  return proxy === undefined ? new https.Agent(options) : proxiedAgent(proxy, protocol, options)
}
