import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { ControllerHealth } from '@kindbox/runtime'
import type { Registry } from 'prom-client'

/** A watch with bookmarks speaks about once a minute; one that has been silent for this long will not speak again. */
const SILENCE_LIMIT = 5 * 60_000
const RECONCILE_LIMIT = 10 * 60_000

export interface EndpointsOptions {
  /** Default: a free one. */
  readonly port?: number
  /** Default: the loopback interface; in a pod, all: `0.0.0.0` or `::`. */
  readonly host?: string
  readonly health: () => ControllerHealth
  readonly registry: Registry
}

export interface Endpoints extends AsyncDisposable {
  readonly url: string
}

/** `/healthz` for the liveness probe, `/readyz` for the readiness probe, `/metrics` for Prometheus. */
export async function serveEndpoints({ port = 0, host = '127.0.0.1', health, registry }: EndpointsOptions): Promise<Endpoints> {
  const server = createServer((request, response) => {
    answer(request.url ?? '', { health, registry }).then(
      ({ status, type = 'application/json', body }) => response.writeHead(status, { 'content-type': type }).end(body),
      (error: unknown) => response.writeHead(500).end(String(error)),
    )
  })
  await new Promise<void>((resolve, reject) => server.once('error', reject).listen(port, host, resolve))
  const { address, port: open, family } = server.address() as AddressInfo
  return {
    url: `http://${family === 'IPv6' ? `[${address}]` : address}:${open}`,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

interface Answer {
  readonly status: number
  readonly type?: string
  readonly body: string
}

async function answer(path: string, { health, registry }: Pick<EndpointsOptions, 'health' | 'registry'>): Promise<Answer> {
  const state = health()
  const verdict = (isWell: boolean) => ({ status: isWell ? 200 : 503, body: JSON.stringify(state) })
  switch (path.split('?')[0]) {
    case '/healthz':
      return verdict(isAlive(state))
    case '/readyz':
      return verdict(state.ready)
    case '/metrics':
      return { status: 200, type: registry.contentType, body: await registry.metrics() }
    default:
      return { status: 404, type: 'text/plain', body: 'not found\n' }
  }
}

/** Whether restarting the process would not help: failing requests are tried again, but what is silent or stuck stays so. */
export function isAlive({ sources, longestRunning }: ControllerHealth): boolean {
  return sources.every(({ silentFor, failing }) => failing || silentFor < SILENCE_LIMIT) && longestRunning < RECONCILE_LIMIT
}
