import { BlockList, isIP } from 'node:net'
import { KubeError } from '@kindbox/core'

/**
 * The proxy that leads to a server: the one that is given, otherwise that of HTTPS_PROXY (HTTP_PROXY for `http:`), unless NO_PROXY names the
 * server, as in Go's golang.org/x/net/http/httpproxy, which kubectl follows. Servers of this machine are never asked for through one.
 *
 * @throws KubeError `ConfigError` for what is no proxy of HTTP; the message does not show credentials that stand in it
 */
export function proxyOf(
  server: URL,
  given: string | undefined,
  env: { readonly [name: string]: string | undefined } = process.env,
): URL | undefined {
  if (given !== undefined) return proxyUrl(given, 'proxy')
  const name = server.protocol === 'https:' ? 'https_proxy' : 'http_proxy'
  const found = [name.toUpperCase(), name].find((each) => (env[each] ?? '') !== '')
  if (found === undefined || isExempt(server, env['NO_PROXY'] || env['no_proxy'] || '')) return undefined
  const text = env[found]!
  return proxyUrl(text.includes('://') ? text : `http://${text}`, found)
}

/** Throws as {@link proxyOf} does. */
export function proxyUrl(text: string, name: string): URL {
  const url = URL.canParse(text) ? new URL(text) : undefined
  if (url?.protocol === 'http:' || url?.protocol === 'https:') return url
  const what = url === undefined ? 'no URL' : `one of ${url.protocol.slice(0, -1)}`
  throw new KubeError('ConfigError', `${name} has to be the URL of an HTTP proxy, such as "http://proxy.example:3128"; this is ${what}.`)
}

function isExempt({ protocol, hostname, port }: URL, noProxy: string): boolean {
  const host = hostname.replace(/^\[|\]$/g, '').toLowerCase()
  if (host === 'localhost' || isIn(host, '127.0.0.0/8') || host === '::1') return true
  const actualPort = port || (protocol === 'https:' ? '443' : '80')
  return noProxy
    .split(',')
    .map((entry) => entry.trim().toLowerCase())
    .some((entry) => entry !== '' && matches(entry, host, actualPort))
}

function matches(entry: string, host: string, port: string): boolean {
  if (entry === '*') return true
  if (entry.includes('/')) return isIn(host, entry)
  const { name, only } = splitPort(entry)
  if (only !== undefined && only !== port) return false
  if (isIP(name) !== 0) return isIn(host, name)
  const domain = name.replace(/^\*/, '')
  return domain.startsWith('.') ? host.endsWith(domain) : host === domain || host.endsWith(`.${domain}`)
}

function splitPort(entry: string): { name: string; only?: string | undefined } {
  if (isIP(entry) !== 0) return { name: entry }
  const { name = entry, only } = /^\[?(?<name>.*?)\]?(?::(?<only>\d+))?$/.exec(entry)?.groups ?? {}
  return { name, only }
}

/** Whether an address is in a range, or is the one. */
function isIn(host: string, range: string): boolean {
  const [address = '', bits] = range.split('/')
  const family = isIP(host)
  if (family === 0 || isIP(address) !== family) return false
  const list = new BlockList()
  const type = family === 4 ? 'ipv4' : 'ipv6'
  const prefix = Number(bits ?? (family === 4 ? 32 : 128))
  if (!Number.isInteger(prefix) || prefix < 0 || prefix > (family === 4 ? 32 : 128)) return false
  list.addSubnet(address, prefix, type)
  return list.check(host, type)
}
