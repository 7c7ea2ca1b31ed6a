import { goQuote } from '../go-quote.ts'
import { parseIpAddress } from './ip-address.ts'
import { decodePercents, encodePercents, escapeProblem, hostEscapeProblem, zoneEscapeProblem } from './url-escapes.ts'

/** The parts of a URL as Go's `net/url` names them. */
export interface GoUrl {
  /** In lower case. */
  readonly scheme: string
  /** What follows the scheme where no slash does: `mailto:a@b`. */
  readonly opaque: string
  /** What stands before the `@`; undefined without one. */
  readonly user: string | undefined
  /** With its port, and with brackets around an IPv6 address. */
  readonly host: string
  /** As it was written. */
  readonly path: string
  /** As it was written; undefined without a question mark. */
  readonly query: string | undefined
  /** As it was written. */
  readonly fragment: string
}

/** Go's `url.Parse`; `problem` is the text of its error. */
export function parseGoUrl(text: string): GoUrl | { readonly problem: string } {
  const hash = text.indexOf('#')
  const withoutFragment = hash < 0 ? text : text.slice(0, hash)
  const fragment = hash < 0 ? '' : text.slice(hash + 1)
  const parts = parseReference(withoutFragment, { request: false })
  if (typeof parts === 'string') return { problem: `parse ${goQuote(withoutFragment)}: ${parts}` }
  const escape = escapeProblem(fragment)
  return escape === undefined ? { ...parts, fragment } : { problem: `parse ${goQuote(text)}: ${escape}` }
}

/** Go's `url.ParseRequestURI`: an absolute URL or a rooted path, in which `#` starts no fragment. */
export function parseRequestUri(text: string): GoUrl | { readonly problem: string } {
  const parts = parseReference(text, { request: true })
  return typeof parts === 'string' ? { problem: `parse ${goQuote(text)}: ${parts}` } : { ...parts, fragment: '' }
}

/** The host without port and brackets. */
export function hostnameOf({ host }: GoUrl): string {
  const { name } = splitPort(host)
  return name.startsWith('[') && name.endsWith(']') ? name.slice(1, -1) : name
}

/** Digits, or nothing. */
export function portOf({ host }: GoUrl): string {
  return splitPort(host).port
}

