import { leaseAgent } from './agent-pool.ts'
import type { FetchLike } from './fetch-like.ts'
import { checkTls, type TlsOptions } from './tls-options.ts'

/** A way to send requests, and to let go of its connections. */
export interface Transport {
  readonly fetch: FetchLike
  close(): void
}

export interface NodeTransportOptions {
  readonly tls?: TlsOptions
  /** Asks the server to compress bodies. Default: `true`. */
  readonly compress?: boolean
}

/**
 * node-fetch over the keep-alive agent of a server and a TLS identity.
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
    close: release,
  }
}
