import { leaseAgent } from './agent-pool.ts'
import type { ConnectLike } from './connect-like.ts'
import type { FetchLike } from './fetch-like.ts'
import { checkTls, type TlsOptions } from './tls-options.ts'

/** A way to send requests and to open WebSockets, and to let go of its connections. */
export interface Transport {
  readonly fetch: FetchLike
  /** Missing where a program brought its own fetch and nothing that opens WebSockets. */
  readonly connect?: ConnectLike | undefined
  close(): void
}

export interface NodeTransportOptions {
  readonly tls?: TlsOptions
  /** Asks the server to compress bodies. Default: `true`. */
  readonly compress?: boolean
}

/**
 * node-fetch, and WebSockets, over the keep-alive agent of a server and a TLS identity.
 *
 * @throws KubeError `ConfigError` for TLS options that cannot be used.
 */
export function nodeTransport(server: URL, { tls = {}, compress = true }: NodeTransportOptions): Transport {
  checkTls(tls)
  const { agent, release } = leaseAgent(server, tls)
  return {
    async fetch(url, init) {
      // Loaded by the first request: a client over another fetch never pays for it.
      const { default: fetch } = await import('node-fetch')
      return await fetch(url, { ...init, agent, compress })
    },
    async connect(url, init) {
      const { openWebSocket } = await import('./web-socket.ts')
      return await openWebSocket(url, init, agent)
    },
    close: release,
  }
}