/** The path as it was written where that is a valid encoding, else encoded anew. */
export function escapedPath({ path }: GoUrl): string {
  return path === '*' || /^[-A-Za-z0-9._~!$&'()*+,;=:@[\]%/]*$/.test(path) ? path : encodePercents(path, 'path')
}

/** The parameters of the query in the order of their keys' first appearance; what cannot be read is left out. */
export function queryOf({ query = '' }: GoUrl): ReadonlyMap<string, readonly string[]> {
  const values = new Map<string, string[]>()
  for (const parameter of query.split('&')) {
    if (parameter === '' || parameter.includes(';')) continue
    const equals = parameter.indexOf('=')
    const [name, text] = equals < 0 ? [parameter, ''] : [parameter.slice(0, equals), parameter.slice(equals + 1)]
    if (escapeProblem(name) !== undefined || escapeProblem(text) !== undefined) continue
    const key = decodePercents(name.replaceAll('+', ' '))
    const list = values.get(key)
    if (list === undefined) values.set(key, [decodePercents(text.replaceAll('+', ' '))])
    else list.push(decodePercents(text.replaceAll('+', ' ')))
  }
  return values
}

/** As Go writes it; two URLs are equal when this is. */
export function formatGoUrl(url: GoUrl): string {
  const { scheme, opaque, user, host, query, fragment } = url
  let text = scheme === '' ? '' : `${scheme}:`
  if (opaque !== '') text += opaque
  else {
    if (host !== '' || user !== undefined || url.path.startsWith('//')) text += '//'
    if (user !== undefined) text += `${formatUser(user)}@`
    text += encodePercents(host, 'host')
    text += escapedPath(url)
  }
  if (query !== undefined) text += `?${query}`
  return fragment === '' ? text : `${text}#${encodePercents(fragment, 'fragment')}`
}

function formatUser(user: string): string {
  const colon = user.indexOf(':')
  if (colon < 0) return encodePercents(user, 'user')
  return `${encodePercents(user.slice(0, colon), 'user')}:${encodePercents(user.slice(colon + 1), 'user')}`
}

/** The parts before the fragment, or what is wrong with them. */
function parseReference(text: string, { request }: { readonly request: boolean }): Omit<GoUrl, 'fragment'> | string {
  // oxlint-disable-next-line no-control-regex -- that is what Go refuses
  if (/[\u0000-\u001f\u007f]/.test(text)) return 'net/url: invalid control character in URL'
  if (text === '' && request) return 'empty url'
  const none = { scheme: '', opaque: '', user: undefined, host: '', query: undefined }
  if (text === '*') return { ...none, path: '*' }
  if (text.startsWith(':')) return 'missing protocol scheme'
  const written = /^([A-Za-z][A-Za-z0-9+.-]*):/.exec(text)?.[1] ?? ''
  const scheme = written.toLowerCase()
  const reference = written === '' ? text : text.slice(written.length + 1)
  const mark = reference.indexOf('?')
  const query = mark < 0 ? undefined : reference.slice(mark + 1)
  const rest = mark < 0 ? reference : reference.slice(0, mark)
  if (!rest.startsWith('/')) {
    if (scheme !== '') return { ...none, scheme, opaque: rest, query, path: '' }
    if (request) return 'invalid URI for request'
    if (rest.split('/', 1)[0]!.includes(':')) return 'first path segment in URL cannot contain colon'
  }
  const hasAuthority = rest.startsWith('//') && (scheme !== '' || (!request && !rest.startsWith('///')))
  if (!hasAuthority) return escapeProblem(rest) ?? { ...none, scheme, query, path: rest }
  const slash = rest.indexOf('/', 2)
  const authority = slash < 0 ? rest.slice(2) : rest.slice(2, slash)
  const path = slash < 0 ? '' : rest.slice(slash)
  const parsed = parseAuthority(scheme, authority)
  if (typeof parsed === 'string') return parsed
  return escapeProblem(path) ?? { ...none, ...parsed, scheme, query, path }
}

function parseAuthority(scheme: string, authority: string): Pick<GoUrl, 'user' | 'host'> | string {
  const at = authority.lastIndexOf('@')
  const host = parseHost(scheme, authority.slice(at + 1))
  if ('problem' in host) return host.problem
  if (at < 0) return { user: undefined, host: host.host }
  const user = authority.slice(0, at)
  if (!/^[A-Za-z0-9\-._:~!$&'()*+,;=%@]*$/.test(user)) return 'net/url: invalid userinfo'
  return escapeProblem(user) ?? { user: decodeUser(user), host: host.host }
}

/** A colon that was written as an escape is no separator; Go keeps the two parts apart, here it stays escaped. */
function decodeUser(user: string): string {
  const colon = user.indexOf(':')
  const decode = (part: string) => decodePercents(part.replaceAll(/%3[aA]/g, '%253A'))
  return colon < 0 ? decode(user) : `${decode(user.slice(0, colon))}:${decodePercents(user.slice(colon + 1))}`
}

function parseHost(scheme: string, host: string): { readonly host: string } | { readonly problem: string } {
  const bracket = host.lastIndexOf('[')
  if (bracket > 0) return { problem: 'invalid IP-literal' }
  if (bracket === 0) return parseIpLiteral(host)
  const first = host.indexOf(':')
  if (first >= 0) {
    // Lists of hosts with ports are a habit of databases; Go is strict with http only.
    const strict = scheme === 'http' || scheme === 'https'
    const problem = portProblem(host.slice(strict ? first : host.lastIndexOf(':')))
    if (problem !== undefined) return { problem }
  }
  const problem = hostEscapeProblem(host)
  return problem === undefined ? { host: decodePercents(host) } : { problem }
}

function parseIpLiteral(host: string): { readonly host: string } | { readonly problem: string } {
  const close = host.lastIndexOf(']')
  if (close < 0) return { problem: "missing ']' in host" }
  const port = host.slice(close + 1)
  const literal = host.slice(1, close)
  const percent = literal.indexOf('%25')
  const [address, zone] = percent < 0 ? [literal, ''] : [literal.slice(0, percent), literal.slice(percent)]
  const problem = portProblem(port) ?? hostEscapeProblem(address) ?? zoneEscapeProblem(zone)
  if (problem !== undefined) return { problem }
  const decoded = decodePercents(address) + decodePercents(zone)
  const parsed = parseIpAddress(decoded)
  if ('problem' in parsed) return { problem: `invalid host: ${parsed.problem}` }
  return parsed.bytes.length === 4 ? { problem: 'invalid IP-literal' } : { host: `[${decoded}]${port}` }
}

function portProblem(colonPort: string): string | undefined {
  return /^(?::[0-9]*)?$/.test(colonPort) ? undefined : `invalid port ${goQuote(colonPort)} after host`
}

function splitPort(host: string): { readonly name: string; readonly port: string } {
  const colon = host.lastIndexOf(':')
  if (colon < 0 || !/^[0-9]*$/.test(host.slice(colon + 1))) return { name: host, port: '' }
  return { name: host.slice(0, colon), port: host.slice(colon + 1) }
}
