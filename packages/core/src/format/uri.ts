import { isIpv6Address } from './ip.ts'

/** What Go's net/url takes unescaped in a host name. */
const HOST = /^[-a-zA-Z0-9._~!$&'()*+,;=:[\]<>"\u0080-\uffff]*$/
/** What it takes escaped there: anything beyond ASCII, and the percent sign. */
const HOST_ESCAPES = /%(?:25|[89a-fA-F][0-9a-fA-F])/g
const USER_INFO = /^[-a-zA-Z0-9._~!$&'()*+,;=:%@]*$/
/** A percent sign that no two hexadecimal digits follow. */
const BAD_ESCAPE = /%(?![0-9a-fA-F]{2})/

/**
 * An absolute URI, a rooted path or `*`: what Go's net/url.ParseRequestURI takes. Query and opaque part may hold anything
 * but ASCII control characters; `#` starts no fragment.
 */
export function isUri(value: string): boolean {
  // oxlint-disable-next-line no-control-regex
  if (value === '' || /[\u0000-\u001f\u007f]/.test(value) || value[0] === ':') return false
  if (value === '*') return true
  const scheme = /^([a-zA-Z][-a-zA-Z0-9+.]*):/.exec(value)?.[1]
  const [rest = ''] = (scheme === undefined ? value : value.slice(scheme.length + 1)).split('?', 1)
  if (!rest.startsWith('/')) return scheme !== undefined
  if (scheme === undefined || !rest.startsWith('//')) return !BAD_ESCAPE.test(rest)
  const path = rest.indexOf('/', 2)
  const authority = path === -1 ? rest.slice(2) : rest.slice(2, path)
  return isAuthority(authority, scheme.toLowerCase()) && (path === -1 || !BAD_ESCAPE.test(rest.slice(path)))
}

/** userinfo "@" host ":" port. */
function isAuthority(authority: string, scheme: string): boolean {
  const at = authority.lastIndexOf('@')
  const user = authority.slice(0, Math.max(at, 0))
  return USER_INFO.test(user) && !BAD_ESCAPE.test(user) && isHostAndPort(authority.slice(at + 1), scheme)
}

function isHostAndPort(host: string, scheme: string): boolean {
  const bracket = host.lastIndexOf('[')
  if (bracket > 0) return false
  if (bracket === 0) {
    const close = host.lastIndexOf(']')
    return close !== -1 && isIpLiteral(host.slice(1, close)) && isOptionalPort(host.slice(close + 1))
  }
  // Lists of hosts with ports are a habit of databases; Go is strict with http only.
  const strict = scheme === 'http' || scheme === 'https'
  const colon = strict ? host.indexOf(':') : host.lastIndexOf(':')
  return HOST.test(host.replaceAll(HOST_ESCAPES, '')) && (colon === -1 || isOptionalPort(host.slice(colon)))
}

/** An IPv6 address, with a zone behind `%25` (RFC 6874) if at all. */
function isIpLiteral(literal: string): boolean {
  const zone = literal.indexOf('%25')
  const address = zone === -1 ? literal : literal.slice(0, zone)
  if (!isIpv6Address(address, { leadingZeros: false })) return false
  return zone === -1 || (literal.length > zone + 3 && isZone(literal.slice(zone + 3)))
}

/** The characters of a host name, escaped or not, and escaped spaces and percent signs. */
function isZone(zone: string): boolean {
  if (BAD_ESCAPE.test(zone) || /%[89a-fA-F]/.test(zone)) return false
  const characters = zone.replaceAll(/%2[05]/g, '').replaceAll(/%(..)/g, (_, code: string) => String.fromCharCode(parseInt(code, 16)))
  return HOST.test(characters)
}

function isOptionalPort(port: string): boolean {
  return /^(?::[0-9]*)?$/.test(port)
}
