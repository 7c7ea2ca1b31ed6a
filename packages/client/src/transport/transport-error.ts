import { KubeError } from '@kindbox/core'

/** The server's end of a connection, as messages name it. */
export interface Endpoint {
  /** The server's URL, without credentials. */
  readonly server: string
  /** Where its address and its CA were read, such as `context kind of the kubeconfig ~/.kube/config`. */
  readonly source?: string | undefined
}

/**
 * One clear error for what kept a request from being answered: what, where, and what to look at. The cause is kept.
 *
 * @param what verb and object: `get Foo default/baz`
 */
export function transportError(what: string, endpoint: Endpoint, cause: unknown): KubeError {
  const { code, detail } = innermost(cause)
  const from = endpoint.source === undefined ? 'the configuration' : endpoint.source
  const known = code === undefined ? undefined : findings.find(({ codes }) => codes.test(code))
  const finding = known?.finding ?? (detail || 'the request failed for no stated reason')
  const advice = known === undefined ? '' : ` ${known.advice.replaceAll('{source}', from)}`
  const coded = code === undefined ? '' : ` (${code})`
  return new KubeError('TransportError', `${what}: ${endpoint.server}: ${finding.replaceAll('{source}', from)}${coded}.${advice}`, {
    cause,
  })
}

interface Finding {
  readonly codes: RegExp
  readonly finding: string
  readonly advice: string
}

// Codes of libuv, of Node's TLS (OpenSSL's verification results), of its HTTP parser, of node-fetch and of undici.
const findings: readonly Finding[] = [
  {
    codes: /^ECONNREFUSED$/,
    finding: 'connection refused, nothing listens there',
    advice: 'Check that the API server runs and that {source} has its address.',
  },
  { codes: /^ENOTFOUND$/, finding: 'the host name is unknown', advice: 'Check the server in {source}, and your DNS.' },
  { codes: /^EAI_/, finding: 'the host name could not be looked up', advice: 'Check your DNS and your network.' },
  {
    codes: /^(ETIMEDOUT|ESOCKETTIMEDOUT|UND_ERR_CONNECT_TIMEOUT)$/,
    finding: 'no answer to the connection attempt',
    advice: 'Check the address in {source}, and whether a firewall, a VPN or a proxy is in the way.',
  },
  {
    codes: /^(EHOSTUNREACH|ENETUNREACH|EADDRNOTAVAIL)$/,
    finding: 'there is no way to that address',
    advice: 'Check your network, and the address in {source}.',
  },
  { codes: /^CERT_HAS_EXPIRED$/, finding: "the server's certificate has expired", advice: 'Renew it, or set the clock of this machine.' },
  { codes: /^CERT_NOT_YET_VALID$/, finding: "the server's certificate is not valid yet", advice: 'Set the clock of this machine.' },
  {
    codes: /^ERR_TLS_CERT_ALTNAME_INVALID$/,
    finding: "the server's certificate is made out to other names",
    advice: 'Use one of its names as address, or give one as tls-server-name in {source}.',
  },
  {
    codes: /SELF_SIGNED|UNABLE_TO_(VERIFY|GET_ISSUER)|^CERT_|^(INVALID_CA|PATH_LENGTH_EXCEEDED|HOSTNAME_MISMATCH)$/,
    finding: "the server's certificate is not signed by the CA of {source}",
    advice: 'Either this is another server than the one meant, or the CA has changed: fetch the configuration of the cluster anew.',
  },
  {
    codes: /ALERT_(BAD_CERTIFICATE|CERTIFICATE_(REQUIRED|UNKNOWN|EXPIRED|REVOKED)|UNKNOWN_CA|ACCESS_DENIED)/,
    finding: 'the server refused the client certificate, or the lack of one',
    advice: 'Check client-certificate and client-key in {source}, and whether they have expired.',
  },
  {
    codes: /^(EPROTO|ERR_SSL_(WRONG_VERSION_NUMBER|PACKET_LENGTH_TOO_LONG|UNSUPPORTED_PROTOCOL)|ERR_SSL_.*HTTP_REQUEST)$/,
    finding: 'the server does not speak TLS there',
    advice: 'Check port and scheme of the server in {source}.',
  },
  { codes: /^HPE_/, finding: 'what answers there does not speak HTTP/1.1', advice: 'Check port and scheme of the server in {source}.' },
  {
    codes: /^(ECONNRESET|EPIPE|ECONNABORTED|ERR_STREAM_PREMATURE_CLOSE|UND_ERR_SOCKET|UND_ERR_RES_CONTENT_LENGTH_MISMATCH|ABORT_ERR)$/,
    finding: 'the connection broke off before the answer was complete',
    advice: 'The server may have been restarted, or something between cut the connection; try again.',
  },
  { codes: /^ERR_STRING_TOO_LONG$/, finding: 'the answer is larger than half a gigabyte', advice: 'List it in pages, with limit.' },
]

/**
 * The code and message that tell most: node-fetch has the code on the error, undici on its cause, a connection tried at several addresses
 * on the first of several. No `instanceof`: errors of Node's own fetch come from another realm where tests run in one of their own.
 */
function innermost(error: unknown): { code?: string; detail: string } {
  let found: { code?: string; detail: string } = { detail: '' }
  let current = error
  for (let depth = 0; depth < 8 && typeof current === 'object' && current !== null; depth++) {
    const { code, message, cause, errors } = current as { [property: string]: unknown }
    const detail = typeof message === 'string' ? oneLine(message) : ''
    if (typeof code === 'string') found = { code, detail }
    else if (found.code === undefined && detail !== '') found = { detail }
    current = Array.isArray(errors) && errors.length > 0 ? errors[0] : cause
  }
  return found
}

function oneLine(text: string): string {
  // What node-fetch puts before the reason; the message has the server already.
  const reason = text.replace(/^request to \S+ failed, reason: /, '')
  const line = reason.replaceAll(/\s+/g, ' ').trim().replace(/\.$/, '')
  return line.length > 200 ? `${line.slice(0, 197)}...` : line
}
