import { goQuote } from '@kindbox/core'

/** The parts of a URL that the server's rules look at, as Go's `net/url` names them; the scheme in lower case. */
export interface GoUrl {
  readonly scheme: string
  /** What stands before the `@`, undefined without one. */
  readonly user: string | undefined
  readonly host: string
  readonly query: string
  readonly fragment: string
}

/**
 * Go's `url.Parse`, which takes almost anything that is no outright mistake; `problem` is the text of its error. An address in brackets is
 * checked less closely than `net/netip` does, and its error is shorter.
 */
export function parseGoUrl(raw: string): GoUrl | { readonly problem: string } {
  const [withoutFragment, fragment] = cut(raw, '#')
  const parsed = parseReference(withoutFragment)
  if (typeof parsed === 'string') return { problem: `parse ${goQuote(withoutFragment)}: ${parsed}` }
  const escape = badEscape(fragment)
  if (escape !== undefined) return { problem: `parse ${goQuote(raw)}: invalid URL escape ${goQuote(escape)}` }
  return { ...parsed, fragment }
}

/** Whether Go's `url.ParseRequestURI` finds a scheme and a host; a fragment is then only a part of the path. */
export function isAbsoluteGoUrl(raw: string): boolean {
  const parsed = parseReference(raw)
  return typeof parsed === 'object' && parsed.scheme !== '' && parsed.host !== ''
}

/** The parts before the fragment, or what is wrong with them. */
function parseReference(raw: string): Omit<GoUrl, 'fragment'> | string {
  // oxlint-disable-next-line no-control-regex -- that is what Go refuses
  if (/[\u0000-\u001f\u007f]/.test(raw)) return 'net/url: invalid control character in URL'
  if (raw.startsWith(':')) return 'missing protocol scheme'
  const scheme = /^([A-Za-z][A-Za-z0-9+.-]*):/.exec(raw)?.[1] ?? ''
  const [rest, query] = cut(scheme === '' ? raw : raw.slice(scheme.length + 1), '?')
  const parts = { scheme: scheme.toLowerCase(), user: undefined, host: '', query }
  if (!rest.startsWith('/')) {
    if (scheme !== '') return parts
    if (cut(rest, '/')[0].includes(':')) return 'first path segment in URL cannot contain colon'
  }
  if (!rest.startsWith('//') || (scheme === '' && rest.startsWith('///'))) return pathProblem(rest) ?? parts
  const authority = /^\/\/([^/]*)/.exec(rest)![1]!
  const problem = authorityProblem(parts.scheme, authority) ?? pathProblem(rest.slice(2 + authority.length))
  const at = authority.lastIndexOf('@')
  return problem ?? { ...parts, user: at < 0 ? undefined : authority.slice(0, at), host: authority.slice(at + 1) }
}

function authorityProblem(scheme: string, authority: string): string | undefined {
  const at = authority.lastIndexOf('@')
  const problem = hostProblem(scheme, authority.slice(at + 1))
  if (problem !== undefined || at < 0) return problem
  const user = authority.slice(0, at)
  return /^[A-Za-z0-9\-._:~!$&'()*+,;=%@]*$/.test(user) ? pathProblem(user) : 'net/url: invalid userinfo'
}

function hostProblem(scheme: string, host: string): string | undefined {
  if (host.lastIndexOf('[') > 0) return 'invalid IP-literal'
  if (host.startsWith('[')) {
    const close = host.lastIndexOf(']')
    if (close < 0) return "missing ']' in host"
    const address = host.slice(1, close)
    return portProblem(host.slice(close + 1)) ?? (/^[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*(%25.+)?$/.test(address) ? undefined : 'invalid host')
  }
  const first = host.indexOf(':')
  if (first >= 0) {
    const strict = scheme === 'http' || scheme === 'https'
    const problem = portProblem(host.slice(strict ? first : host.lastIndexOf(':')))
    if (problem !== undefined) return problem
  }
  const escape = badEscape(host) ?? /%[0-7][0-9A-Fa-f]/.exec(host.replaceAll('%25', ''))?.[0]
  if (escape !== undefined) return `invalid URL escape ${goQuote(escape)}`
  const stray = /[^A-Za-z0-9\-_.~!$&'()*+,;=:[\]<>"%\u0080-\uffff]/.exec(host)
  return stray === null ? undefined : `invalid character ${goQuote(stray[0])} in host name`
}

function portProblem(colonPort: string): string | undefined {
  return /^(:[0-9]*)?$/.test(colonPort) ? undefined : `invalid port ${goQuote(colonPort)} after host`
}

function pathProblem(path: string): string | undefined {
  const escape = badEscape(path)
  return escape === undefined ? undefined : `invalid URL escape ${goQuote(escape)}`
}

/** The first percent sign that two hexadecimal digits do not follow, with what does. */
function badEscape(text: string): string | undefined {
  return /%(?![0-9A-Fa-f]{2})[^]{0,2}/.exec(text)?.[0]
}

function cut(text: string, separator: string): [before: string, after: string] {
  const at = text.indexOf(separator)
  return at < 0 ? [text, ''] : [text.slice(0, at), text.slice(at + separator.length)]
}
