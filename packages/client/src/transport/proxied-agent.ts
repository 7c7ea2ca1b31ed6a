import type * as http from 'node:http'
import type * as https from 'node:https'
import { isIPv6, type Socket } from 'node:net'
import { checkServerIdentity, type ConnectionOptions } from 'node:tls'
import { HttpProxyAgent, HttpsProxyAgent } from 'hpagent'

type Connect = (options: Target, callback: (error: Error | null, socket: Socket | null) => void) => void
type Target = Pick<ConnectionOptions, 'host' | 'servername' | 'checkServerIdentity'>

/** An agent whose connections lead through a proxy (RFC 9110, `CONNECT`), TLS to the server inside. */
export function proxiedAgent(proxy: URL, protocol: string, options: https.AgentOptions): http.Agent {
  const agent = protocol === 'http:' ? new HttpProxyAgent({ ...options, proxy }) : new HttpsProxyAgent({ ...options, proxy })
  const connecting = agent as unknown as { createConnection: Connect }
  const connect = connecting.createConnection.bind(agent)
  connecting.createConnection = (target, callback) => {
    connect(bracketed(target), (error, socket) => callback(error && named(error, proxy), socket))
  }
  return agent
}

/** The line of a CONNECT wants an IPv6 address in brackets, and hpagent writes the host as it is. */
function bracketed(target: Target): Target {
  const { host } = target
  if (host === undefined || !isIPv6(host)) return target
  const name = target.servername || host
  return { ...target, host: `[${host}]`, checkServerIdentity: (_, certificate) => checkServerIdentity(name, certificate) }
}

function named(error: Error, { host }: URL): Error {
  const [, status] = /^Bad response: (\d+)$/.exec(error.message) ?? []
  const said = status === undefined ? error.message : `it answered ${status}${status === '407' ? ', so it wants other credentials' : ''}`
  return Object.assign(new Error(`the proxy ${host} did not connect: ${said}`, { cause: error }), { code: 'EPROXY' })
}
