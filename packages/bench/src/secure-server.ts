import { newAuthority } from '@kindbox/apiserver/testing'
import { once } from 'node:events'
import { createSecureServer, type Http2ServerRequest, type Http2ServerResponse } from 'node:http2'
import type { AddressInfo } from 'node:net'

/** Where a bench's server is, as it tells its parent. */
export interface Address {
  readonly url: string
  readonly ca: string
}

/** Serves over TLS on a free loopback port, with HTTP/1.1 and HTTP/2 as each client likes it; tells its parent where, and ends with it. */
export async function serveSecurely(answer: (request: Http2ServerRequest, response: Http2ServerResponse) => void): Promise<void> {
  const authority = await newAuthority('bench CA', Date.now())
  const { certificate, key } = await authority.server('bench', ['127.0.0.1'])
  const server = createSecureServer({ cert: certificate, key, allowHTTP1: true }, answer)
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  process.stdout.write(`${JSON.stringify({ url: `https://127.0.0.1:${port}`, ca: authority.ca } satisfies Address)}\n`)
  process.stdin.on('end', () => process.exit()).resume()
}

/** Sends the head of an answer whose body is still to come: both protocols' responses can, though the declarations of HTTP/2 leave it out. */
export function sendHead(response: Http2ServerResponse): void {
  response.writeHead(200, { 'content-type': 'application/json' })
  ;(response as { readonly flushHeaders?: () => void }).flushHeaders?.()
}
