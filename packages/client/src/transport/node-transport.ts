import { isKubeError } from '@kindbox/core'
import type { Readable } from 'node:stream'
import { leaseAgent, type AgentLease } from './agent-pool.ts'
import { arrivals } from './arrivals.ts'
import type { ConnectAnswer, ConnectInit } from './connect-like.ts'
import type { FetchInit, FetchResponse } from './fetch-like.ts'
import { proxyOf } from './proxy.ts'
import { checkTls, type ClientCertificate, type TlsOptions } from './tls-options.ts'

/** A way to send requests and to open WebSockets, and to let go of its connections. */
export interface Transport {
  /** @param certificate the client's, in place of that of the transport */
  readonly fetch: (url: string, init: FetchInit, certificate?: ClientCertificate) => Promise<FetchResponse>
  /** Missing where a program brought its own fetch and nothing that opens WebSockets. */
  readonly connect?: ((url: string, init: ConnectInit, certificate?: ClientCertificate) => Promise<ConnectAnswer>) | undefined
  close(): void
}

export interface NodeTransportOptions {
  readonly tls?: TlsOptions
  /** Asks the server to compress bodies. Default: `true`. */
  readonly compress?: boolean
  /** Default: by HTTPS_PROXY and NO_PROXY. */
  readonly proxy?: string
}

/**
 * node-fetch, and WebSockets, over the keep-alive agent of a server and a TLS identity.
 *
 * @throws KubeError `ConfigError` for TLS options that cannot be used.
 */
export function nodeTransport(server: URL, { tls = {}, compress = true, proxy: given }: NodeTransportOptions): Transport {
  checkTls(tls)
  const proxy = proxyOf(server, given)
  const own = leaseAgent(server, tls, proxy)
  let certified: { readonly certificate: ClientCertificate; readonly lease: AgentLease } | undefined
  const leaseFor = (certificate: ClientCertificate | undefined): AgentLease => {
    if (certificate === undefined) return own
    if (certified?.certificate !== certificate) {
      const former = certified?.lease
      certified = { certificate, lease: leaseAgent(server, { ...tls, ...certificate }, proxy) }
      former?.retire()
    }
    return certified.lease
  }
  return {
    async fetch(url, init, certificate) {
      const { agent, dropIdle } = leaseFor(certificate)
      const { signal } = init
      signal.addEventListener('abort', () => isOutOfPatience(signal.reason) && dropIdle(), { once: true })
      // Loaded by the first request: a client over another fetch never pays for it.
      const { default: fetch } = await import('node-fetch')
      const response = await fetch(url, { ...init, agent, compress })
      const { status, ok, headers } = response
      // node-fetch declares the least that a stream could be; what it gives is always Node's own.
      const body = response.body as Readable | null
      return {
        status,
        ok,
        headers,
        body: body === null ? null : { [Symbol.asyncIterator]: () => arrivals(body) },
        text: () => response.text(),
      }
    },
    async connect(url, init, certificate) {
      const { openWebSocket } = await import('./web-socket.ts')
      return await openWebSocket(url, init, leaseFor(certificate).agent)
    },
    close() {
      own.release()
      certified?.lease.release()
    },
  }
}

/**
 * Whether a request was given up because nothing came. Where a load balancer has forgotten one connection it has mostly forgotten all: each idle one
 * that is taken for the next attempt would cost the same wait again.
 */
function isOutOfPatience(reason: unknown): boolean {
  return isKubeError(reason, 'TransportError') || (reason as { readonly name?: unknown } | undefined)?.name === 'TimeoutError'
}
